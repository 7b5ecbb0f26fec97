import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberRows } from '../../../server/src/analysis/numberRows.ts';

describe('rows of numbers', () => {
  it('are what a map of arrays is, after any changes', () => {
    const change = fc.record({
      row: fc.nat(20),
      numbers: fc.option(fc.array(fc.nat(0xffffffff), { maxLength: 40 })),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: 'max' }), fc.nat(200), (changes, clearedAt) => {
        const rows = new NumberRows();
        const expected = new Map<number, readonly number[]>();
        for (const [step, { row, numbers }] of changes.entries()) {
          if (numbers === null) {
            rows.delete(row);
            expected.delete(row);
          } else {
            rows.set(row, numbers);
            expected.set(row, numbers);
          }
          if (step !== clearedAt) continue;
          rows.clear();
          expected.clear();
        }
        assert.equal(rows.size, expected.size);
        for (let row = 0; row <= 30; row++) {
          const found = rows.get(row);
          assert.equal(rows.has(row), expected.has(row));
          assert.deepEqual(found && [...found], expected.get(row));
        }
      }),
    );
  });

  it('may be longer than a page of memory', () => {
    const rows = new NumberRows();
    const long = Uint32Array.from({ length: 200_000 }, (_, index) => index);
    rows.set(3, [7]);
    rows.set(1, long);
    rows.set(2, [8, 9]);
    assert.deepEqual(rows.get(1), long);
    assert.deepEqual([...rows.get(2)!], [8, 9]);
    assert.deepEqual([...rows.get(3)!], [7]);
  });
});
