import { digit, letter, upperCase } from '../../text/characters.ts';
import { withRoomFor } from '../columns.ts';
import { extendHash, finishHash, hashStart, hashString } from './hashing.ts';
import type { EntityLexicon } from './lexicon.ts';
import { SentenceCharacters } from './sentenceCharacters.ts';
import { longestLook, tokenKinds } from './tokens.ts';
import type { SentenceTokens } from './tokens.ts';
import { roleOf } from './wordRoles.ts';

/** What is known of a word wherever it stands; the hashes go into features. */
export interface WordForm {
  /** Its number among the forms that are known at the time. */
  readonly number: number;
  readonly lower: string;
  readonly identity: number;
  readonly shape: number;
  readonly shortShape: number;
  /** Of two, three and four UTF-16 code units, as far as the word is longer; likewise the suffixes. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly lists: number;
  readonly casing: number;
  readonly sense: number;
  readonly clusters: readonly number[];
  /** Forms that have the same number are alike in all that counts when they stand beside another one: short shape, lists, middle cluster. */
  readonly pairKind: number;
  /** One of `tokenKinds`. */
  readonly kind: number;
  /** One of `wordRoles`. */
  readonly role: number;
  /** Whether a name may go on after it. */
  readonly mayJoin: boolean;
  /** Whether a name may begin or end with it. */
  readonly mayBound: boolean;
}

/** Words and marks that may stand inside a name. */
const connectors = new Set(
  "of and the for in on at to a de del della di da do dos du des la le les el al ar ad as von van der den und y e i & - – ' ’ ’s 's . , / !".split(' '),
);

/** What a name neither begins nor ends with: prepositions, articles and conjunctions. */
const functionWords = new Set(['of', 'for', 'in', 'on', 'at', 'and', 'or', 'the', 'a', 'an', 'to', 'by', 'with', 'from']);

const mostForms = 1 << 16;

/**
 * The forms of words, each worked out when it is first met: a hash table with linear probing (Knuth 1973, algorithm 6.4 L)
 * over the words' code units, since most words are met again and again and none needs to be a string for it.
 */
export class WordForms {
  readonly #lexicon: EntityLexicon;
  readonly #forms: WordForm[] = [];
  readonly #pairKinds = new Map<number, number>();
  /** The hash of each form's word, and where its code units begin; they end where the next one's begin. */
  #hashes = new Int32Array(1024);
  #begins = new Int32Array(1024);
  #units = new Uint16Array(8192);
  /** Numbers of forms plus one, 0 where a slot is free; their count is a power of two and at least twice that of the forms. */
  #slots = new Int32Array(2048);

  constructor(lexicon: EntityLexicon) {
    this.#lexicon = lexicon;
  }

  /** The form of the token at `index`. */
  of(tokens: SentenceTokens, index: number): WordForm {
    const hash = tokens.hashes[index];
    const { units } = tokens.characters;
    const start = tokens.starts[index];
    const length = tokens.ends[index] - start;
    const mask = this.#slots.length - 1;
    let slot = finishHash(hash) & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] - 1;
      const begin = this.#begins[number];
      if (this.#hashes[number] !== hash || this.#begins[number + 1] - begin !== length) continue;
      let same = 0;
      while (same < length && this.#units[begin + same] === units[start + same]) same++;
      if (same === length) return this.#forms[number];
    }
    return this.#add(hash, units.subarray(start, start + length), tokens.kinds[index], slot);
  }

  /** Forgets all forms where there are more than a memory should hold. Returns whether it did: then numbers are given anew. */
  forgetIfMany(): boolean {
    if (this.#forms.length < mostForms) return false;
    this.#forms.length = 0;
    this.#pairKinds.clear();
    this.#slots.fill(0);
    return true;
  }

  #add(hash: number, units: Uint16Array, kind: number, slot: number): WordForm {
    const number = this.#forms.length;
    const form = this.#workOut(number, String.fromCharCode(...units.subarray(0, longestLook)), kind);
    this.#forms.push(form);
    const begin = number === 0 ? 0 : this.#begins[number];
    this.#begins = withRoomFor(this.#begins, number + 1);
    this.#begins[number] = begin;
    this.#begins[number + 1] = begin + units.length;
    this.#units = withRoomFor(this.#units, begin + units.length);
    this.#units.set(units, begin);
    this.#hashes = withRoomFor(this.#hashes, number);
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    if (2 * this.#forms.length > this.#slots.length) this.#enlarge();
    return form;
  }

  #pairKindOf(traits: number): number {
    let kind = this.#pairKinds.get(traits);
    if (kind === undefined) this.#pairKinds.set(traits, (kind = this.#pairKinds.size));
    return kind;
  }

  #enlarge(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#forms.length; number++) {
      let slot = finishHash(this.#hashes[number]) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }

  #workOut(number: number, word: string, kind: number): WordForm {
    const lower = word.toLowerCase();
    const hash = hashString(lower);
    const folded = foldDigits(lower);
    const { casing, sense, clusters } = this.#lexicon.wordClass(hash);
    const shapes = shapesOf(word);
    const lists = this.#lexicon.lists(hash);
    return {
      number,
      lower,
      identity: folded === lower ? hash : hashString(folded),
      ...shapes,
      ...affixesOf(folded),
      lists,
      casing,
      sense,
      clusters,
      pairKind: this.#pairKindOf(shapes.shortShape * 2 ** 16 + lists * 2 ** 8 + (clusters.length > 0 ? clusters[1] + 1 : 0)),
      kind,
      role: roleOf(lower),
      // A word so rare that nobody knows it may be a foreign one.
      mayJoin: connectors.has(lower) || (kind === tokenKinds.lower && casing === 0),
      mayBound: kind !== tokenKinds.mark && !functionWords.has(word),
    };
  }
}

const shortestAffix = 2;
const longestAffix = 4;

function affixesOf(folded: string): { prefixes: number[]; suffixes: number[] } {
  const prefixes: number[] = [];
  const suffixes: number[] = [];
  for (let length = shortestAffix; length <= longestAffix && length < folded.length; length++) {
    prefixes.push(finishHash(extendHash(hashStart, folded, 0, length)));
    suffixes.push(finishHash(extendHash(hashStart, folded, folded.length - length)));
  }
  return { prefixes, suffixes };
}

function foldDigits(lower: string): string {
  return /^[a-z]*$/.test(lower) ? lower : lower.replace(/\p{N}/gu, '0');
}

const shapeLength = 12;

/** The characters of the word whose shape is being worked out. */
const shaped = new SentenceCharacters();

/** The hashes of the word's shape ("Xxxxx", "0xx") and of that with like characters in a row as one. */
function shapesOf(word: string): { shape: number; shortShape: number } {
  shaped.read(word, 0, Math.min(word.length, shapeLength));
  let shape = '';
  let shortShape = '';
  let previous = '';
  for (let offset = 0; offset < shaped.length; offset += shaped.widthAt(offset)) {
    const classes = shaped.classes[offset];
    let sign = word.slice(offset, offset + shaped.widthAt(offset));
    if ((classes & upperCase) !== 0) sign = 'X';
    else if ((classes & letter) !== 0) sign = 'x';
    else if ((classes & digit) !== 0) sign = '0';
    shape += sign;
    if (sign !== previous) shortShape += sign;
    previous = sign;
  }
  return { shape: hashString(shape), shortShape: hashString(shortShape) };
}
