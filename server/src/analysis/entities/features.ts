import { combine } from './hashing.ts';
import { listBits } from './lexicon.ts';
import type { EntityLexicon } from './lexicon.ts';
import type { Stretch } from './stretches.ts';
import type { Token } from './tokens.ts';
import type { WordTraits } from './wordTraits.ts';

/** A sentence made ready: its tokens, the traits of each, and which lists hold a phrase that a token stands in. */
export interface PreparedSentence {
  readonly tokens: readonly Token[];
  readonly words: readonly WordTraits[];
  /** For each token the list bits of the longest listed phrase of two words or more that covers it, else 0. */
  readonly phraseLists: Uint8Array;
  /** 0 no phrase, 1 its first token, 2 a further one. */
  readonly phrasePlaces: Uint8Array;
}

const longestPhrase = 4;

export function prepareSentence(tokens: readonly Token[], traits: (word: string) => WordTraits, lexicon: EntityLexicon): PreparedSentence {
  const words = tokens.map((token) => traits(token.text));
  const phraseLists = new Uint8Array(tokens.length);
  const phrasePlaces = new Uint8Array(tokens.length);
  for (let start = 0; start < words.length; start++) {
    if (words[start].kind !== 'capitalised' || phrasePlaces[start] !== 0) continue;
    let phrase = words[start].lower;
    let length = 1;
    let lists = 0;
    for (let next = 1; next < longestPhrase && start + next < words.length; next++) {
      phrase += ` ${words[start + next].lower}`;
      const found = words[start + next].kind === 'capitalised' ? lexicon.lists(phrase) : 0;
      if (found !== 0) {
        length = next + 1;
        lists = found;
      }
    }
    for (let index = start; length > 1 && index < start + length; index++) {
      phraseLists[index] = lists;
      phrasePlaces[index] = index === start ? 1 : 2;
    }
  }
  return { tokens, words, phraseLists, phrasePlaces };
}

/** Appends the hashes of the features of the token at `index`, which lies in `stretch`. */
export function collectFeatures(sentence: PreparedSentence, stretch: Stretch, index: number, features: number[]): void {
  const { tokens, words } = sentence;
  const word = words[index];
  const add = (template: number, value: number): void => {
    features.push(combine(template, value));
  };
  add(0, 0);
  add(1, word.identity);
  add(2, word.shape);
  add(3, word.shortShape);
  word.prefixes.forEach((prefix, length) => add(4 + length, prefix));
  word.suffixes.forEach((suffix, length) => add(8 + length, suffix));
  const opens = tokens[index].opensSentence ? 1 : 0;
  add(12, opens * 8 + word.casing);
  add(13, combine(word.shortShape, opens * 8 + word.casing));
  const phrase = sentence.phrasePlaces[index] * 256 + sentence.phraseLists[index];
  if (phrase !== 0) add(14, phrase);
  addLists(word.lists, 20, add);
  if (word.lists !== 0) add(15, word.lists);
  addClusters(word, 30, add);
  if (word.sense !== 0) add(33, word.sense);
  for (let distance = -2; distance <= 2; distance++) {
    if (distance === 0) continue;
    const other = words[index + distance] as WordTraits | undefined;
    const template = 60 + 20 * (distance + 2);
    if (other === undefined) {
      add(template, distance);
      continue;
    }
    add(template + 1, other.identity);
    add(template + 2, other.shortShape);
    add(template + 3, other.casing);
    addClusters(other, template + 4, add);
    if (other.sense !== 0) add(template + 7, other.sense);
    if (distance === -1 || distance === 1) {
      addLists(other.lists, template + 8, add);
      if (other.suffixes.length > 1) add(template + 16, other.suffixes[1]);
      add(template + 17, combine(word.shortShape, other.shortShape));
      add(template + 18, combine(word.lists, other.lists));
      if (word.clusters.length > 0 && other.clusters.length > 0) add(template + 19, combine(word.clusters[1], other.clusters[1]));
    }
  }
  addRun(sentence, stretch, index, add);
}

function addLists(lists: number, template: number, add: (template: number, value: number) => void): void {
  for (let bit = 0; bit < 8; bit++) if ((lists & (1 << bit)) !== 0) add(template + bit, 1);
}

function addClusters(word: WordTraits, template: number, add: (template: number, value: number) => void): void {
  for (let depth = 0; depth < word.clusters.length; depth++) add(template + depth, word.clusters[depth]);
}

/** Features of the run of capitalised words that the token stands in: its last word often says what the whole is. */
function addRun(sentence: PreparedSentence, stretch: Stretch, index: number, add: (template: number, value: number) => void): void {
  const { words, tokens } = sentence;
  const inRun = (at: number): boolean => words[at].kind === 'capitalised' || (words[at].lower === '-' && tokens[at].glued);
  if (!inRun(index)) return;
  let first = index;
  let last = index;
  while (first - 1 >= stretch.from && inRun(first - 1)) first--;
  while (last + 1 < stretch.to && inRun(last + 1)) last++;
  const length = last - first + 1;
  add(180, Math.min(length, 6) * 8 + Math.min(index - first, 6));
  const final = words[last];
  add(181, final.identity);
  if (final.clusters.length > 0) add(182, final.clusters[0]);
  if (final.suffixes.length > 1) add(183, final.suffixes[1]);
  if (final.sense !== 0) add(202, final.sense);
  add(184, combine(final.lists, words[first].lists));
  if (length > 1) add(185, words[first].identity);
  const before = words[first - 1] as WordTraits | undefined;
  const after = words[last + 1] as WordTraits | undefined;
  if (before !== undefined) {
    add(186, before.identity);
    addClusters(before, 192, add);
    if (before.sense !== 0) add(200, before.sense);
    if ((before.lists & listBits.role) !== 0) add(188, 1);
  }
  if (after !== undefined) {
    add(189, after.identity);
    addClusters(after, 196, add);
    if (after.sense !== 0) add(201, after.sense);
    if ((after.lists & listBits.role) !== 0) add(191, 1);
  }
}
