import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readLine } from '../../../server/src/analysis/boilerplate/lineFeatures.ts';
import { RecurrenceCounts } from '../../../server/src/analysis/boilerplate/recurrence.ts';
import { weighRecurrence } from '../../../server/src/analysis/boilerplate/siteEvidence.ts';

describe('the key of a line', () => {
  it('is the same for lines that differ in figures, dates and marks', () => {
    assert.equal(readLine('Comments (12)').key, readLine('COMMENTS (1,203)').key);
    assert.equal(readLine('Sunday, April 14, 2024').key, readLine('Monday, May 6, 2024').key);
    assert.equal(readLine('« Home / News').key, readLine('Home > News').key);
    assert.equal(readLine('Newsletter Sign-Up').key, readLine('newsletter: sign up').key);
    assert.equal(readLine('Page 2 3 of 10').key, readLine('Page 4 of 7').key);
  });

  it('is the same whatever stands between the words, and in capitals', () => {
    const words = fc.array(fc.constantFrom('sign', 'up', '12', '3rd', '1.5m', 'may', 'friday', 'ärger', '検索'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.constantFrom('  ', ' | ', ' — ', ', ', ' / '), (parts, gap) => {
        const key = readLine(parts.join(' ')).key;
        // A line of figures only is itself.
        fc.pre(parts.some((part) => /^[^\d]/u.test(part)));
        assert.equal(readLine(parts.join(gap)).key, key);
        assert.equal(readLine(parts.join(gap).toUpperCase()).key, key);
        assert.equal(readLine(`» ${parts.join(gap)} …`).key, key);
      }),
    );
  });

  it('differs with the words', () => {
    assert.notEqual(readLine('Leave a reply').key, readLine('Leave a comment').key);
    assert.notEqual(readLine('***').key, readLine('---').key);
    assert.notEqual(readLine('12').key, readLine('13').key);
  });
});

describe('RecurrenceCounts', () => {
  const header = [11, 12, 13];

  it('tells lines that recur by themselves from lines that recur with their neighbours', () => {
    const counts = new RecurrenceCounts();
    counts.replace(0, [], [...header, 1, 50, 2]);
    counts.replace(1, [], [...header, 3, 50, 4]);
    const { alone, together } = counts.levels([...header, 1, 50, 2]);
    assert.deepEqual(Array.from(alone), [1, 1, 1, 0, 1, 0]);
    assert.deepEqual(Array.from(together), [1, 1, 1, 0, 0, 0]);
  });

  it('names the documents that see a change, and no others', () => {
    const counts = new RecurrenceCounts();
    assert.deepEqual([...counts.replace(0, [], header)], []);
    assert.deepEqual([...counts.replace(1, [], [99])], []);
    assert.deepEqual([...counts.replace(2, [], header)], [0]);
    assert.deepEqual([...counts.replace(2, header, [])], [0]);
  });
});

describe('weighRecurrence', () => {
  const none = { alone: new Uint8Array(6), together: new Uint8Array(6) };

  it('leaves scores alone where nothing recurs', () => {
    assert.deepEqual(weighRecurrence([3, -2, 0, 1, 4, 2], none), [3, -2, 0, 1, 4, 2]);
  });

  it('takes what a site repeats for furniture', () => {
    const levels = { alone: Uint8Array.of(4, 4, 0, 0, 0, 4), together: Uint8Array.of(4, 4, 0, 0, 0, 4) };
    const [first, , article, , , last] = weighRecurrence([2, -1, 3, 3, 3, 0.5], levels);
    assert.ok(first < 0 && last < 0 && article > 3);
  });

  it('leaves the copies of an article an article', () => {
    const levels = { alone: new Uint8Array(6).fill(4), together: new Uint8Array(6).fill(4) };
    assert.ok(weighRecurrence([4, 4, 3, 3, 4, 4], levels).every((score) => score > 2));
  });
});
