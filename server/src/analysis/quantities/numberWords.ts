/** Cardinals up to ninety; the tens may take one of the units after them. */
export const units: ReadonlyMap<string, number> = new Map([
  ...'zero one two three four five six seven eight nine'.split(' ').map((word, value): [string, number] => [word, value]),
  ['nought', 0],
  ['naught', 0],
]);

export const teens: ReadonlyMap<string, number> = new Map(
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ').map((word, index) => [word, 10 + index]),
);

export const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, 20 + 10 * index]),
);

/** Words that multiply the number before them. */
export const magnitudes: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['million', 1e6],
  ['crore', 1e7],
  ['crores', 1e7],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['quadrillion', 1e15],
]);

/** Letters that multiply the digits before them, lower case; `m` and `b` and their like may be units instead. */
export const magnitudeLetters: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mm', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['mil', 1e6],
  ['mio', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['g', 1e9],
  ['tn', 1e12],
  ['tln', 1e12],
  ['trn', 1e12],
]);

/** Collective numerals that multiply like a magnitude and stand after a number or "a": "three dozen", "half a dozen". */
export const collectives: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['dozens', 12],
  ['dz', 12],
  ['dzs', 12],
  ['doz', 12],
  ['dozs', 12],
]);

/** Denominators, singular; the plural takes an s but for "halves". */
export const denominators: ReadonlyMap<string, number> = new Map<string, number>([
  ['half', 2],
  ['quarter', 4],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['eleventh', 11],
  ['twelfth', 12],
  ['fifteenth', 15],
  ['sixteenth', 16],
  ['twentieth', 20],
  ['thirtieth', 30],
  ['hundredth', 100],
  ['thousandth', 1000],
  ['millionth', 1e6],
  ['billionth', 1e9],
  ['trillionth', 1e12],
]);

/** Ordinals in words up to "ninetieth" that are no compounds. */
export const ordinals: ReadonlyMap<string, number> = new Map<string, number>([
  ...'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
  ...'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'
    .split(' ')
    .map((word, index): [string, number] => [word, 20 + 10 * index]),
]);

/** The value of a vulgar fraction character. */
export const fractionCharacters: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅕', 1 / 5],
  ['⅖', 2 / 5],
  ['⅗', 3 / 5],
  ['⅘', 4 / 5],
  ['⅙', 1 / 6],
  ['⅚', 5 / 6],
  ['⅛', 1 / 8],
  ['⅜', 3 / 8],
  ['⅝', 5 / 8],
  ['⅞', 7 / 8],
]);

/** The denominator that a singular or plural word names ("third", "thirds"), with whether it is the plural. */
export function readDenominator(word: string): { value: number; plural: boolean } | null {
  const singular = denominators.get(word);
  if (singular !== undefined) return { value: singular, plural: false };
  if (word === 'halves') return { value: 2, plural: true };
  const plural = word.endsWith('s') ? denominators.get(word.slice(0, -1)) : undefined;
  return plural === undefined ? null : { value: plural, plural: true };
}

/** The words that may be the first of a number. */
export function numberWords(): string[] {
  const named = [units, teens, tens, magnitudes, ordinals, denominators].flatMap((table) => [...table.keys()]);
  return [...named, ...Array.from(denominators.keys(), (denominator) => `${denominator}s`), 'halves'];
}
