import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readLine } from '../../../server/src/analysis/boilerplate/lineFeatures.ts';
import { lineShape as shapeOf } from '../../../server/src/analysis/boilerplate/lineShape.ts';
import { pageOf } from '../../../server/src/analysis/boilerplate/page.ts';
import { pageShapeRows } from '../../../server/src/analysis/boilerplate/pageShape.ts';
import { columnNamed } from '../../../server/src/analysis/boilerplate/rows.ts';
import { piecesOf } from '../../../server/src/text/pieces.ts';

function lineShape(text: string): number {
  return shapeOf(text, piecesOf(text));
}

/** A named column of the page's shape, a value a line. */
function column(lines: readonly string[], name: string): number[] {
  const { names, values, count } = pageShapeRows(pageOf(lines.map(readLine)));
  const from = columnNamed(names, name) * count;
  return Array.from(values.subarray(from, from + count));
}

const prose = 'The bridge over the river was closed for eleven weeks after the flood had damaged two of its piers, and the council has said that it will be reopened.';
const page = ['River bridge to reopen | The Post', 'Home', 'News', 'River bridge to reopen', prose, prose, 'Sport', 'River bridge to reopen'];

describe('lineShape', () => {
  it('is the same for the rows of a table and the lines of a byline, and no others', () => {
    assert.equal(lineShape('1 Kyle Busch 5040 5 1'), lineShape('12 Martin Truex 35'));
    assert.equal(lineShape('Tuesday November 19, 2019'), lineShape('Monday May 4, 2020'));
    assert.notEqual(lineShape('1 Kyle Busch 5040'), lineShape('1 kyle busch 5040'));
    assert.notEqual(lineShape('– Kyle'), lineShape('• Kyle'));
  });

  it('goes by what stands between spaces, however many', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('The', 'bridge', '12', '–', 'Ärger', '3rd'), { maxLength: 30 }), fc.constantFrom(' ', '  ', '\t'), (parts, gap) => {
        assert.equal(lineShape(parts.join(' ')), lineShape(parts.join(gap)));
      }),
    );
  });
});

describe('the shape of a page', () => {
  it('knows the headline among the lines that repeat the title', () => {
    const one = Math.fround(Math.log1p(1));
    assert.deepEqual(column(page, 'headlinesBefore'), [0, 0, 0, 1, 1, 1, 1, 2]);
    assert.deepEqual(column(page, 'headlinesAfter'), [2, 2, 2, 1, 1, 1, 1, 0]);
    assert.deepEqual(column(page, 'bestHeadline').slice(2, 5), [-one, 0, one]);
  });

  it('measures from the prose of the page', () => {
    assert.deepEqual(column(page, 'afterFirstProse').map(Math.sign), [-1, -1, -1, -1, 0, 1, 1, 1]);
    assert.deepEqual(column(page, 'beforeLastProse').map(Math.sign), [1, 1, 1, 1, 1, 0, -1, -1]);
    assert.deepEqual(column(page, 'beforeRunEnd').map(Math.sign), [1, 1, 1, 1, 1, 0, -1, -1]);
    assert.ok(column(page, 'proseWords5').every((share) => share >= 0 && share <= 1));
  });

  it('tells prose on the title’s topic from other prose', () => {
    const teaser = 'A striker who had been out for most of the season scored twice, and his team has moved to the top of the table.';
    const share = column([...page, teaser], 'titleTopicShare');
    assert.ok(share[4] > share[share.length - 1]);
  });

  it('gives every line a finite value, of no lines too', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...page), fc.string({ minLength: 1 })), { maxLength: 12 }), (lines) => {
        const { names, values } = pageShapeRows(pageOf(lines.map(readLine)));
        assert.ok(values.length === lines.length * names.length && values.every(Number.isFinite));
      }),
    );
  });
});
