import { letter, mark, wordCharacter } from '../../text/characters.ts';
import { finishShortHash, highFactor, highStart, lowFactor, lowStart } from '../../text/hash.ts';
import { classesOf, type NormalText, unitOf } from './normalText.ts';
import { NumberRoom } from './numberRoom.ts';

/** What is kept of the words of a paragraph. */
export interface WordPrints {
  /** A 32-bit hash of each word. */
  readonly words: Uint32Array;
  /** Which of the letters a–z stand in each word as bits; other characters share the six bits above. */
  readonly letters: Uint32Array;
}

const wordRoom = new NumberRoom();
const letterRoom = new NumberRoom();

const apostrophe = 39;
const afterApostrophe = letter | mark;

/** The words of a normalized text: runs of letters, marks and digits with at most one apostrophe, which a letter follows. */
export function readWords({ characters, length }: NormalText): WordPrints {
  // Between two words there is another character, or the first has an apostrophe.
  const most = (length + 1) >>> 1;
  wordRoom.makeRoom(most);
  letterRoom.makeRoom(most);
  const { numbers: words, from: wordsFrom } = wordRoom;
  const { numbers: letters, from: lettersFrom } = letterRoom;
  let count = 0;
  for (let at = 0; at < length; at++) {
    if ((classesOf(characters[at]) & wordCharacter) === 0) continue;
    let wanted = wordCharacter;
    let high = highStart;
    let low = lowStart;
    let bits = 0;
    for (let character = characters[at]; ; character = characters[++at]) {
      if ((classesOf(character) & wanted) === 0) {
        if (wanted !== wordCharacter || unitOf(character) !== apostrophe || (classesOf(characters[at + 1]) & afterApostrophe) === 0) break;
        wanted = afterApostrophe;
      }
      const unit = unitOf(character);
      high = Math.imul(high ^ unit, highFactor);
      low = Math.imul(low ^ unit, lowFactor);
      bits |= letterBit(unit);
    }
    words[wordsFrom + count] = finishShortHash(high, low);
    letters[lettersFrom + count++] = bits;
    // What ends a word after its apostrophe may begin the next one.
    if (wanted === afterApostrophe) at--;
  }
  return { words: wordRoom.take(count), letters: letterRoom.take(count) };
}

function letterBit(unit: number): number {
  return unit >= 97 && unit <= 122 ? 1 << (unit - 97) : 1 << (26 + (unit % 6));
}
