import assert from 'node:assert/strict';
import { extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const levels = (text: string): string[] =>
  extractClaimFacts(new SourceText(text)).frames.map(({ span, low, high, superseded }) => `${text.slice(span.start, span.end)}: ${String(low)}${low === high ? '' : `–${String(high)}`}${superseded ? ' before' : ''}`);

describe('claims of two levels', () => {
  it('are what was and what is, where one changed to the other', () => {
    assert.deepEqual(levels('The toll for cars rises from $4 to $5.50 in May.'), ['$4: 4 before', '$5.50: 5.5']);
    assert.deepEqual(levels('The price fell from $90 to $60.'), ['$90: 90 before', '$60: 60']);
  });

  it('are the shares of two in a contest', () => {
    assert.deepEqual(levels('He beat her by 53 percent to 44 percent of the vote.'), ['53 percent: 53', '44 percent: 44']);
    assert.deepEqual(levels('She trails, 43.4 percent to 53.9 percent.'), ['43.4 percent: 43.4', '53.9 percent: 53.9']);
  });

  it('are a range elsewhere', () => {
    assert.deepEqual(levels('It loses 3 percent to 5 percent of its water.'), ['3 percent to 5 percent: 3–5']);
  });
});
