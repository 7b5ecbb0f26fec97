import assert from 'node:assert/strict';
import { extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import { linkClock } from '../../../server/src/analysis/claims/linkClock.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const linked = (a: string, b: string): string[] => {
  const [own, theirs] = [a, b].map((text) => extractClaimFacts(new SourceText(text)).frames);
  return linkClock(own, theirs).map(([i, j]) => `${a.slice(own[i].number.start, own[i].number.end)} ${b.slice(theirs[j].number.start, theirs[j].number.end)}`);
};

const crash = 'The crash happened at 6:36 p.m. on Marsh Road.';

describe('clock times', () => {
  it('of an event are held against each other where they are near', () => {
    assert.deepEqual(linked(crash, 'The pickup hit him at 6:50 p.m.'), ['6:36 6:50']);
    assert.deepEqual(linked(crash, 'The pickup hit him at 11 a.m.'), []);
  });

  it('take the half of the day from the words around them', () => {
    assert.deepEqual(linked('The crash happened at 10:15 Tuesday morning.', 'The crash occurred at 10:20 a.m.'), ['10:15 10:20']);
    assert.deepEqual(linked('The crash happened at 10:15 Tuesday night.', 'The crash occurred at 10:20 a.m.'), []);
  });

  it('of what the wording does not tell are an event’s where neither text has another', () => {
    assert.deepEqual(linked(crash, 'Pruitt was on his way home on Marsh Road at around 6:20 p.m.'), ['6:36 6:20']);
    assert.deepEqual(linked(crash, 'Pruitt was on his way home at around 6:20 p.m. and his wife at 6:10 p.m.'), []);
    assert.deepEqual(linked(crash, 'Pruitt was on his way home on Marsh Road at around 5:20 p.m.'), []);
  });
});
