import { hashString } from './hashing.ts';
import type { EntityLexicon } from './lexicon.ts';

/** What is known of a word wherever it stands; the hashes go into features. */
export interface WordTraits {
  readonly lower: string;
  readonly identity: number;
  readonly shape: number;
  readonly shortShape: number;
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly lists: number;
  readonly casing: number;
  readonly sense: number;
  readonly clusters: readonly number[];
  /** Letter case and the like: may it begin or stand in a name? */
  readonly kind: 'capitalised' | 'number' | 'lower' | 'mark';
  readonly allCapitals: boolean;
}

const affixLengths = [2, 3, 4];
const memoryLimit = 1 << 16;

/** Works out a word's traits once; the memory is emptied when it has grown over its limit. */
export function wordTraitsFrom(lexicon: EntityLexicon): (word: string) => WordTraits {
  const known = new Map<string, WordTraits>();
  return (word) => {
    let traits = known.get(word);
    if (traits === undefined) {
      if (known.size >= memoryLimit) known.clear();
      traits = traitsOf(word.length > 40 ? word.slice(0, 40) : word, lexicon);
      known.set(word, traits);
    }
    return traits;
  };
}

function traitsOf(word: string, lexicon: EntityLexicon): WordTraits {
  const lower = word.toLowerCase();
  const folded = foldDigits(lower);
  const shape = shapeOf(word);
  const wordClass = lexicon.wordClass(lower);
  return {
    lower,
    identity: hashString(folded),
    shape: hashString(shape),
    shortShape: hashString(shape.replace(/(.)\1+/gu, '$1')),
    prefixes: affixLengths.filter((length) => length < folded.length).map((length) => hashString(folded.slice(0, length))),
    suffixes: affixLengths.filter((length) => length < folded.length).map((length) => hashString(folded.slice(-length))),
    lists: lexicon.lists(lower),
    casing: wordClass.casing,
    sense: wordClass.sense,
    clusters: wordClass.clusters,
    kind: kindOf(word),
    allCapitals: /^\p{Lu}[\p{Lu}.&]+$/u.test(word),
  };
}

function foldDigits(lower: string): string {
  return lower.replace(/\p{N}/gu, '0');
}

function kindOf(word: string): WordTraits['kind'] {
  if (/[\p{Lu}\p{Lt}]/u.test(word)) return 'capitalised';
  if (/^\p{N}/u.test(word)) return 'number';
  if (/^\p{Ll}/u.test(word)) return 'lower';
  return /^\p{L}/u.test(word) ? 'capitalised' : 'mark';
}

function shapeOf(word: string): string {
  let shape = '';
  for (const character of word.slice(0, 12)) {
    if (/\p{Lu}/u.test(character)) shape += 'X';
    else if (/\p{L}/u.test(character)) shape += 'x';
    else if (/\p{N}/u.test(character)) shape += '0';
    else shape += character;
  }
  return shape;
}
