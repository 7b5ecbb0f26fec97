import assert from 'node:assert/strict';
import fc from 'fast-check';
import { madeUpNews } from '../../../bench/speed/texts/supply.ts';
import { mayBeLinked, sameEventThreshold, signatureOf } from '../../../server/src/analysis/claims/event.ts';
import { extractClaimFacts } from '../../../server/src/analysis/claims/facts.ts';
import type { ClaimFacts } from '../../../server/src/analysis/claims/frame.ts';
import { linkClaims } from '../../../server/src/analysis/claims/link.ts';
import { placedAlone } from '../../../server/src/analysis/claims/signatures.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const documents = 60;

/** Each as it is, and its first sentences alone: an extract. */
const sources: readonly ClaimFacts[] = Array.from({ length: documents }, (_, number) => madeUpNews.text(number)).flatMap((text) => [text, text.slice(0, 400)].map((each) => extractClaimFacts(new SourceText(each))));

describe('whether claims of two documents may be of one quantity', () => {
  it('is never denied by their signatures where some are', () => {
    let [linked, denied] = [0, 0];
    fc.assert(
      fc.property(fc.nat(sources.length - 1), fc.nat(sources.length - 1), fc.double({ min: sameEventThreshold, max: 1, noNaN: true }), (first, second, event) => {
        const [a, b] = [sources[first], sources[second]];
        const may = mayBeLinked(placedAlone(signatureOf(a)), placedAlone(signatureOf(b)), event);
        const are = first !== second && linkClaims(a, b, event).length > 0;
        if (are) linked++;
        if (!may) denied++;
        assert.ok(may || !are, `${String(first)} and ${String(second)} at ${String(event)}`);
      }),
      { numRuns: 3000 },
    );
    assert.ok(linked > 100 && denied > 100, `${String(linked)} linked, ${String(denied)} denied`);
  });
});
