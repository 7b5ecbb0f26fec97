import { editDistance } from '../../../server/src/analysis/names/editDistance.ts';
import { type NamePair, randomNumbers } from './pairs.ts';

/** How many pairs of each kind there are for each pair of gold. */
const farShare = 0.12;
const nearShare = 0.4;

/** Names of the gold pairs that gold does not pair: some drawn at random, some of other lengths but at most two edits apart. */
export function unlikePairs(gold: readonly NamePair[]): NamePair[] {
  const names = [...new Set(gold.flatMap(({ a, b }) => [a, b]))].sort();
  const paired = new Set(gold.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const random = randomNumbers(7);
  const draw = (): string => names[Math.floor(random() * names.length)];
  const unlike: NamePair[] = [];
  const far = Math.round(farShare * gold.length);
  while (unlike.length < far) {
    const [a, b] = [draw(), draw()];
    if (a !== b && !paired.has(`${a} ${b}`)) unlike.push({ a, b, same: false });
  }
  const near = nearPairs(names, paired);
  const step = Math.max(1, near.length / (nearShare * gold.length));
  for (let index = 0; index < near.length; index += step) unlike.push(near[Math.floor(index)]);
  return unlike;
}

/** All pairs of names of other lengths, at most two edits apart, that share their first or their last two letters. */
function nearPairs(names: readonly string[], paired: ReadonlySet<string>): NamePair[] {
  const pairs: NamePair[] = [];
  const blocks = new Map<string, string[]>();
  for (const name of names) {
    for (const key of [`^${name.slice(0, 2)}`, `${name.slice(-2)}$`]) {
      const block = blocks.get(key) ?? [];
      for (const other of block) {
        const difference = Math.abs(name.length - other.length);
        if (difference === 0 || difference > 2 || paired.has(`${name} ${other}`)) continue;
        if (editDistance(name, other) <= 2) pairs.push({ a: other, b: name, same: false });
      }
      block.push(name);
      blocks.set(key, block);
    }
  }
  return pairs;
}
