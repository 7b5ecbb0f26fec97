import { isDerived } from './derivation.ts';
import { foldName, skeletonOfKey } from './fold.ts';
import type { NameEntry } from './nameTable.ts';
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

/** A form in more full names than this is compared by the first of them, in code-unit order. */
const mostFrames = 64;

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
function matchNeighbours(own: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): [string, string][] {
  if (own.size === 0 || others.size === 0) return [];
  const bySound = new Map<string, string[]>();
  for (const key of firstOf(others)) {
    const skeleton = skeletonOfKey(key);
    bySound.set(skeleton, [...(bySound.get(skeleton) ?? []), key]);
  }
  return firstOf(own).flatMap((left) =>
    (bySound.get(skeletonOfKey(left)) ?? []).filter((right) => left === right || areAlike(left, right)).map((right): [string, string] => [left, right]),
  );
}

function firstOf(neighbours: ReadonlyMap<string, number>): string[] {
  return [...neighbours.keys()].sort().slice(0, mostFrames);
}

function areAlike(a: string, b: string): boolean {
  const [left, right] = [foldName(a), foldName(b)];
  return Math.min(left.length, right.length) > 3 && !isDerived(left, right) && compareNames(a, b).edits > surelyAlike;
}

function share(entry: NameEntry, lefts: readonly string[], rights: readonly string[]): number {
  const all = sum(entry.lefts.values()) + sum(entry.rights.values());
  if (all === 0) return 1;
  const matched = (keys: readonly string[], counts: ReadonlyMap<string, number>): number => sum(Array.from(new Set(keys), (key) => counts.get(key) ?? 0));
  return (matched(lefts, entry.lefts) + matched(rights, entry.rights)) / all;
}

function sum(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
