import assert from 'node:assert/strict';
import fc from 'fast-check';
import { edits } from '../../../server/src/analysis/duplicates/comparison.ts';
import { type Neighbour, NeighbourTable } from '../../../server/src/analysis/duplicates/neighbours.ts';

describe('the table of near paragraphs', () => {
  it('gives back what was put in, and who refers to a paragraph', () => {
    const wordsA = fc.nat(100_000);
    const neighbour = fc.record({
      paragraph: fc.nat(30),
      wordsB: fc.nat(100_000),
      matched: fc.nat(1500 * 16).map((sixteenths) => sixteenths / 16),
      edit: fc.constantFrom(...edits),
      copy: fc.constantFrom('this', 'other', 'later' as const),
    });
    const neighbours = fc.tuple(wordsA, fc.uniqueArray(neighbour, { maxLength: 16, selector: ({ paragraph }) => paragraph })).map(([length, found]) => found.map((each): Neighbour => ({ ...each, wordsA: length })));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), neighbours), { maxLength: 60 }), (changes) => {
        const table = new NeighbourTable();
        const expected = new Map<number, readonly Neighbour[]>();
        for (const [paragraph, found] of changes) {
          if (expected.delete(paragraph)) table.delete(paragraph);
          else {
            table.set(paragraph, found);
            expected.set(paragraph, found);
          }
        }
        assert.equal(table.isEmpty, expected.size === 0);
        for (let paragraph = 0; paragraph <= 30; paragraph++) {
          assert.equal(table.has(paragraph), expected.has(paragraph));
          assert.deepEqual(table.get(paragraph), expected.get(paragraph) ?? []);
          const referrers = [...expected].filter(([, found]) => found.some((each) => each.paragraph === paragraph)).map(([referrer]) => referrer);
          assert.deepEqual([...table.referrersOf(paragraph)].sort(), referrers.sort());
        }
        table.clear();
        assert.ok(table.isEmpty);
        assert.deepEqual([...expected.keys()].flatMap((paragraph) => [...table.get(paragraph), ...table.referrersOf(paragraph)]), []);
      }),
    );
  });
});
