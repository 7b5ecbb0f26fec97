import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberedTexts } from '../../../server/src/analysis/numberedTexts.ts';

describe('numbered texts', () => {
  it('are numbered in the order in which they first come, list after list, even where all have one hash', () => {
    const texts = new NumberedTexts();
    fc.assert(
      fc.property(fc.array(fc.nat(40).map(String)), fc.constantFrom(1, 3, 2 ** 32), fc.boolean(), (values, hashes, isTaken) => {
        const distinct = [...new Set(values)];
        for (const value of values) assert.equal(texts.numberOf(value, Number(value) % hashes), distinct.indexOf(value));
        assert.equal(texts.length, distinct.length);
        if (isTaken) assert.deepEqual(texts.take(), distinct);
        else texts.clear();
        assert.equal(texts.length, 0);
      }),
    );
  });

  it('are found again, however many there are', () => {
    const texts = new NumberedTexts();
    for (const count of [10, 20_000, 300, 5000]) {
      const values = Array.from({ length: count }, (_, index) => `text ${String(index)}`);
      for (let round = 0; round < 2; round++) for (const [number, value] of values.entries()) assert.equal(texts.numberOf(value, number * 2 ** 20), number);
      assert.deepEqual(texts.take(), values);
    }
  });
});
