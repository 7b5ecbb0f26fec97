import { hashText } from '../../text/hash.ts';
import { withRoomFor } from '../columns.ts';
import { NumberedTexts } from '../numberedTexts.ts';
import { isHeadline, isOpening, type NameFacts } from './facts.ts';

/** The key under which spellings of one form are counted: lower case, composed, with straight apostrophes. */
export function keyOf(written: string): string {
  const lower = written.toLowerCase();
  return /^[a-z]*$/.test(lower) ? lower : lower.normalize('NFC').replace(/[’ʼ]/g, "'").replace(/‑/g, '-');
}

/** One word of a mention in its place. */
export interface NameOccurrence {
  readonly key: string;
  readonly written: string;
  readonly start: number;
  readonly sentence: number;
  /** The mention's number in the document. */
  readonly mention: number;
  /** Whether its capital can be trusted: neither the first word of a sentence nor in a headline. */
  readonly reliable: boolean;
  /**
   * Keys of the words before and after it in the full name, '' where there is none. A word that stands alone takes those of the full
   * name it most likely repeats: the last one before it in the document that has the word last, else first.
   */
  readonly left: string;
  readonly right: string;
}

/** The words of all mentions of a document by columns. They are used for one document after another, and longer than it has words. */
export interface OccurrenceColumns {
  /** The keys of the words, each once. */
  readonly keys: readonly string[];
  /** For each form the number of its word. */
  readonly wordOfForm: Int32Array;
  /** For each word of a mention its number, whether its capital can be trusted, and the words beside it or `noWord`. */
  readonly words: Int32Array;
  readonly reliable: Uint8Array;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
}

export const noWord = -1;

/** The words of all mentions of a document, with their neighbours in the full name. */
export function readOccurrences(facts: NameFacts): NameOccurrence[] {
  const { keys, words, reliable, lefts, rights } = occurrenceColumns(facts);
  const keyOfWord = (word: number): string => (word === noWord ? '' : keys[word]);
  const occurrences: NameOccurrence[] = [];
  for (let mention = 0, index = 0; mention < facts.lengths.length; mention++) {
    for (const end = index + facts.lengths[mention]; index < end; index++) {
      occurrences.push({
        key: keys[words[index]],
        written: facts.forms[facts.words[index]],
        start: facts.starts[index],
        sentence: facts.sentences[mention],
        mention,
        reliable: reliable[index] === 1,
        left: keyOfWord(lefts[index]),
        right: keyOfWord(rights[index]),
      });
    }
  }
  return occurrences;
}

/** The same by columns. */
export function occurrenceColumns({ forms, words: formOf, lengths, marks }: NameFacts): OccurrenceColumns {
  const keys = readWords(forms, formOf);
  for (const names of [latest, earliest]) names.forget(keys.length);
  for (let mention = lengths.length - 1, end = formOf.length; mention >= 0; mention--) {
    end -= lengths[mention];
    if (!isHeadline(marks[mention])) earliest.note(words, end, lengths[mention]);
  }
  for (let mention = 0, from = 0; mention < lengths.length; from += lengths[mention++]) {
    const length = lengths[mention];
    const headline = isHeadline(marks[mention]);
    for (let index = from; index < from + length; index++) {
      reliable[index] = headline ? 0 : 1;
      lefts[index] = headline || index === from ? noWord : words[index - 1];
      rights[index] = headline || index + 1 === from + length ? noWord : words[index + 1];
    }
    if (headline) continue;
    if (isOpening(marks[mention])) reliable[from] = 0;
    if (length === 1) {
      const names = latest.knows(words[from]) ? latest : earliest;
      lefts[from] = names.leftOf(words[from]);
      rights[from] = names.rightOf(words[from]);
    }
    latest.note(words, from, length);
  }
  return { keys, wordOfForm, words, reliable, lefts, rights };
}

let wordOfForm = new Int32Array(64);
let words = new Int32Array(256);
let reliable = new Uint8Array(256);
let lefts = new Int32Array(256);
let rights = new Int32Array(256);
const wordNumbers = new NumberedTexts();

/** Numbers the words in the order in which they come, and has the columns be long enough. Returns the keys of the words. */
function readWords(forms: readonly string[], formOf: readonly number[]): string[] {
  wordOfForm = withRoomFor(wordOfForm, forms.length);
  for (let form = 0; form < forms.length; form++) {
    const key = keyOf(forms[form]);
    wordOfForm[form] = wordNumbers.numberOf(key, hashText(key) | 0);
  }
  const { length } = formOf;
  words = withRoomFor(words, length);
  reliable = withRoomFor(reliable, length);
  lefts = withRoomFor(lefts, length);
  rights = withRoomFor(rights, length);
  for (let index = 0; index < length; index++) words[index] = wordOfForm[formOf[index]];
  return wordNumbers.take();
}

/** The names of two and more words met last, by their last and by their first word. */
class FullNames {
  #beforeLast = new Int32Array(64);
  #afterFirst = new Int32Array(64);

  /** Begins anew, with so many words. */
  forget(words: number): void {
    this.#beforeLast = withRoomFor(this.#beforeLast, words);
    this.#afterFirst = withRoomFor(this.#afterFirst, words);
    for (let word = 0; word < words; word++) this.#beforeLast[word] = this.#afterFirst[word] = noWord;
  }

  /** Takes the words of a mention, which is no headline. */
  note(words: Int32Array, from: number, length: number): void {
    if (length < 2) return;
    this.#beforeLast[words[from + length - 1]] = words[from + length - 2];
    this.#afterFirst[words[from]] = words[from + 1];
  }

  knows(word: number): boolean {
    return this.#beforeLast[word] !== noWord || this.#afterFirst[word] !== noWord;
  }

  leftOf(word: number): number {
    return this.#beforeLast[word];
  }

  /** Only of one that is the last of no name. */
  rightOf(word: number): number {
    return this.#beforeLast[word] === noWord ? this.#afterFirst[word] : noWord;
  }
}

const [latest, earliest] = [new FullNames(), new FullNames()];
