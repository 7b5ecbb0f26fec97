import type { NormalText } from './normalText.ts';
import { NumberRoom } from './numberRoom.ts';

/** What is kept of the words of a paragraph. */
export interface WordPrints {
  /** A 32-bit hash of each word. */
  readonly words: Uint32Array;
  /** The letters of each word as bits (normalForms.ts). */
  readonly letters: Uint32Array;
}

const wordRoom = new NumberRoom();
const letterRoom = new NumberRoom();

/** The words of a normalized text. */
export function wordPrintsOf({ forms, length }: NormalText): WordPrints {
  wordRoom.makeRoom(length);
  letterRoom.makeRoom(length);
  const { numbers: words, from: wordsFrom } = wordRoom;
  const { numbers: letters, from: lettersFrom } = letterRoom;
  let count = 0;
  for (let place = 0; place < length; place++) {
    const form = forms[place];
    if (!form.isWord) continue;
    words[wordsFrom + count] = form.hash;
    letters[lettersFrom + count++] = form.letters;
  }
  return { words: wordRoom.take(count), letters: letterRoom.take(count) };
}
