import assert from 'node:assert/strict';
import { findQuantities } from '../../../server/src/analysis/quantities/index.ts';

describe('what is counted', () => {
  const cases: [string, string | null, string | null][] = [
    ['seized three districts of the province', 'districts', 'district'],
    ['repaired 12 armored vehicles left behind', 'armored vehicles', 'vehicle'],
    ['15,000 soldiers were killed', 'soldiers', 'soldier'],
    ['135 unicorn startups collapsed', 'unicorn startups', 'startup'],
    ['eight other employees left', 'other employees', 'employee'],
    ['460 Kia and Hyundai vehicles were stolen', 'Kia and Hyundai vehicles', 'vehicle'],
    ['two gas-only powertrain options', 'gas-only powertrain options', 'option'],
    ['19 fouls proves it', 'fouls', 'foul'],
    ['13 people while they slept', 'people', 'person'],
    ['two police officers', 'police officers', 'officer'],
    ['one man to balance it', 'man', 'man'],
    ['one proposal asks the board', 'proposal', 'proposal'],
    ['a 12-page document', 'page', 'page'],
    ['eight million 250ml bottles', 'bottles', 'bottle'],
    ['60% of its revenue', 'revenue', 'revenue'],
    ['15 year-old students in a pool', 'students', 'student'],
  ];
  for (const [text, counted, head] of cases) {
    it(text, () => {
      const quantity = findQuantities(text)[0];
      assert.deepEqual([quantity.counted, quantity.head], [counted, head]);
    });
  }

  it('marks a part of those counted', () => {
    const quantity = findQuantities('three of the victims')[0];
    assert.deepEqual([quantity.counted, quantity.partOf], ['victims', true]);
    assert.equal(findQuantities('dozens of people')[0].partOf, false);
  });

  it('keeps the state that stands for the noun', () => {
    const found = findQuantities('six shot, two of them dead');
    assert.deepEqual(
      found.map(({ low, state, partOf }) => ({ low, state, partOf })),
      [
        { low: 6, state: 'shot', partOf: false },
        { low: 2, state: 'dead', partOf: true },
      ],
    );
  });

  it('takes the noun of the quantity before where it is left out', () => {
    const found = findQuantities('6 million homes nationwide including 1.5 million in the city');
    assert.deepEqual([found[1].counted, found[1].elided], ['homes', true]);
  });
});

describe('numbers that count nothing', () => {
  const none = [
    'the F-16 and the V10',
    'drove along Route 66',
    'with Windows 7',
    'on the Nasdaq 100',
    'Nasdaq 100 futures rose',
    'since 9/11',
    'the COVID-19 outbreak',
    'the 22nd amendment',
    'an iPhone 11',
    'postcode M21 9AB8',
    'the 49ers',
    'this one is better',
    'which one do you prefer?',
    'go to https://www.example.com/search?q=30%25 now',
    'write to room5@example.com now',
    'finished in the bottom three',
  ];
  for (const text of none) it(text, () => assert.deepEqual(findQuantities(text).map((quantity) => quantity.text), []));
});
