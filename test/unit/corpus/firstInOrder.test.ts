import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstInOrder } from '../../../server/src/analysis/firstInOrder.ts';

describe('the first items in an order', () => {
  const compare = (a: number, b: number): number => a - b;

  it('are those of all that are sorted', () => {
    const isWanted = (item: number): boolean => item % 3 !== 0;
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(12), (items, most) => {
        assert.deepEqual(firstInOrder(items, most, compare, isWanted), items.filter(isWanted).sort(compare).slice(0, most));
        assert.deepEqual(firstInOrder(items, Infinity, compare), [...items].sort(compare));
      }),
    );
  });

  it('are found without asking of those that come after them whether they are wanted', () => {
    let asked = 0;
    const isWanted = (): boolean => ++asked > 0;
    assert.deepEqual(firstInOrder(Array(1000).keys(), 2, compare, isWanted), [0, 1]);
    assert.equal(asked, 4);
  });
});
