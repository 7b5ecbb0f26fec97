import { combine } from './hashing.ts';
import { listBits } from './lexicon.ts';
import type { EntityLexicon } from './lexicon.ts';
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
  /** For each token the first and the last token of the run of capitalised words that it stands in; -1 outside runs. */
  readonly runStarts: Int32Array;
  readonly runEnds: Int32Array;
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
  return { tokens, words, phraseLists, phrasePlaces, ...findRuns(tokens, words) };
}

/** Runs of capitalised words, hyphens inside them counted in. */
function findRuns(tokens: readonly Token[], words: readonly WordTraits[]): { runStarts: Int32Array; runEnds: Int32Array } {
  const runStarts = new Int32Array(words.length).fill(-1);
  const runEnds = new Int32Array(words.length).fill(-1);
  const inRun = (index: number): boolean => words[index].kind === 'capitalised' || (words[index].lower === '-' && tokens[index].glued);
  for (let start = 0; start < words.length; start++) {
    if (!inRun(start)) continue;
    let end = start;
    while (end + 1 < words.length && inRun(end + 1)) end++;
    runStarts.fill(start, start, end + 1);
    runEnds.fill(end, start, end + 1);
    start = end;
  }
  return { runStarts, runEnds };
}

/** Appends the hashes of the features of the token at `index`. */
export function collectFeatures(sentence: PreparedSentence, index: number, features: number[]): void {
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
  addRun(sentence, index, add);
}

function addLists(lists: number, template: number, add: (template: number, value: number) => void): void {
  for (let bit = 0; bit < 8; bit++) if ((lists & (1 << bit)) !== 0) add(template + bit, 1);
}

function addClusters(word: WordTraits, template: number, add: (template: number, value: number) => void): void {
  for (let depth = 0; depth < word.clusters.length; depth++) add(template + depth, word.clusters[depth]);
}

/** Features of the run of capitalised words that the token stands in: its last word often says what the whole is. */
function addRun({ words, runStarts, runEnds }: PreparedSentence, index: number, add: (template: number, value: number) => void): void {
  const first = runStarts[index];
  const last = runEnds[index];
  if (first < 0) return;
  const length = last - first + 1;
  add(180, Math.min(length, 6) * 8 + Math.min(index - first, 6));
  const opening = words[first];
  const final = words[last];
  const word = words[index];
  add(181, final.identity);
  if (final.clusters.length > 0) add(182, final.clusters[0]);
  if (final.suffixes.length > 1) add(183, final.suffixes[1]);
  if (final.sense !== 0) add(202, final.sense);
  add(184, combine(final.lists, opening.lists));
  if (length > 1) {
    add(185, opening.identity);
    add(203, opening.sense);
    addLists(opening.lists, 204, add);
    addLists(final.lists, 212, add);
    if (final.sense !== 0) add(226, final.sense * 2 + (index === first ? 1 : 0));
    if (final.sense !== 0) add(227, combine(final.sense, word.lists));
    if (final.sense !== 0) add(228, combine(final.sense, word.casing));
  }
  addNeighbour(words[first - 1], 186, 192, add);
  addNeighbour(words[last + 1], 189, 196, add);
  const before = words[first - 2] as WordTraits | undefined;
  if (before !== undefined) add(220, combine(before.identity, words[first - 1].identity));
  const after = words[last + 2] as WordTraits | undefined;
  if (after !== undefined) add(221, combine(after.identity, words[last + 1].identity));
  addDefinition(words, last + 1, add);
}

function addNeighbour(word: WordTraits | undefined, template: number, clusterTemplate: number, add: (template: number, value: number) => void): void {
  if (word === undefined) return;
  add(template, word.identity);
  addClusters(word, clusterTemplate, add);
  if (word.sense !== 0) add(clusterTemplate + 3, word.sense);
  if ((word.lists & listBits.role) !== 0) add(template + 2, 1);
}

const copulas = new Set(['is', 'was', 'are', 'were', 'be', 'became']);
const phraseEnds = new Set(['.', ',', ';', ':', '(', ')', 'of', 'in', 'for', 'on', 'at', 'from', 'by', 'to', 'with', 'who', 'which', 'that', 'and', 'where']);

/** "X (born 1904) was an Australian rules footballer", "X, a village in": what the head of the phrase after the name is. */
function addDefinition(words: readonly WordTraits[], from: number, add: (template: number, value: number) => void): void {
  let at = from;
  if (words[at]?.lower === '(') {
    const limit = Math.min(words.length, at + 24);
    while (at < limit && words[at].lower !== ')') at++;
    at++;
  }
  const link = words[at] as WordTraits | undefined;
  if (link === undefined || (!copulas.has(link.lower) && link.lower !== ',')) return;
  const kind = link.lower === ',' ? 0 : 1;
  let head: WordTraits | undefined;
  for (let next = at + 1; next < Math.min(words.length, at + 9) && !phraseEnds.has(words[next].lower); next++) {
    if (words[next].kind === 'lower' && words[next].sense !== 0) head = words[next];
  }
  if (head === undefined) return;
  add(222 + kind, head.sense);
  add(224 + kind, head.identity);
}
