import type { Span } from '../../text/span.ts';
import { firstPieceFrom, piecesOf } from '../../text/pieces.ts';
import type { WordForm } from '../../text/wordForms.ts';
import { formOfPieces, wordEnd } from '../../text/words.ts';
import { joints, signs, signsOf, tokenOf, type Token } from './tokens.ts';

/** The words that tell what a paragraph is about. */
export interface ParagraphWords {
  /** Lower-case words that are capitalised within a sentence that is no headline, as often as they are. */
  readonly names: readonly string[];
  /** Names of two or more words, lower case. */
  readonly fullNames: readonly (readonly string[])[];
  /** Those that carry a meaning, in order, the first hundred. */
  readonly contentWords: readonly Token[];
  /** How many words, numbers and marks there are. */
  readonly length: number;
}

const mostContentWords = 100;

/** Collects the words of a paragraph, sentence by sentence. Most sentences state no quantity: a few bits of each of their words are all that is looked at. */
export class WordCollector {
  /** Room for the sentence that is being read and for what is found, so that no array grows word by word. */
  readonly #forms: WordForm[] = [];
  readonly #signs: number[] = [];
  readonly #name: string[] = [];
  readonly #names: string[] = [];
  readonly #contentWords: Token[] = [];
  #nameCount = 0;
  #contentCount = 0;
  #fullNames: string[][] = [];
  #length = 0;

  /** Adds a sentence; returns the cues of all its words. */
  add(text: string, span: Span): number {
    const count = this.#read(text, span);
    let told = 0;
    let long = 0;
    let longCapital = 0;
    for (let index = 0; index < count; index++) {
      const own = this.#signs[index];
      told |= own;
      if ((own & signs.long) === 0) continue;
      long++;
      if ((own & signs.capital) !== 0) longCapital++;
    }
    // Where most longer words are capitalised, as in a headline, capitals say nothing of names.
    const isTitleCase = long > 2 && longCapital >= 0.7 * long;
    if ((told & signs.capital) !== 0 && !isTitleCase) this.#addNames(count);
    if (this.#contentCount < mostContentWords) this.#addContentWords(count);
    this.#length += count;
    return told;
  }

  /** What was collected since the last time. */
  take(): ParagraphWords {
    const words = { names: this.#names.slice(0, this.#nameCount), fullNames: this.#fullNames, contentWords: this.#contentWords.slice(0, this.#contentCount), length: this.#length };
    this.#nameCount = this.#contentCount = this.#length = 0;
    this.#fullNames = [];
    return words;
  }

  #read(text: string, span: Span): number {
    const pieces = piecesOf(text);
    const limit = firstPieceFrom(pieces, span.end);
    let count = 0;
    for (let from = firstPieceFrom(pieces, span.start); from < limit; ) {
      const to = wordEnd(text, pieces, from, limit, joints);
      const form = formOfPieces(text, pieces, from, to);
      this.#forms[count] = form;
      this.#signs[count++] = signsOf(form);
      from = to;
    }
    return count;
  }

  #addNames(count: number): void {
    const opensName = count > 1 && (this.#signs[1] & signs.capital) !== 0;
    /** The run of name words and initials at hand: where it starts and how many they are. */
    let start = 0;
    let words = 0;
    for (let index = 0; index < count; index++) {
      const own = this.#signs[index];
      if ((own & signs.capital) === 0) {
        if (words === 0 || this.#isDotOfInitial(index)) continue;
      } else {
        const form = this.#forms[index];
        const isInitial = form.length === 1;
        const isName = (own & signs.name) !== 0 && !isInitial;
        if (isName && (index > 0 || opensName)) this.#names[this.#nameCount++] = tokenOf(form).lower;
        if (isName || isInitial) {
          if (words++ === 0) start = index;
          continue;
        }
      }
      if (words > 1) this.#addFullName(start, index);
      words = 0;
    }
    if (words > 1) this.#addFullName(start, count);
  }

  /** Whether a mark is the full stop, or one more of them, behind the initial of a name. */
  #isDotOfInitial(index: number): boolean {
    let before = index;
    while (this.#forms[before].text === '.') before--;
    return before < index && this.#forms[before].length === 1;
  }

  #addFullName(start: number, end: number): void {
    let count = 0;
    for (let index = start; index < end; index++) if ((this.#signs[index] & signs.capital) !== 0) this.#name[count++] = tokenOf(this.#forms[index]).lower;
    this.#fullNames.push(this.#name.slice(0, count));
  }

  #addContentWords(count: number): void {
    for (let index = 0; index < count && this.#contentCount < mostContentWords; index++) {
      if ((this.#signs[index] & signs.content) !== 0) this.#contentWords[this.#contentCount++] = tokenOf(this.#forms[index]);
    }
  }
}
