import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberLogs } from '../../../server/src/analysis/duplicates/numberLogs.ts';
import { Postings } from '../../../server/src/analysis/duplicates/postings.ts';
import { pack, unpack } from '../../../server/src/corpus/packing.ts';

describe('logs of numbers', () => {
  it('are what sets are, after any changes and when restored', () => {
    const number = fc.oneof(fc.nat(30), fc.nat(2 ** 29 - 1));
    const does = [...Array<string>(30).fill('add'), ...Array<string>(20).fill('remove'), 'end', 'restore'];
    const change = fc.record({ list: fc.nat(2), number, does: fc.constantFrom(...does) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 500, size: 'max' }), (changes) => {
        let logs = new NumberLogs();
        const lists = [0, 1, 2].map(() => ({ log: logs.create(new Uint32Array(0)), members: new Set<number>() }));
        for (const { list, number: changed, does } of changes) {
          const { log, members } = lists[list];
          const [known] = members;
          if (does === 'add' && !members.has(changed)) assert.equal(logs.add(log, changed), members.add(changed).size);
          else if (does === 'remove' && members.delete(known)) assert.equal(logs.remove(log, known), members.size);
          else if (does === 'end') {
            logs.release(log);
            lists[list] = { log: logs.create(Uint32Array.of(7)), members: new Set([7]) };
          } else if (does === 'restore') {
            const restored = new NumberLogs();
            restored.restore(structuredClone(logs.save()));
            logs = restored;
          }
          for (const each of lists) assert.equal(logs.count(each.log), each.members.size);
        }
        for (const { log, members } of lists) assert.deepEqual([...logs.numbers(log)], [...members].sort((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });
});

describe('postings', () => {
  const shingles = Uint32Array.from([1, 2]);
  const nobody = (): void => undefined;
  const fail = (): void => assert.fail();

  it('are what sets of paragraphs are, however these came and went, when asked and when restored', () => {
    // Shingles of few shards, some of them in nearly all paragraphs.
    const shingle = fc.oneof(fc.nat(3), fc.integer({ min: 2 ** 32 - 40, max: 2 ** 32 - 1 }));
    const does = [...Array<string>(30).fill('take'), ...Array<string>(9).fill('add'), ...Array<string>(20).fill('remove'), 'ask', 'restore'];
    const change = fc.record({ sketch: fc.uniqueArray(shingle, { maxLength: 6 }), times: fc.integer({ min: 1, max: 40 }), does: fc.constantFrom(...does) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80, size: 'max' }), (changes) => {
        let postings = new Postings();
        const sketches = new Map<number, Uint32Array>();
        let next = 0;
        const check = (): void => {
          const holders = new Map<number, number[]>();
          for (const [paragraph, sketch] of sketches) for (const each of sketch) holders.set(each, [...(holders.get(each) ?? []), paragraph]);
          for (const [each, paragraphs] of holders) {
            assert.deepEqual([...postings.shared(Uint32Array.of(each), -1).keys()].sort((a, b) => a - b), paragraphs.length > 64 ? [] : paragraphs);
          }
        };
        for (const { sketch, times, does } of changes) {
          if (does === 'ask') check();
          if (does === 'restore') {
            const restored = new Postings();
            restored.restore(unpack(pack(postings.save())));
            postings = restored;
          }
          for (let time = 0; time < times; time++) {
            const [oldest] = sketches;
            if (does === 'take' || does === 'add') {
              const paragraph = next++;
              sketches.set(paragraph, Uint32Array.from(sketch));
              if (does === 'take') postings.take(Uint32Array.of(5, ...sketch, 5), 1, 1 + sketch.length, paragraph);
              else postings.add(sketches.get(paragraph)!, paragraph, nobody);
            } else if (does === 'remove' && oldest !== undefined) {
              sketches.delete(oldest[0]);
              postings.remove(oldest[1], oldest[0], nobody);
            }
          }
        }
        check();
      }),
      { numRuns: 60 },
    );
  });

  it('put in what waits when there is much of it', () => {
    const postings = new Postings();
    for (let paragraph = 0; paragraph < 50_000; paragraph++) postings.take(Uint32Array.of(paragraph >>> 1, 2 ** 31 + paragraph), 0, 2, paragraph);
    for (let paragraph = 0; paragraph < 50_000; paragraph += 999) {
      assert.deepEqual([...postings.shared(Uint32Array.of(paragraph >>> 1, 2 ** 31 + paragraph), -1)].sort(([a], [b]) => a - b), [[paragraph & -2, paragraph % 2 === 0 ? 2 : 1], [paragraph | 1, paragraph % 2 === 0 ? 1 : 2]]);
    }
  });

  it('tell the paragraphs of a shingle that becomes frequent, and of one that no longer is', () => {
    let postings = new Postings();
    const counts = (): number => postings.shared(shingles, -1).size;
    for (let paragraph = 0; paragraph < 64; paragraph++) postings.add(shingles.subarray(0, 1), paragraph, fail);
    assert.equal(counts(), 64);
    const crossed: number[] = [];
    postings.add(shingles, 200, (paragraph) => crossed.push(paragraph));
    assert.deepEqual(crossed.sort((a, b) => a - b), [...Array(64).keys(), 200]);
    assert.deepEqual([...postings.shared(shingles, -1)], [[200, 1]]);
    for (let paragraph = 300; paragraph < 1300; paragraph++) postings.add(shingles.subarray(0, 1), paragraph, fail);
    const restored = new Postings();
    restored.restore(unpack(pack(postings.save())));
    postings = restored;
    for (let paragraph = 1299; paragraph >= 300; paragraph--) postings.remove(shingles.subarray(0, 1), paragraph, fail);
    postings.remove(shingles, 200, (paragraph) => crossed.push(paragraph));
    assert.equal(crossed.length, 65 + 64);
    assert.deepEqual([...postings.shared(shingles, -1).keys()].sort((a, b) => a - b), [...Array(64).keys()]);
    for (let paragraph = 0; paragraph < 64; paragraph++) postings.remove(shingles.subarray(0, 1), paragraph, nobody);
    assert.equal(counts(), 0);
  });
});
