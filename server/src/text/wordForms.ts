/** A word as written, and what analysers have worked out from its form alone: one object for all places where it stands. */
export class WordForm {
  readonly text: string;
  /** By the number of a trait; none is undefined once it is known. */
  readonly traits: unknown[] = [];
  readonly hash: number;

  constructor(text: string, hash: number) {
    this.text = text;
    this.hash = hash;
  }
}

/** Slots of the table of words, a power of two, and how many are used before it starts anew. */
const slotCount = 65_536;
const mostWords = 32_768;

/** Longer words are glued text, and seldom met twice. */
const longestWord = 64;

/** The longest strings of which the engine makes copies when they are cut out of a text; longer ones keep the text in memory. */
const longestCopied = 12;

let forms = emptyTable();
let used = 0;
let traitCount = 0;

/** `compute` for words, worked out once for each form that is remembered. */
export function traitOfWords<Value extends NonNullable<unknown> | null>(compute: (word: string) => Value): (form: WordForm) => Value {
  const trait = traitCount++;
  return (form) => {
    const known = form.traits[trait];
    if (known !== undefined) return known as Value;
    const value = compute(form.text);
    form.traits[trait] = value;
    return value;
  };
}

/**
 * The form of the word between two UTF-16 offsets. Remembers the latest words, of which most texts are made, in one table for all
 * analysers, and finds known ones without cutting them out.
 */
export function wordFormAt(text: string, start: number, end: number): WordForm {
  if (end - start > longestWord) return new WordForm(text.slice(start, end), 0);
  let hash = end - start;
  for (let offset = start; offset < end; offset++) hash = Math.imul(hash ^ text.charCodeAt(offset), 0x01000193);
  hash ^= hash >>> 15;
  let slot = hash & (slotCount - 1);
  for (let form = forms[slot]; form !== undefined; form = forms[slot]) {
    if (form.hash === hash && isAt(form.text, text, start, end)) return form;
    slot = (slot + 1) & (slotCount - 1);
  }
  if (used === mostWords) {
    forms = emptyTable();
    used = 0;
    slot = hash & (slotCount - 1);
  }
  const word = text.slice(start, end);
  const form = new WordForm(word.length > longestCopied ? ` ${word}`.slice(1) : word, hash);
  forms[slot] = form;
  used++;
  return form;
}

function emptyTable(): (WordForm | undefined)[] {
  return new Array<WordForm | undefined>(slotCount).fill(undefined);
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let offset = start; offset < end; offset++) if (word.charCodeAt(offset - start) !== text.charCodeAt(offset)) return false;
  return true;
}
