import assert from 'node:assert/strict';
import { findQuantities } from '../../../server/src/analysis/quantities/index.ts';
import type { Quantity } from '../../../server/src/analysis/quantities/index.ts';

/** The one quantity of a text. */
function only(text: string): Quantity {
  const found = findQuantities(text);
  assert.equal(found.length, 1, `${text}: ${found.map((quantity) => quantity.text).join(' | ')}`);
  return found[0];
}

describe('numbers', () => {
  const values: [string, number][] = [
    ['15,000 soldiers', 15000],
    ['18, 000 people', 18000],
    ['1 234 567 people', 1234567],
    ['12,34,567 rupees', 1234567],
    ['1.2 million people', 1200000],
    ['2. 5 million euros', 2500000],
    ['2.7m people', 2700000],
    ['$48.2 million', 48200000],
    ['RM3.06mil', 3060000],
    ['75 USD million', 75000000],
    ['twenty-one trillion three hundred', 21000000000300],
    ['two hundred and two thousand people', 202000],
    ['a hundred thousand people', 100000],
    ['half a dozen men', 6],
    ['three dozen men', 36],
    ['half a million people', 500000],
    ['two thirds of a million', 2000000 / 3],
    ['three and a half million people', 3500000],
    ['two million and three quarters', 2750000],
    ['10 1/2 miles', 10.5],
    ['2½ miles', 2.5],
    ['.001 per cent', 0.001],
    ['1.3x10^6', 1300000],
    ['minus five percent', -5],
    ['two-thirds of voters', 2 / 3],
    ['one in five people', 0.2],
    ['a couple of days', 2],
  ];
  for (const [text, value] of values) {
    it(text, () => {
      const quantity = only(text);
      assert.deepEqual([quantity.low, quantity.high], [value, value]);
    });
  }
});

describe('bounds and ranges', () => {
  const intervals: [string, number | null, number | null, string, boolean][] = [
    ['more than 6,000 fighters', 6000, null, '>', false],
    ['at least three areas', 3, null, '>', false],
    ['200 or more people', 200, null, '>', false],
    ['up to 400 people', null, 400, '<', false],
    ['as many as four robbers', null, 4, '<', false],
    ['fewer than a thousand pandas', null, 1000, '<', false],
    ['no less than 30 people', 30, null, '>', false],
    ['around 80 km', 80, 80, '~', true],
    ['nearly 78,000 people', 78000, 78000, '~', true],
    ['some 200 people', 200, 200, '~', true],
    ['10,000 to 20,000 fighters', 10000, 20000, '=', false],
    ['between 150,000 and 200,000 people', 150000, 200000, '=', false],
    ['1 to 2 thousand people', 1000, 2000, '=', false],
    ['5k-20k', 5000, 20000, '=', false],
    ['three or four men', 3, 4, '=', false],
    ['more than 10 and less than 40', 10, 40, '=', false],
    ['between $62 and $68 per share', 62, 68, '=', false],
    ['a second or two', 1, 2, '~', true],
    ['more than a century', 1, null, '>', false],
    ['dozens of people', 24, null, '~', true],
    ['hundreds of fighters', 200, null, '~', true],
    ['thousands of fighters', 2000, null, '~', true],
    ['tens of thousands of people', 20000, null, '~', true],
    ['several hundred people', 300, null, '~', true],
    ['a six-figure sum', 100000, 999999, '~', true],
    ['highs in the mid-20s', 24, 26, '=', true],
    ['lows in the upper 30s Fahrenheit', 37, 39, '=', true],
    ['temperatures of - 20 degrees', -20, -20, '=', false],
    ['10 - 20 degrees', 10, 20, '=', false],
    ['half a dollar', 0.5, 0.5, '=', false],
  ];
  for (const [text, low, high, change, approx] of intervals) {
    it(text, () => {
      const quantity = only(text);
      assert.deepEqual([quantity.low, quantity.high, quantity.change, quantity.approx], [low, high, change, approx]);
    });
  }

  it('tells open bounds from closed ones', () => {
    assert.equal(only('more than 5 people').lowOpen, true);
    assert.equal(only('at least 5 people').lowOpen, false);
    assert.equal(only('under 5 people').highOpen, true);
    assert.equal(only('up to 5 people').highOpen, false);
  });

  it('keeps two bounds apart that leave nothing between them', () => {
    const found = findQuantities('More than 40 and less than 10 are two ranges');
    assert.deepEqual(found.slice(0, 2).map(({ low, high }) => [low, high]), [[40, null], [null, 10]]);
  });

  it('has the spans of the whole expression and of the number alone', () => {
    const text = 'It took about 80 km.';
    const quantity = only(text);
    assert.equal(text.slice(quantity.start, quantity.end), 'about 80 km');
    assert.equal(text.slice(quantity.number.start, quantity.number.end), '80');
  });
});

describe('units', () => {
  const units: [string, string, string][] = [
    ['60 km/h', 'kilometre per hour', 'speed'],
    ['87 miles an hour', 'mile per hour', 'speed'],
    ['640bhp', 'brake horsepower', 'power'],
    ['24.5 cubic feet', 'cubic foot', 'volume'],
    ['3923sq m', 'square metre', 'area'],
    ['10 kV/cm', 'kilovolt per centimetre', 'rate'],
    ['40 deg celsius', 'celsius', 'temperature'],
    ['98.6°F', 'fahrenheit', 'temperature'],
    ['a 23-year-old', 'year of age', 'age'],
    ['eighteen months of age', 'month of age', 'age'],
    ['$80 per sq m', 'dollar per square metre', 'money'],
    ['£1,000', 'pound sterling', 'money'],
    ['361 million pounds', 'pound sterling', 'money'],
    ['25 pounds', 'pound-mass', 'mass'],
    ['EUR50m', 'euro', 'money'],
    ['40 basis points', 'basis point', 'percent'],
    ['5 minutes', 'minute', 'duration'],
    ['1.8m tall', 'metre', 'length'],
    ['shot twice', 'time', 'frequency'],
    ['half of the voters', 'fraction', 'percent'],
  ];
  for (const [text, unit, kind] of units) {
    it(text, () => {
      const quantity = only(text);
      assert.deepEqual([quantity.unit, quantity.kind], [unit, kind]);
    });
  }

  it('adds the smaller unit', () => {
    assert.equal(only('5 feet 6 inches').low, 5.5);
    assert.equal(only('3 dollars 50 cents').low, 3.5);
  });

  it('gives the unit of a suspended hyphen to each number', () => {
    const found = findQuantities('a 7- or 8-inch screen');
    assert.deepEqual(found.map(({ low, unit }) => [low, unit]), [[7, 'inch'], [8, 'inch']]);
  });
});

describe('change', () => {
  const changes: [string, string, string | null][] = [
    ['Sales rose 5%', 'up', 'up'],
    ['The index was down 1.9%', 'down', 'down'],
    ['Employment grew by 125,600 positions', 'up', 'up'],
    ['The price fell to $3', '=', 'down'],
    ['Prices could rise 5%', '=', 'up'],
    ['an increase of 60,600 jobs', '=', null],
    ['climbed more than 3%', '>', 'up'],
    ['CAC -1.7%', 'down', 'down'],
  ];
  for (const [text, change, direction] of changes) {
    it(text, () => {
      const quantity = only(text);
      assert.deepEqual([quantity.change, quantity.direction], [change, direction]);
    });
  }

  it('carries over to the figure that says it in another unit', () => {
    assert.deepEqual(findQuantities('It rose 17.5 points, or 0.22%').map((quantity) => quantity.change), ['up', 'up']);
  });
});
