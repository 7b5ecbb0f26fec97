import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convert, describeQuantity, findQuantities, roundingInterval, sameMeasure } from '../../../server/src/analysis/quantities/index.ts';
import type { Quantity } from '../../../server/src/analysis/quantities/index.ts';

function first(text: string): Quantity {
  return findQuantities(text)[0];
}

describe('describeQuantity', () => {
  const cases: [string, string][] = [
    ['more than 6,000 fighters', '> 6,000 fighters'],
    ['10,000 to 20,000 fighters', '10,000–20,000 fighters'],
    ['at least five months', '≥ 5 months'],
    ['around 80 km', '≈ 80 kilometres'],
    ['up to 400 people', '≤ 400 people'],
    ['$1.2 million', '$1,200,000'],
    ['60 percent', '60%'],
    ['two in five voters', '40%'],
    ['a 23-year-old man', '23 years old'],
    ['two dead', '2 dead'],
    ['on May 19, 2016', '2016-05-19'],
    ['about 9:30 p.m.', '≈ 21:30'],
  ];
  for (const [text, description] of cases) it(text, () => assert.equal(describeQuantity(first(text)), description));

  it('groups the digits of any number as English does', () => {
    const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
    const people = first('10 people');
    const amounts = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.double({ min: 1e-4, max: 1e17, noNaN: true }));
    fc.assert(fc.property(amounts, (amount) => assert.equal(describeQuantity({ ...people, low: amount, high: amount }), `${grouped.format(amount)} people`)));
  });
});

describe('convert', () => {
  it('turns one unit into another', () => {
    assert.deepEqual(convert(first('10 miles'), 'kilometre'), { low: 16.09344, high: 16.09344 });
    assert.deepEqual(convert(first('100 degrees celsius'), 'fahrenheit'), { low: 212, high: 212 });
    assert.deepEqual(convert(first('more than two weeks'), 'day'), { low: 14, high: null });
    assert.deepEqual(convert(first('50 cents'), 'dollar'), { low: 0.5, high: 0.5 });
    assert.deepEqual(convert(first('half of the voters'), 'percentage'), { low: 50, high: 50 });
    assert.deepEqual(convert(first('90 km/h'), 'metre per second'), { low: 25, high: 25 });
  });

  it('gives null where nothing can be converted', () => {
    assert.equal(convert(first('10 miles'), 'kilogram'), null);
    assert.equal(convert(first('10 people'), 'kilogram'), null);
    assert.equal(convert(first('10 miles'), 'no such unit'), null);
    assert.equal(convert(first('$10'), 'euro'), null);
  });
});

describe('sameMeasure', () => {
  it('holds for units that convert, for counts, and for designations of one kind', () => {
    assert.equal(sameMeasure(first('10 miles'), first('16 km')), true);
    assert.equal(sameMeasure(first('10 people'), first('12 dogs')), true);
    assert.equal(sameMeasure(first('May 3, 2016'), first('since 2016')), true);
    assert.equal(sameMeasure(first('10 miles'), first('10 people')), false);
    assert.equal(sameMeasure(first('$10'), first('10 euros')), false);
    assert.equal(sameMeasure(first('at 5 p.m.'), first('since 2016')), false);
  });
});

describe('roundingInterval', () => {
  const cases: [string, number | null, number | null][] = [
    ['10,000 people', 9500, 10500],
    ['10,123 people', 10123, 10123],
    ['a 23-year-old', 23, 23],
    ['1.2 million people', 1150000, 1250000],
    ['five people', 5, 5],
    ['about 80 people', 72, 88],
    ['more than 200 people', 195, null],
  ];
  for (const [text, low, high] of cases) it(text, () => assert.deepEqual(roundingInterval(first(text)), { low, high }));
});
