import assert from 'node:assert/strict';
import { recurrenceKey } from '../../../server/src/analysis/boilerplate/recurrenceKey.ts';
import { RecurrenceCounts } from '../../../server/src/analysis/boilerplate/recurrence.ts';
import { weighRecurrence } from '../../../server/src/analysis/boilerplate/siteEvidence.ts';

describe('recurrenceKey', () => {
  it('is the same for lines that differ in figures, dates and marks', () => {
    assert.equal(recurrenceKey('Comments (12)'), recurrenceKey('COMMENTS (1,203)'));
    assert.equal(recurrenceKey('Sunday, April 14, 2024'), recurrenceKey('Monday, May 6, 2024'));
    assert.equal(recurrenceKey('« Home / News'), recurrenceKey('Home > News'));
  });

  it('differs with the words', () => {
    assert.notEqual(recurrenceKey('Leave a reply'), recurrenceKey('Leave a comment'));
    assert.notEqual(recurrenceKey('***'), recurrenceKey('---'));
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
