import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minimise } from '../../../scripts/lexicon/minimise.ts';
import { alignmentCost, groupSequences } from '../../../server/src/analysis/spelling/alignment.ts';
import { Automaton } from '../../../server/src/analysis/spelling/automaton.ts';
import { HighestLevels } from '../../../server/src/analysis/spelling/highestLevels.ts';
import { letterAt } from '../../../server/src/analysis/spelling/letters.ts';
import { type Reach, WordSearch } from '../../../server/src/analysis/spelling/wordSearch.ts';
import { lexicon } from './lexicon.ts';

/** Letters that edits of several letters are made of, so that there are many of them. */
const letters = fc.string({ unit: fc.constantFrom('a', 'e', 'f', 'h', 'i', 'l', 'p', 'r', 's', 't'), minLength: 1, maxLength: 9 });
const highestLevel = 8;
const rarity = Float64Array.from({ length: highestLevel + 1 }, (_, level) => highestLevel - level);
const sequences = groupSequences(lexicon.model.errors.sequences);

interface Near {
  readonly word: string;
  readonly cost: number;
  readonly score: number;
}

describe('the search for near words', () => {
  it('finds what a comparison with every word finds', () => {
    const vocabulary = fc.uniqueArray(fc.tuple(letters, fc.nat(highestLevel)), { selector: ([word]) => word, minLength: 1, maxLength: 60 });
    const reach = fc.record({ score: fc.integer({ min: 2, max: 18 }), cost: fc.integer({ min: 2, max: 14 }) });
    fc.assert(
      fc.property(vocabulary, fc.array(fc.tuple(letters, reach), { minLength: 1, maxLength: 4 }), (words, queries) => {
        const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
        const levels = Uint8Array.from(sorted, ([, level]) => level);
        const search = new WordSearch(new Automaton(minimise(sorted.map(([word]) => word))), new HighestLevels(levels), lexicon.model.errors, rarity);
        for (const [written, wanted] of queries) {
          const near = sorted.flatMap(([word, level]) => nearness(written, word, level, wanted));
          const found = namesFound(search, written, wanted, sorted);
          // Of words with another first letter some are left out.
          assert.deepEqual(near.filter(({ word }) => word.startsWith(written[0]) && !found.has(word)), []);
          for (const word of found) assert.ok(costOf(written, word) <= wanted.cost + 0.01, word);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is told on the way that less is of interest', () => {
    const sorted = ['bat', 'beat', 'bet', 'boat'];
    const search = new WordSearch(new Automaton(minimise(sorted)), new HighestLevels(Uint8Array.from([8, 8, 8, 8])), lexicon.model.errors, rarity);
    const found: string[] = [];
    search.run(numbersOf('baet'), { score: 14, cost: 14 }, (_meant, number, score) => {
      found.push(sorted[number]);
      return Math.min(score, costOf('baet', sorted[number]));
    });
    assert.ok(found.includes('beat') && found.length < sorted.length, found.join());
  });

  it('knows no level too low for a run of words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200, max: 63 }), fc.nat(), fc.nat(), (levels, from, count) => {
        const first = from % levels.length;
        const length = 1 + (count % (levels.length - first));
        const highest = new HighestLevels(levels).among(first, length);
        assert.ok(highest >= Math.max(...levels.subarray(first, first + length)) && highest <= Math.max(...levels));
      }),
    );
  });
});

function nearness(written: string, word: string, level: number, { score, cost: most }: Reach): Near[] {
  const cost = costOf(written, word);
  const near = { word, cost, score: cost + rarity[level] };
  return near.cost <= most && near.score <= score && word.length <= written.length + 4 ? [near] : [];
}

function namesFound(search: WordSearch, written: string, reach: Reach, sorted: readonly (readonly [string, number])[]): Set<string> {
  const found = new Set<string>();
  search.run(numbersOf(written), reach, (meant, number, score) => {
    assert.deepEqual([...meant], [...numbersOf(sorted[number][0])]);
    found.add(sorted[number][0]);
    return score;
  });
  return found;
}

function costOf(written: string, meant: string): number {
  return alignmentCost(lexicon.model.errors, sequences, numbersOf(written), numbersOf(meant));
}

function numbersOf(word: string): Uint8Array {
  return Uint8Array.from({ length: word.length }, (_, offset) => letterAt(word, offset));
}
