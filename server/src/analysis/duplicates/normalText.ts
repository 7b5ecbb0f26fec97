import { letter, mark, runEnd } from '../../text/characters.ts';
import { finishHash, highFactor, highStart, lowFactor, lowStart } from '../../text/hash.ts';
import { piecesOf, type Pieces } from '../../text/pieces.ts';
import { wordFormAt } from '../../text/wordForms.ts';
import { isWord } from '../../text/words.ts';
import { type NormalForm, normalFormOf, writtenFormOf } from './normalForms.ts';
import { normalize } from './normalize.ts';

/**
 * A normalized text as words and other characters with single spaces between them, in lists that are used again for the next text. Words are runs of letters, marks and
 * digits with at most one apostrophe, which a letter follows. What is known of each was worked out when it was first met; only texts with characters
 * that normalizing joins to others are normalized as a whole.
 */
export class NormalText {
  /** How many words and other characters there are. */
  length = 0;
  readonly forms: NormalForm[] = [];
  /** Where each starts, in UTF-16 code units. */
  readonly starts: number[] = [];
  /** Whether they start there in the text that was read, not only in what was made of it. */
  keepsPlaces = true;

  /** Takes a text; what was known of another one is gone. Returns itself. */
  read(text: string): this {
    this.keepsPlaces = this.#read(text, false);
    if (!this.keepsPlaces) this.#read(normalize(text), true);
    return this;
  }

  /** Whether a space stands before what is at a place. */
  isApart(place: number): boolean {
    return place > 0 && this.starts[place] > this.starts[place - 1] + this.forms[place - 1].length;
  }

  /** A hash of what stands between two places, the same for all texts that read the same there. */
  hash(from: number, to: number): number {
    const { starts, forms } = this;
    let high = highStart;
    let low = lowStart;
    let end = starts[from];
    for (let place = from; place < to; place++) {
      const form = forms[place];
      const start = starts[place];
      if (start > end) {
        high = Math.imul(high ^ space, highFactor);
        low = Math.imul(low ^ space, lowFactor);
      }
      high = Math.imul(high ^ form.high, highFactor);
      low = Math.imul(low ^ form.low, lowFactor);
      end = start + form.length;
    }
    return finishHash(high, low);
  }

  /** Whether there are so many spaces between two places. */
  hasSpaces(count: number, from: number, to: number): boolean {
    let left = count;
    for (let place = from + 1; left > 0 && place < to; place++) if (this.isApart(place)) left--;
    return left === 0;
  }

  /** Returns whether all words and characters could be looked at one by one. */
  #read(text: string, isNormal: boolean): boolean {
    const pieces = piecesOf(text);
    const { starts } = pieces;
    const { starts: places, forms } = this;
    let length = 0;
    let end = 0;
    for (let piece = 0; piece < starts.length; piece++) {
      let word = pieces.forms[piece];
      let start = starts[piece];
      const limit = start + word.length;
      // The word before has an apostrophe and took this, or the letters that it starts with.
      if (limit <= end) continue;
      const isPart = start < end;
      if (isPart) start = end;
      end = isWord(word) ? wordEnd(text, pieces, piece) : limit;
      if (isPart || end !== limit) word = wordFormAt(text, start, end);
      const form = isNormal ? writtenFormOf(word) : normalFormOf(word);
      if (form.dependsOnPlace) return false;
      places[length] = start;
      forms[length++] = form;
    }
    this.length = length;
    return true;
  }
}

const space = 32;
const apostrophe = 39;

/** The end (exclusive) of the word that a piece is or ends. */
function wordEnd(text: string, { starts, forms }: Pieces, piece: number): number {
  const end = starts[piece] + forms[piece].length;
  const goesOn =
    piece + 2 < forms.length && starts[piece + 2] === end + 1 && normalFormOf(forms[piece + 1]).unit === apostrophe && (forms[piece + 2].firstClasses & (letter | mark)) !== 0;
  return goesOn ? runEnd(text, end + 1, end + 1 + forms[piece + 2].length, letter | mark) : end;
}
