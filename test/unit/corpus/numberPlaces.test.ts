import assert from 'node:assert/strict';
import fc from 'fast-check';
import { doubles } from '../../../server/src/analysis/entryColumns.ts';
import { addDistinct, NumberPlaces } from '../../../server/src/analysis/numberPlaces.ts';

/** Few numbers, so that many come again, of which many differ in their upper bits alone. */
const numbers = fc.array(fc.tuple(fc.nat(40), fc.constantFrom(1, -1, 2 ** 32, 2 ** 40)).map(([number, factor]) => number * factor + 0));

describe('places of numbers', () => {
  it('are given in the order in which the numbers first come', () => {
    const column = doubles();
    fc.assert(
      fc.property(numbers, (values) => {
        column.length = 0;
        addDistinct(column, values, (value) => value);
        assert.deepEqual([...column.take()], [...new Set(values)]);
      }),
    );
  });

  it('are found again, however many there are, and none after they were cleared', () => {
    const places = new NumberPlaces();
    for (const count of [10, 20_000, 300, 5000]) {
      const values = Array.from({ length: count }, (_, index) => index * 2 ** 30 - 7);
      assert.deepEqual(values.map((value) => places.placeOf(value)), [...values.keys()]);
      assert.deepEqual(values.map((value) => places.placeOf(value)), [...values.keys()]);
      assert.deepEqual([...places.numbers()], values);
      places.clear();
      assert.equal(places.count, 0);
    }
  });
});
