import type { Span } from '../../text/span.ts';
import { firstPieceFrom, piecesOf } from '../../text/pieces.ts';
import { ReusableList } from '../../text/reusableList.ts';
import type { WordForm } from '../../text/wordForms.ts';
import { formOfPieces, wordEnd } from '../../text/words.ts';
import { joints, signs, signsOf, tokenOf, type Sentence, type Token } from './tokens.ts';

/** The words that tell what a paragraph is about. */
export interface ParagraphWords {
  /** Lower-case words that are capitalised within a sentence that is no headline, as often as they are. */
  readonly names: readonly string[];
  /** Names of two or more words, lower case. */
  readonly fullNames: readonly (readonly string[])[];
  /** Those that carry a meaning, in order, the first hundred. */
  readonly contentWords: readonly WordForm[];
  /** How many words, numbers and marks there are. */
  readonly length: number;
}

const mostContentWords = 100;

/** A sentence of the paragraph at hand: its words `from` to `to` (exclusive) among those of the paragraph, and the cues of all of them. */
export interface SentenceWords {
  readonly from: number;
  readonly to: number;
  readonly cues: number;
}

/** Collects the words of a paragraph, sentence by sentence. Most sentences state no quantity: a few bits of each of their words are all that is looked at. */
export class WordCollector {
  /** Room for the paragraph that is being read and for what is found, so that no array grows word by word. */
  readonly #forms: WordForm[] = [];
  readonly #starts: number[] = [];
  readonly #signs: number[] = [];
  readonly #tokens = new ReusableList<Token>();
  readonly #name = new ReusableList<string>();
  readonly #names = new ReusableList<string>();
  readonly #contentWords = new ReusableList<WordForm>();
  #length = 0;
  #fullNames: string[][] = [];

  /** Begins another paragraph. */
  start(): void {
    this.#length = 0;
    this.#names.clear();
    this.#contentWords.clear();
    this.#fullNames = [];
  }

  /** Adds the next sentence of the paragraph. */
  add(text: string, span: Span): SentenceWords {
    const from = this.#length;
    this.#read(text, span);
    const to = this.#length;
    let told = 0;
    let long = 0;
    let longCapital = 0;
    for (let index = from; index < to; index++) {
      const own = this.#signs[index];
      told |= own;
      if ((own & signs.long) === 0) continue;
      long++;
      if ((own & signs.capital) !== 0) longCapital++;
    }
    // Where most longer words are capitalised, as in a headline, capitals say nothing of names.
    const isTitleCase = long > 2 && longCapital >= 0.7 * long;
    if ((told & signs.capital) !== 0 && !isTitleCase) this.#addNames(from, to);
    for (let index = from; index < to && this.#contentWords.length < mostContentWords; index++) {
      if ((this.#signs[index] & signs.content) !== 0) this.#contentWords.add(this.#forms[index]);
    }
    return { from, to, cues: told };
  }

  /** The words, numbers and marks of a sentence of the paragraph at hand. */
  sentence({ from, to, cues }: SentenceWords): Sentence {
    for (let index = from; index < to; index++) this.#tokens.add(tokenOf(this.#forms[index]));
    return { tokens: this.#tokens.take(), starts: this.#starts.slice(from, to), cues };
  }

  /** Adds the names in a sentence of the paragraph at hand that are longer than two letters, in lower case and each once, to a list of `most` at most. */
  addNamesOf({ from, to, cues }: SentenceWords, names: string[], most: number): void {
    if ((cues & signs.name) === 0) return;
    for (let index = from; index < to && names.length < most; index++) {
      if ((this.#signs[index] & signs.name) === 0 || this.#forms[index].length <= 2) continue;
      const { lower } = tokenOf(this.#forms[index]);
      if (!names.includes(lower)) names.push(lower);
    }
  }

  /** What was collected of the paragraph. */
  words(): ParagraphWords {
    return { names: this.#names.take(), fullNames: this.#fullNames, contentWords: this.#contentWords.take(), length: this.#length };
  }

  #read(text: string, span: Span): void {
    const pieces = piecesOf(text);
    const limit = firstPieceFrom(pieces, span.end);
    let end = this.#length;
    for (let from = firstPieceFrom(pieces, span.start); from < limit; ) {
      const to = wordEnd(text, pieces, from, limit, joints);
      const form = formOfPieces(text, pieces, from, to);
      this.#forms[end] = form;
      this.#starts[end] = pieces.starts[from];
      this.#signs[end++] = signsOf(form);
      from = to;
    }
    this.#length = end;
  }

  #addNames(from: number, to: number): void {
    const opensName = to > from + 1 && (this.#signs[from + 1] & signs.capital) !== 0;
    /** The run of name words and initials at hand: where it starts and how many they are. */
    let start = from;
    let words = 0;
    for (let index = from; index < to; index++) {
      const own = this.#signs[index];
      if ((own & signs.capital) === 0) {
        if (words === 0 || this.#isDotOfInitial(index)) continue;
      } else {
        const form = this.#forms[index];
        const isInitial = form.length === 1;
        const isName = (own & signs.name) !== 0 && !isInitial;
        if (isName && (index > from || opensName)) this.#names.add(tokenOf(form).lower);
        if (isName || isInitial) {
          if (words++ === 0) start = index;
          continue;
        }
      }
      if (words > 1) this.#addFullName(start, index);
      words = 0;
    }
    if (words > 1) this.#addFullName(start, to);
  }

  /** Whether a mark behind a name is the full stop of an initial, or one more of them. */
  #isDotOfInitial(index: number): boolean {
    let before = index;
    while (this.#forms[before].text === '.') before--;
    return before < index && this.#forms[before].length === 1;
  }

  #addFullName(start: number, end: number): void {
    for (let index = start; index < end; index++) if ((this.#signs[index] & signs.capital) !== 0) this.#name.add(tokenOf(this.#forms[index]).lower);
    this.#fullNames.push(this.#name.take());
  }
}
