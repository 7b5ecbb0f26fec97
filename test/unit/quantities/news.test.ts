import assert from 'node:assert/strict';
import { describeQuantity, findQuantities } from '../../../server/src/analysis/quantities/index.ts';

/** What is found in sentences as they stand in the news, described and with what is counted. */
const sentences: [string, string[]][] = [
  ['The airline ordered 25 Boeing 737 jets.', ['25 Boeing 737 jets']],
  ['It sold 12 Airbus A320 planes.', ['12 Airbus A320 planes']],
  ['Police seized 30 Kalashnikov AK-47 rifles.', ['30 Kalashnikov AK-47 rifles']],
  ['Some 90 Bradley vehicles and 31 M1 Abrams tanks were sent.', ['≈ 90 Bradley vehicles', '31 M1 Abrams tanks']],
  ['At least 12 Palestinians and 3 Israelis died.', ['≥ 12 Palestinians', '3 Israelis']],
  ["Apple's iPhone 15 starts at $799.", ['$799']],
  ['Flights resume at 0905 GMT.', ['09:05']],
  ['The plane left at 1430 UTC on Friday.', ['14:30']],
  ['17:27:46 Marcus De Guzman joined.', ['17:27']],
  ['The stream started at 9:15:30 PM.', ['21:15']],
  ['The marathon was won in 2:03:45.', []],
  ['It hit 104F in Phoenix.', ['104 fahrenheit']],
  ['Temperatures fell to 40C on Sunday.', ['40 celsius']],
  ['Bake at 180C (350F) for 20 minutes.', ['180 celsius', '350 fahrenheit', '20 minutes']],
  ['He sat in seat 40C on the plane.', []],
  ['The Fed cut rates by a quarter of a percentage point.', ['0.25 percentage points']],
  ['Rates rose half a percentage point.', ['0.5 percentage points']],
  ['The index rose 3.2% to $4.5 billion.', ['3.2%', '$4,500,000,000']],
  ['Sales hit €1.2bn last year.', ['€1,200,000,000']],
  ['He was sold for £3m.', ['£3,000,000']],
  ['Prices range from $1.5m-$2m.', ['$1,500,000–2,000,000']],
  ['Growth of between 5 and 10 per cent is expected.', ['5–10%']],
  ['About 1 in 5 adults smoke.', ['≈ 20%']],
  ['Three-quarters of voters agreed.', ['75%']],
  ['There were twice as many complaints.', []],
  ['He is 5ft 10in tall.', ['5.8333 feet']],
  ['The walk takes 10-15 minutes.', ['10–15 minutes']],
  ['It was a 5-4 ruling.', ['5-4']],
  ['She is in her mid-20s.', ['≈ 24–26 years old']],
  ['In the 1990s the town grew.', ['1990s']],
  ['The company announced a 2-for-1 stock split.', []],
  ['Two-for-one offers are common.', []],
  ['He finished No. 3 in Formula 1.', []],
  ['An F-16 crashed.', []],
  ['Covid-19 killed 300 people last month.', ['300 people']],
  ['She has 20/20 vision and a 5G phone.', []],
  ['The population of 8.9m is growing.', ['8,900,000']],
  ['Brent crude fell 2.1 per cent to $78.40 a barrel.', ['2.1%', '78.4 dollars per barrel']],
];

describe('sentences of the news', () => {
  for (const [sentence, described] of sentences) {
    it(sentence, () => assert.deepEqual(findQuantities(sentence).map(describeQuantity), described));
  }
});

describe('what the clock, the scales and the names change', () => {
  it('a letter of a scale makes a temperature, with its direction', () => {
    const [quantity] = findQuantities('Temperatures fell to 40C on Sunday.');
    assert.deepEqual([quantity.kind, quantity.unit, quantity.direction], ['temperature', 'celsius', 'down']);
  });

  it('"last year" is nothing that money counts', () => {
    assert.equal(findQuantities('Sales hit €1.2bn last year.')[0].counted, null);
    assert.equal(findQuantities('He earned $3m last season.')[0].counted, null);
  });
});
