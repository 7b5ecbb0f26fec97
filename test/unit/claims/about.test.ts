import assert from 'node:assert/strict';
import { describeGroup } from '../../../server/src/analysis/claims/about.ts';
import { extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

/** What the first claims of two texts are of. */
const about = (a: string, b: string): string => describeGroup([a, b].map((text) => extractClaimFacts(new SourceText(text)).frames[0]));

describe('what a group of claims is of', () => {
  it('is said by the purpose that tells most', () => {
    assert.equal(about('Orrin will buy Pellworth for $2.1 billion in cash.', 'Orrin agreed on a $2.3 billion deal.'), 'price of the deal');
    assert.equal(about('The bridge cost $2.1 billion.', 'The bridge cost $2.3 billion.'), 'price');
  });

  it('is the dimension of a measure where the words for it differ', () => {
    assert.equal(about('Traffic backed up for six miles.', 'The line of cars stretched eight miles.'), 'length or distance');
  });

  it('is the plural of what is counted, where one claim has it', () => {
    assert.equal(about('They plan a 41,000-seat stadium.', 'The 39,500 seats are too many.'), 'seats');
  });
});
