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
});
