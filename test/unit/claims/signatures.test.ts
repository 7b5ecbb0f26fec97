import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Signatures } from '../../../server/src/analysis/claims/signatures.ts';

describe('the signatures of documents', () => {
  it('are what was set, after any changes and when restored', () => {
    const change = fc.record({ document: fc.nat(20), length: fc.oneof(fc.nat(3), fc.nat(9000)), restarts: fc.nat(60).map((chance) => chance === 0) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: 'max' }), (changes) => {
        let signatures = new Signatures();
        const expected = new Map<number, Uint32Array>();
        for (const [step, { document, length, restarts }] of changes.entries()) {
          const signature = new Uint32Array(length).fill(step);
          signatures.set(document, length === 0 ? undefined : signature);
          expected.set(document, signature);
          if (!restarts) continue;
          const restored = new Signatures();
          restored.restore(structuredClone(signatures.save()));
          signatures = restored;
        }
        for (const [document, signature] of expected) assert.deepEqual(signatures.get(document) ?? new Uint32Array(0), signature);
      }),
      { numRuns: 50 },
    );
  });

  it('are whole after several sessions, also one that is longer than a page', () => {
    const long = Uint32Array.from({ length: 70_000 }, (_, number) => number);
    let signatures = new Signatures();
    signatures.set(0, Uint32Array.of(1, 2, 3));
    signatures.set(1, long);
    for (let session = 0; session < 3; session++) {
      const restored = new Signatures();
      restored.restore(structuredClone(signatures.save()));
      signatures = restored;
      assert.deepEqual(signatures.get(0), Uint32Array.of(1, 2, 3));
      assert.deepEqual(signatures.get(1), long);
    }
    signatures.set(2, Uint32Array.of(4));
    assert.deepEqual(signatures.get(2), Uint32Array.of(4));
    assert.deepEqual(signatures.get(1), long);
  });
});
