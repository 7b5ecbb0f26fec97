import assert from 'node:assert/strict';
import fc from 'fast-check';
import { levelsOf } from '../../../server/src/service/features/paintedAnnotations.ts';
import { overlaps, type Span } from '../../../server/src/text/span.ts';

const span = (start: number, end: number): Span => ({ start, end });

describe('levels of tags', () => {
  it('put a span outside of those that it holds', () => {
    assert.deepEqual(levelsOf([span(0, 20), span(0, 5), span(6, 20), span(10, 12), span(30, 40)]), [2, 0, 1, 0, 0]);
    assert.deepEqual(levelsOf([span(0, 5), span(0, 5)]), [1, 0]);
    assert.deepEqual(levelsOf([span(0, 6), span(4, 12)]), [0, 1]);
  });

  it('are never alike where spans overlap, and 0 where none is shorter', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 30 }).map((list) => list.map(([start, length]) => span(start, start + length)).sort((a, b) => a.start - b.start || b.end - a.end));
    fc.assert(
      fc.property(spans, (list) => {
        const levels = levelsOf(list);
        for (const [index, one] of list.entries()) {
          for (let other = index + 1; other < list.length; other++) if (overlaps(one, list[other])) assert.notEqual(levels[index], levels[other]);
          const isInnermost = list.every((other, place) => place === index || !overlaps(one, other) || other.end - other.start > one.end - one.start);
          if (isInnermost) assert.equal(levels[index], 0);
        }
      }),
    );
  });
});
