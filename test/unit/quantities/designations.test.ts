import assert from 'node:assert/strict';
import { findQuantities } from '../../../server/src/analysis/quantities/index.ts';

describe('dates, times, ages, addresses, phone numbers and scores', () => {
  const cases: [string, string, string, number, number][] = [
    ['on May 19, 2016', 'day', '2016-05-19', 20160519, 20160519],
    ['on 19 May 2016', 'day', '2016-05-19', 20160519, 20160519],
    ['on 2018-06-01', 'day', '2018-06-01', 20180601, 20180601],
    ['on 5/17/2018', 'day', '2018-05-17', 20180517, 20180517],
    ['on January 29', 'day of year', '--01-29', 129, 129],
    ['from Sept. 20-24', 'day of year', '--09-20/24', 920, 924],
    ['in June 2018', 'month', '2018-06', 201806, 201806],
    ['since 2001', 'year', '2001', 2001, 2001],
    ['from 1979 to 1989', 'years', '1979/1989', 1979, 1989],
    ['the 2014-15 season', 'years', '2014/2015', 2014, 2015],
    ['in the 1980s', 'decade', '1980s', 1980, 1989],
    ['at 9:30 p.m.', 'clock', '21:30', 1290, 1290],
    ['at 10.45pm', 'clock', '22:45', 1365, 1365],
    ['at 5am', 'clock', '05:00', 300, 300],
    ['around noon', 'clock', '12:00', 720, 720],
    ['call 713-308-3600', 'phone', '7133083600', 7133083600, 7133083600],
    ['call 713-222-TIPS', 'phone', '7132228477', 7132228477, 7132228477],
    ['at 1417 Orchard Avenue', 'house', '1417', 1417, 1417],
    ['the 33300 block of 18th Lane South', 'block', '33300', 33300, 33399],
    ['won 2-1', 'score', '2-1', 2, 1],
  ];
  for (const [text, form, value, low, high] of cases) {
    it(text, () => {
      const found = findQuantities(text);
      assert.equal(found.length, 1);
      const { designation } = found[0];
      assert.deepEqual([designation?.form, designation?.value, designation?.low, designation?.high], [form, value, low, high]);
      assert.deepEqual([found[0].low, found[0].high], [null, null]);
    });
  }

  const ages: [string, number, number][] = [
    ['a 23-year-old man', 23, 23],
    ['Maddon, 66, has rested', 66, 66],
    ['women aged 25 to 54', 25, 54],
    ['the age of 23', 23, 23],
    ['a man in his early 60s', 60, 63],
    ['She turned 24 on Monday', 24, 24],
  ];
  for (const [text, low, high] of ages) {
    it(text, () => {
      const quantity = findQuantities(text)[0];
      assert.deepEqual([quantity.kind, quantity.low, quantity.high, quantity.unit], ['age', low, high, 'year of age']);
    });
  }

  it('lists ages one by one', () => {
    const found = findQuantities('two women, ages 37 and 52, were shot');
    assert.deepEqual(found.map(({ kind, low }) => [kind, low]), [['count', 2], ['age', 37], ['age', 52]]);
  });
});
