import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pack, unpack } from '../../../server/src/corpus/packing.ts';
import { extractDocumentFacts } from '../../../server/src/corpus/facts.ts';
import { indexEntries } from '../../../server/src/corpus/indexEntries.ts';
import { packEntriesOf, unpackEntries } from '../../../server/src/corpus/packedEntries.ts';
import { packFacts, unpackFacts } from '../../../server/src/corpus/packedFacts.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { newsDocument } from '../../../bench/speed/texts/news.ts';

describe('packed states', () => {
  const leaf = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.string(),
    fc.uint8Array(),
    fc.uint16Array(),
    fc.uint32Array(),
    fc.int32Array(),
    fc.float32Array(),
    fc.float64Array(),
  );
  const { state } = fc.letrec<{ state: Record<string, unknown> }>((tie) => ({
    state: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/u), fc.oneof({ depthSize: 'small' }, leaf, tie('state')), { noNullPrototype: true }),
  }));

  it('come out as they went in, wherever their bytes stand', () => {
    fc.assert(
      fc.property(state, fc.nat(9), (value, shift) => {
        const packed = pack(value as Parameters<typeof pack>[0]);
        const moved = new Uint8Array(packed.length + shift);
        moved.set(packed, shift);
        assert.deepEqual(unpack(moved.subarray(shift)), value);
      }),
    );
  });

  it('take as much room as their arrays, and little more', () => {
    assert.ok(pack({ a: new Float64Array(1000), b: { c: new Uint8Array(1000) } }).length < 9200);
  });
});

describe('packed facts', () => {
  it('are the facts, whatever the text', async () => {
    const analysers = await loadPackagedAnalysers();
    const text = fc.oneof(fc.nat(50).map(newsDocument), fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(
      fc.property(text, (content) => {
        const facts = extractDocumentFacts(content, analysers);
        const unpacked = unpackFacts(structuredClone(packFacts(facts)));
        assert.deepEqual(unpacked.duplicates, facts.duplicates);
        for (const part of ['hash', 'layout', 'paragraphs', 'boilerplate', 'spelling', 'names', 'quantities', 'claims', 'entities'] as const) {
          assert.deepEqual(JSON.parse(JSON.stringify(unpacked[part])), JSON.parse(JSON.stringify(facts[part])));
        }
        assert.equal(packFacts(unpacked).length, packFacts(facts).length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('packed entries', () => {
  it('are the entries, wherever among those of other documents', async () => {
    const analysers = await loadPackagedAnalysers();
    const text = fc.oneof(fc.nat(50).map(newsDocument), fc.string({ unit: 'grapheme', maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (contents) => {
        const facts = contents.map((content) => extractDocumentFacts(content, analysers));
        const packed = facts.map((each) => packEntriesOf(each));
        const together = new Uint8Array(packed.flatMap((bytes) => [...bytes]));
        let start = 0;
        for (const [place, each] of facts.entries()) {
          assert.deepEqual(unpackEntries(together.buffer, start), indexEntries(each));
          start += packed[place].length;
        }
      }),
      { numRuns: 40 },
    );
  });
});
