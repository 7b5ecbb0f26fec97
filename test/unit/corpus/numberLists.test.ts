import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberLists } from '../../../server/src/analysis/numberLists.ts';
import { pack, unpack } from '../../../server/src/corpus/packing.ts';

describe('lists of numbers by key', () => {
  for (const bits of [32, 53] as const) {
    it(`are what a map of sets is, after any changes and when restored, with keys of ${String(bits)} bits`, () => {
      // Keys of one shard, so that slots are shared and moved.
      const key = fc.nat(40).map((number) => (bits === 53 && number % 2 === 0 ? number * 2 ** 40 - 2 ** 44 + (number % 3) : number % 7));
      const change = fc.record({ key, numbers: fc.uniqueArray(fc.nat(90), { minLength: 1, maxLength: 12 }), adds: fc.boolean() });
      fc.assert(
        fc.property(fc.array(change, { maxLength: 400, size: 'max' }), (changes) => {
          let lists = new NumberLists(bits);
          const expected = new Map<number, Set<number>>();
          for (const [step, { key: changed, numbers, adds }] of changes.entries()) {
            const members = expected.get(changed) ?? new Set<number>();
            expected.set(changed, members);
            const [number] = numbers;
            const added = Uint32Array.from(numbers.filter((each) => !members.has(each)));
            if (!adds) {
              members.delete(number);
              assert.equal(lists.remove(changed, number), members.size);
            } else if (numbers.length > 3 && added.length > 0) {
              for (const each of added) members.add(each);
              assert.equal(lists.addAll(changed, Uint32Array.of(1, ...added, 1), 1, 1 + added.length), members.size);
            } else if (!members.has(number)) assert.equal(lists.add(changed, number), members.add(number).size);
            if (step === 200) {
              const restored = new NumberLists(bits);
              restored.restore(unpack(pack(lists.save())));
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

  it('hold a number that is moved in the lists of the keys that it has, and in no others', () => {
    const keys = fc.uniqueArray(fc.nat(12).map((key) => (key % 2) * 2 ** 40 + key), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.record({ number: fc.nat(5), keys }), { maxLength: 60 }), (moves) => {
        const lists = new NumberLists(53);
        const keysOf = new Map<number, readonly number[]>();
        for (const { number, keys: has } of moves) {
          lists.moveSoon(keysOf.get(number) ?? [], has, number);
          keysOf.set(number, has);
        }
        for (const key of new Set(moves.flatMap((move) => move.keys))) {
          const holders = [...keysOf].filter(([, has]) => has.includes(key)).map(([number]) => number);
          assert.deepEqual([...lists.get(key)].sort(), holders.sort());
        }
      }),
    );
  });

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
      restored.restore(unpack(pack(lists.save())));
      lists = restored;
    }
    assert.deepEqual([...lists.get(7)], Array.from({ length: long }, (_, number) => number));
    for (let number = 0; number < long; number += 320) {
      assert.deepEqual([...lists.get(1000 + (number >> 3))], Array.from({ length: 8 }, (_, index) => number + index));
      assert.equal(lists.count(2 ** 31 + (number >> 5)), 32);
    }
  });
});
