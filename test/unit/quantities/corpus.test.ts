import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { extractQuantityFacts, findQuantities } from '../../../server/src/analysis/quantities/index.ts';
import type { Quantity } from '../../../server/src/analysis/quantities/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

describe('extractQuantityFacts', () => {
  it('gives document offsets', () => {
    const text = 'Nothing here.\n\nMore than 6,000 fighters gathered.\n';
    const [quantity] = extractQuantityFacts(new SourceText(text)).quantities;
    assert.equal(text.slice(quantity.start, quantity.end), 'More than 6,000');
    assert.equal(text.slice(quantity.number.start, quantity.number.end), '6,000');
    assert.equal(quantity.countedSpan && text.slice(quantity.countedSpan.start, quantity.countedSpan.end), 'fighters');
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...['5', '12', '1,000', '.5', '$', '€', '%', '-', '–', '/', ':', ',', '.', "'", '"', '(', ')', '+', '>', '=', ' ', '\n', 'a', 'one', 'hundred'],
    ...['million', 'and', 'or', 'to', 'of', 'half', 'third', 'more', 'than', 'between', 'from', 'km', 'per', 'year', 'old', 'aged', 'May', 'pm', 'the'],
    ...['dozens', 'thousands', 'people', 'up', 'block', 'Street', '\ud83d', '\udc00', '½', '²', '\u0000', '\u202f'],
  );
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 40 }).map((list) => list.join(' ')), fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')));

  it('gives ordered quantities whose spans lie in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const quantity of findQuantities(text)) {
          assert.ok(quantity.start >= end && quantity.start < quantity.end && quantity.end <= text.length);
          assert.equal(quantity.text, text.slice(quantity.start, quantity.end));
          assert.ok(quantity.number.start >= quantity.start && quantity.number.end <= quantity.end);
          assert.ok(quantity.number.start < quantity.number.end);
          for (const bound of [quantity.low, quantity.high]) assert.ok(bound === null || Number.isFinite(bound));
          assert.ok(quantity.low === null || quantity.high === null || quantity.low <= quantity.high);
          end = quantity.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time linear in its length', function () {
    this.timeout(60_000);
    const repeated = ['1 ', '12,34,', '123 456 ', 'one hundred and ', 'million ', '5-', '.5', 'more than 5 and less than ', 'tens of ', '5-, ', "5' ", '$', '~', '1e'];
    for (const piece of repeated) findQuantities(piece.repeat(100_000 / piece.length));
  });
});

const seeds = path.join('..', 'shared', 'seeds');

describe('the seed corpus', () => {
  if (!existsSync(seeds)) return;
  const names = readdirSync(seeds).sort();

  function find(prefix: string, text: string): Quantity {
    const name = names.find((candidate) => candidate.startsWith(prefix)) ?? '';
    const { quantities } = extractQuantityFacts(new SourceText(readFileSync(path.join(seeds, name), 'utf8')));
    const found = quantities.find((quantity) => `${quantity.text} ${quantity.counted ?? ''}`.trim().endsWith(text));
    assert.ok(found, `${text} in ${prefix}: ${quantities.map((quantity) => quantity.text).join(' | ')}`);
    return found;
  }

  const cases: [string, string, number | null, number | null][] = [
    ['000', '10,000 to 20,000 fighters', 10000, 20000],
    ['002', 'between 150,000 and 200,000 people', 150000, 200000],
    ['002', 'at least five months', 5, null],
    ['003', 'more than 6,000 fighters', 6000, null],
    ['003', 'more than 30 years', 30, null],
    ['003', '15,000 soldiers', 15000, 15000],
    ['003', 'tens of thousands', 20000, null],
    ['004', 'thousands fighters', 2000, null],
    ['004', 'hundreds fighters', 200, null],
    ['004', 'at least three areas', 3, null],
    ['004', 'more than a century', 1, null],
    ['004', 'around 80 km', 80, 80],
  ];
  for (const [prefix, text, low, high] of cases) {
    it(`${prefix}: ${text}`, () => {
      const quantity = find(prefix, text);
      assert.deepEqual([quantity.low, quantity.high], [low, high]);
    });
  }
});
