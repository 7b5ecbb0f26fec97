import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberLogs } from '../../../server/src/analysis/duplicates/numberLogs.ts';
import { Postings } from '../../../server/src/analysis/duplicates/postings.ts';

describe('logs of numbers', () => {
  it('are what sets are, after any changes and when restored', () => {
    const number = fc.oneof(fc.nat(30), fc.nat(2 ** 29 - 1));
    const does = [...Array<string>(30).fill('add'), ...Array<string>(20).fill('remove'), 'end', 'restore'];
    const change = fc.record({ list: fc.nat(2), number, does: fc.constantFrom(...does) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 500, size: 'max' }), (changes) => {
        let logs = new NumberLogs();
        const lists = [0, 1, 2].map(() => ({ log: logs.create([]), members: new Set<number>() }));
        for (const { list, number: changed, does } of changes) {
          const { log, members } = lists[list];
          const [known] = members;
          if (does === 'add' && !members.has(changed)) assert.equal(logs.add(log, changed), members.add(changed).size);
          else if (does === 'remove' && members.delete(known)) assert.equal(logs.remove(log, known), members.size);
          else if (does === 'end') {
            logs.release(log);
            lists[list] = { log: logs.create([7]), members: new Set([7]) };
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
    restored.restore(structuredClone(postings.save()));
    postings = restored;
    for (let paragraph = 1299; paragraph >= 300; paragraph--) postings.remove(shingles.subarray(0, 1), paragraph, fail);
    postings.remove(shingles, 200, (paragraph) => crossed.push(paragraph));
    assert.equal(crossed.length, 65 + 64);
    assert.deepEqual([...postings.shared(shingles, -1).keys()].sort((a, b) => a - b), [...Array(64).keys()]);
    for (let paragraph = 0; paragraph < 64; paragraph++) postings.remove(shingles.subarray(0, 1), paragraph, nobody);
    assert.equal(counts(), 0);
  });
});
