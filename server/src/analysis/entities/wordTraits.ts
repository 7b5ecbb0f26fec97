import { classAt, digit, letter, upperCase } from '../../text/characters.ts';
import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { extendHash, finishHash, hashStart, hashString } from './hashing.ts';
import type { EntityLexicon } from './lexicon.ts';
import { longestLook, tokenKindOf, tokenKinds } from './tokens.ts';
import { roleOf } from './wordRoles.ts';

/** What is known of a word wherever it stands; the hashes go into features. */
export interface WordTraits {
  readonly form: WordForm;
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

const readers = new WeakMap<EntityLexicon, (form: WordForm) => WordTraits>();

/** Reads word forms for a lexicon; what is read is remembered with the form. */
export function wordTraitsOf(lexicon: EntityLexicon): (form: WordForm) => WordTraits {
  let read = readers.get(lexicon);
  if (read === undefined) {
    const pairKindOf = numberKinds();
    readers.set(lexicon, (read = traitOfWords((_, form) => workOut(form, lexicon, pairKindOf))));
  }
  return read;
}

/** Kinds of words in pairs are numbered below it; words of further kinds all have it for their number. */
export const mostPairKinds = 1 << 12;

function numberKinds(): (traits: number) => number {
  const kinds = new Map<number, number>();
  return (traits) => {
    const kind = kinds.get(traits);
    if (kind !== undefined || kinds.size === mostPairKinds) return kind ?? mostPairKinds;
    kinds.set(traits, kinds.size);
    return kinds.size - 1;
  };
}

function workOut(form: WordForm, lexicon: EntityLexicon, pairKindOf: (traits: number) => number): WordTraits {
  const word = form.text.slice(0, longestLook);
  const kind = tokenKindOf(form);
  const lower = word.toLowerCase();
  const hash = hashString(lower);
  const folded = foldDigits(lower);
  const { casing, sense, clusters } = lexicon.wordClass(hash);
  const shapes = shapesOf(word);
  const lists = lexicon.lists(hash);
  return {
    form,
    lower,
    identity: folded === lower ? hash : hashString(folded),
    ...shapes,
    ...affixesOf(folded),
    lists,
    casing,
    sense,
    clusters,
    pairKind: pairKindOf(shapes.shortShape * 2 ** 16 + lists * 2 ** 8 + (clusters.length > 0 ? clusters[1] + 1 : 0)),
    kind,
    role: roleOf(lower),
    // A word so rare that nobody knows it may be a foreign one.
    mayJoin: connectors.has(lower) || (kind === tokenKinds.lower && casing === 0),
    mayBound: kind !== tokenKinds.mark && !functionWords.has(word),
  };
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

/** The hashes of the word's shape ("Xxxxx", "0xx") and of that with like characters in a row as one. */
function shapesOf(word: string): { shape: number; shortShape: number } {
  let shape = '';
  let shortShape = '';
  let previous = '';
  for (const character of word.slice(0, shapeLength)) {
    const sign = signOf(character);
    shape += sign;
    if (sign !== previous) shortShape += sign;
    previous = sign;
  }
  return { shape: hashString(shape), shortShape: hashString(shortShape) };
}

function signOf(character: string): string {
  const classes = classAt(character, 0);
  if ((classes & upperCase) !== 0) return 'X';
  if ((classes & letter) !== 0) return 'x';
  return (classes & digit) !== 0 ? '0' : character;
}
