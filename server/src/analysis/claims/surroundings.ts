import type { ClaimFrame } from './frame.ts';
import { relatedTo } from './relatedWords.ts';

/** The words around a document's claims, words for one thing as one, and in how many of its claims each stands. */
export interface Surroundings {
  /** Per claim, the nearest first. */
  readonly words: readonly (readonly string[])[];
  readonly holders: ReadonlyMap<string, number>;
}

const known = new WeakMap<readonly ClaimFrame[], Surroundings>();

/** The words around each claim of a document; remembered by the list. */
export function surroundingsOf(frames: readonly ClaimFrame[]): Surroundings {
  const remembered = known.get(frames);
  if (remembered !== undefined) return remembered;
  const holders = new Map<string, number>();
  const words = frames.map(({ noun, event, context }) => {
    const own = new Set<string>();
    if (noun !== '' && noun !== 'person') own.add(relatedTo(noun));
    if (event !== null) own.add(relatedTo(event));
    for (const stem of context) own.add(relatedTo(stem));
    for (const word of own) holders.set(word, (holders.get(word) ?? 0) + 1);
    return [...own];
  });
  const made = { words, holders };
  known.set(frames, made);
  return made;
}

/** The rank among the words around a claim at which a word counts half of what the nearest one does. */
const halfway = 4;

/** How much the words around two claims, the i-th and the j-th of their documents, have in common: the near ones and those that few claims have count more. */
export function nearness(a: Surroundings, b: Surroundings, i: number, j: number): number {
  const [own, theirs] = [a.words[i], b.words[j]];
  const claims = a.words.length + b.words.length;
  let sum = 0;
  for (const [rank, word] of own.entries()) {
    const other = theirs.indexOf(word);
    if (other < 0) continue;
    const rarity = Math.log(1 + claims / ((a.holders.get(word) ?? 1) + (b.holders.get(word) ?? 1)));
    sum += (rarity * halfway * halfway) / ((halfway + rank) * (halfway + other));
  }
  return sum;
}
