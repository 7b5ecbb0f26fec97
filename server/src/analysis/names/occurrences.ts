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

/** The words of all mentions of a document by columns: what stands several times in it is a number. */
export interface OccurrenceColumns {
  /** The keys of the words, each once. */
  readonly keys: readonly string[];
  /** How words are written, each once, and the number of its word. */
  readonly forms: readonly string[];
  readonly wordOfForm: readonly number[];
  /** For each word of a mention the number of its form, the mention, whether its capital can be trusted, and the words beside it or `noWord`. */
  readonly form: Uint32Array;
  readonly mention: Uint32Array;
  readonly reliable: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

export const noWord = -1;

/** The words of all mentions of a document, with their neighbours in the full name. */
export function readOccurrences(facts: NameFacts): NameOccurrence[] {
  const { keys, forms, wordOfForm, form, mention, reliable, left, right } = occurrenceColumns(facts);
  const keyOfWord = (word: number): string => (word === noWord ? '' : keys[word]);
  return Array.from(form, (number, index): NameOccurrence => ({
    key: keys[wordOfForm[number]],
    written: forms[number],
    start: facts.starts[index],
    sentence: facts.sentences[mention[index]],
    mention: mention[index],
    reliable: reliable[index] === 1,
    left: keyOfWord(left[index]),
    right: keyOfWord(right[index]),
  }));
}

/** The same by columns. */
export function occurrenceColumns({ words, starts, lengths, marks }: NameFacts): OccurrenceColumns {
  const { length } = starts;
  const [form, mention, reliable] = [new Uint32Array(length), new Uint32Array(length), new Uint8Array(length)];
  const [left, right] = [new Int32Array(length).fill(noWord), new Int32Array(length).fill(noWord)];
  const { keys, forms, wordOfForm } = numberForms(length === 0 ? [] : words.split('\n'), form);
  const word = new Uint32Array(length);
  for (let index = 0; index < length; index++) word[index] = wordOfForm[form[index]];
  const [latest, earliest] = [new FullNames(keys.length), new FullNames(keys.length)];
  for (let index = lengths.length - 1, end = length; index >= 0; index--) {
    end -= lengths[index];
    if (!isHeadline(marks[index])) earliest.note(word, end, lengths[index]);
  }
  for (let index = 0, from = 0; index < lengths.length; from += lengths[index++]) {
    const to = from + lengths[index];
    const headline = isHeadline(marks[index]);
    for (let at = from; at < to; at++) {
      mention[at] = index;
      reliable[at] = headline || (at === from && isOpening(marks[index])) ? 0 : 1;
      if (headline) continue;
      if (at > from) left[at] = word[at - 1];
      if (at + 1 < to) right[at] = word[at + 1];
    }
    if (headline) continue;
    if (to === from + 1) {
      const names = latest.knows(word[from]) ? latest : earliest;
      left[from] = names.leftOf(word[from]);
      right[from] = names.rightOf(word[from]);
    }
    latest.note(word, from, lengths[index]);
  }
  return { keys, forms, wordOfForm, form, mention, reliable, left, right };
}

/** Numbers the forms and their words, in the order in which they come; puts the number of each into `form`. */
function numberForms(written: readonly string[], form: Uint32Array): Pick<OccurrenceColumns, 'keys' | 'forms' | 'wordOfForm'> {
  const formNumbers = new Map<string, number>();
  const wordNumbers = new Map<string, number>();
  const wordOfForm: number[] = [];
  for (let index = 0; index < written.length; index++) {
    let number = formNumbers.get(written[index]);
    if (number === undefined) {
      number = formNumbers.size;
      formNumbers.set(written[index], number);
      const key = keyOf(written[index]);
      const word = wordNumbers.get(key) ?? wordNumbers.size;
      wordNumbers.set(key, word);
      wordOfForm.push(word);
    }
    form[index] = number;
  }
  return { keys: [...wordNumbers.keys()], forms: [...formNumbers.keys()], wordOfForm };
}

/** The names of two and more words met last, by their last and by their first word. */
class FullNames {
  readonly #beforeLast: Int32Array;
  readonly #afterFirst: Int32Array;

  constructor(words: number) {
    this.#beforeLast = new Int32Array(words).fill(noWord);
    this.#afterFirst = new Int32Array(words).fill(noWord);
  }

  /** Takes the words of a mention, which is no headline. */
  note(words: Uint32Array, from: number, length: number): void {
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
