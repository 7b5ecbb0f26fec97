import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Links, LinkMemory } from '../../../server/src/analysis/claims/linkMemory.ts';
import { PairsAhead, turned } from '../../../server/src/analysis/claims/pairsAhead.ts';

/** More documents than have their links ready. */
const documents = 6000;

describe('the links of documents', () => {
  it('are what was set, also of more documents than have them ready', () => {
    const node = fc.record({ document: fc.nat(200_000), index: fc.nat(2 ** 24 - 1) }, { noNullPrototype: true });
    const links = fc
      .record({ partners: fc.uniqueArray(fc.tuple(fc.nat(500), fc.array(node, { minLength: 1, maxLength: 4 })), { selector: ([index]) => index, maxLength: 5 }), isCut: fc.boolean() })
      .map(({ partners, isCut }): Links => ({ partners: new Map(partners), isCut }));
    fc.assert(
      fc.property(fc.array(links, { minLength: 1, maxLength: 20 }), (all) => {
        const memory = new LinkMemory();
        for (let document = 0; document < documents; document++) memory.set(document, all[document % all.length]);
        memory.delete(1);
        for (const document of [0, 2, documents - 1]) assert.deepEqual(memory.get(document), all[document % all.length]);
        assert.equal(memory.get(1), undefined);
      }),
      { numRuns: 20 },
    );
  });
});

describe('pairs that are known ahead', () => {
  it('are those of the other side, until a document changes or they have been asked for', () => {
    const ahead = new PairsAhead();
    ahead.set(2, 1, turned([[0, 3], [1, 1]]));
    ahead.set(3, 1, []);
    ahead.set(3, 2, [[4, 5]]);
    assert.deepEqual(ahead.get(2, 1), [[3, 0], [1, 1]]);
    ahead.forget(1);
    assert.deepEqual([ahead.get(2, 1), ahead.get(3, 1), ahead.get(3, 2)], [undefined, undefined, [[4, 5]]]);
    ahead.drop(3);
    assert.equal(ahead.get(3, 2), undefined);
  });
});
