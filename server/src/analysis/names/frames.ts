import { isDerived } from './derivation.ts';
import { foldName, skeletonOfKey } from './fold.ts';
import type { NameEntry, NeighbourKeys } from './nameTable.ts';
import { compareNames } from './similarName.ts';

/** Full names that two forms stand in, compared. */
export interface FrameMatch {
  /** How much the full names that match speak for one name; 0 where none does. */
  readonly weight: number;
  /** The share of each form's full names that match one of the other's; 1 where it has none. */
  readonly rareShare: number;
  readonly frequentShare: number;
  /** The matching full names, two words each, as keys. */
  readonly pairs: readonly { readonly a: string; readonly b: string }[];
}

/** The weight of a full name that matches word for word, and of one whose other word is spelt differently too. */
const equalWeight = 3;
const alikeWeight = 2.5;

/** Log-odds above which two neighbours count as one name. */
const surelyAlike = 1.5;

/** Compares the words that stand before and after the two forms in full names. */
export function matchFrames(rare: NameEntry, frequent: NameEntry): FrameMatch {
  const lefts = matchNeighbours(rare.lefts, frequent.lefts);
  const rights = matchNeighbours(rare.rights, frequent.rights);
  const matches = [...lefts, ...rights];
  return {
    weight: matches.length === 0 ? 0 : matches.some(([own, other]) => own === other) ? equalWeight : alikeWeight,
    rareShare: share(rare, lefts.map(([own]) => own), rights.map(([own]) => own)),
    frequentShare: share(frequent, lefts.map(([, other]) => other), rights.map(([, other]) => other)),
    pairs: [
      ...lefts.map(([own, other]) => ({ a: `${own} ${rare.key}`, b: `${other} ${frequent.key}` })),
      ...rights.map(([own, other]) => ({ a: `${rare.key} ${own}`, b: `${frequent.key} ${other}` })),
    ],
  };
}

/** Neighbours of one form and of the other that are equal or spell one name. */
function matchNeighbours(own: NeighbourKeys, others: NeighbourKeys): [string, string][] {
  if (own.size === 0 || others.size === 0) return [];
  const bySound = new Map<string, string[]>();
  for (const key of others.first()) {
    const skeleton = skeletonOfKey(key);
    bySound.set(skeleton, [...(bySound.get(skeleton) ?? []), key]);
  }
  return own.first().flatMap((left) =>
    (bySound.get(skeletonOfKey(left)) ?? []).filter((right) => left === right || areAlike(left, right)).map((right): [string, string] => [left, right]),
  );
}

function areAlike(a: string, b: string): boolean {
  const [left, right] = [foldName(a), foldName(b)];
  return Math.min(left.length, right.length) > 3 && !isDerived(left, right) && compareNames(a, b).edits > surelyAlike;
}

function share(entry: NameEntry, lefts: readonly string[], rights: readonly string[]): number {
  const all = entry.lefts.total + entry.rights.total;
  return all === 0 ? 1 : (sum(entry.lefts, new Set(lefts)) + sum(entry.rights, new Set(rights))) / all;
}

function sum(neighbours: NeighbourKeys, keys: Iterable<string>): number {
  let total = 0;
  for (const key of keys) total += neighbours.count(key);
  return total;
}
