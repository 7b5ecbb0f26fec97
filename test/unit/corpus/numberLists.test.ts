import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberLists } from '../../../server/src/analysis/numberLists.ts';

describe('lists of numbers by key', () => {
  for (const bits of [32, 53] as const) {
    it(`are what a map of sets is, after any changes and when restored, with keys of ${String(bits)} bits`, () => {
      // Keys of one shard, so that slots are shared and moved.
      const key = fc.nat(40).map((number) => (bits === 53 && number % 2 === 0 ? number * 2 ** 40 - 2 ** 44 + (number % 3) : number % 7));
      const change = fc.record({ key, number: fc.nat(90), adds: fc.boolean() });
      fc.assert(
        fc.property(fc.array(change, { maxLength: 400, size: 'max' }), (changes) => {
          let lists = new NumberLists(bits);
          const expected = new Map<number, Set<number>>();
          for (const [step, { key: changed, number, adds }] of changes.entries()) {
            const members = expected.get(changed) ?? new Set<number>();
            expected.set(changed, members);
            const had = members.has(number);
            if (adds) members.add(number);
            else members.delete(number);
            if (adds && !had) assert.equal(lists.add(changed, number), members.size);
            if (!adds) assert.equal(lists.remove(changed, number), members.size);
            if (step === 200) {
              const restored = new NumberLists(bits);
              restored.restore(structuredClone(lists.save()));
              lists = restored;
            }
          }
          for (const [known, members] of expected) {
            assert.equal(lists.count(known), members.size);
            assert.deepEqual([...lists.get(known)].sort(), [...members].sort());
          }
        }),
      );
    });
  }

  it('keep many keys apart', () => {
    const lists = new NumberLists(53);
    for (let key = 0; key < 50_000; key++) lists.add(key * 4_294_967_291, key);
    for (let key = 0; key < 50_000; key += 2) lists.remove(key * 4_294_967_291, key);
    for (let key = 0; key < 50_000; key++) assert.deepEqual([...lists.get(key * 4_294_967_291)], key % 2 === 0 ? [] : [key]);
  });

  it('hold lists longer than others have memory at a time, beside many short ones, also when restored', () => {
    let lists = new NumberLists(32);
    const long = 150_000;
    for (let number = 0; number < long; number++) {
      lists.add(7, number);
      for (const key of [1000 + (number >> 3), 2 ** 31 + (number >> 5)]) lists.add(key, number);
      if (number !== 100_000) continue;
      const restored = new NumberLists(32);
      restored.restore(structuredClone(lists.save()));
      lists = restored;
    }
    assert.deepEqual([...lists.get(7)], Array.from({ length: long }, (_, number) => number));
    for (let number = 0; number < long; number += 320) {
      assert.deepEqual([...lists.get(1000 + (number >> 3))], Array.from({ length: 8 }, (_, index) => number + index));
      assert.equal(lists.count(2 ** 31 + (number >> 5)), 32);
    }
  });
});
