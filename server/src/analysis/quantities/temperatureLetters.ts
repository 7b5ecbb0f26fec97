import type { Token } from './tokens.ts';
import type { Unit } from './unit.ts';
import { unitNamed } from './units.ts';
import { isFunctionWord } from './wordClasses.ts';

const scales: ReadonlyMap<string, string> = new Map([
  ['C', 'celsius'],
  ['F', 'fahrenheit'],
]);

/** Words of the weather, of fevers and of ovens: near them the letter is a scale. */
const temperatureWords = new Set(
  ('temperature temperatures degree degrees celsius fahrenheit heat heatwave hot hotter hottest cold colder coldest warm warmer warmest warming cool ' +
    'cooler weather high highs low lows fever oven boil boils boiling freeze freezes freezing thermometer thermometers mercury climate').split(' '),
);
const temperatureVerbs = new Set('hit hits hitting reach reached reaches reaching topped topping exceed exceeded'.split(' '));
const nearby = 10;

/** "104F", "-5C", "30-35C": the letter of a scale that touches the digits, where the words around it speak of a temperature. `next` is the token after it. */
export function readScaleLetter(tokens: readonly Token[], index: number): { unit: Unit; next: number } | null {
  const letter = tokens[index];
  const digits = tokens[index - 1];
  if (letter?.glued !== true || digits?.kind !== 'digits' || digits.text.length > 4) return null;
  const unit = unitNamed(scales.get(letter.text) ?? '');
  if (unit === null || !endsThere(tokens, index + 1) || !speaksOfTemperature(tokens, index)) return null;
  return { unit, next: index + 1 };
}

function endsThere(tokens: readonly Token[], index: number): boolean {
  const after = tokens[index];
  if (after === undefined || (after.kind === 'word' && !after.glued)) return true;
  return after.kind === 'mark' && !(after.glued && tokens[index + 1]?.glued === true && tokens[index + 1].kind !== 'mark' && after.text !== '/');
}

function speaksOfTemperature(tokens: readonly Token[], index: number): boolean {
  let first = index - 1;
  while (first > 0 && tokens[first].glued && tokens[first - 1].kind !== 'word') first--;
  const before = tokens[first - 1];
  const after = tokens[index + 1];
  if (before !== undefined && temperatureVerbs.has(before.lower)) return true;
  const closed = after === undefined || after.kind === 'mark' || isFunctionWord(after);
  if (closed && before?.kind === 'word' && openings.has(before.lower)) return true;
  for (let at = Math.max(0, first - nearby); at < Math.min(index + nearby, tokens.length); at++) {
    if (temperatureWords.has(tokens[at].lower) || isOtherScale(tokens, at, tokens[index].text)) return true;
  }
  return false;
}

/** The other scale's letter after digits: "180C (350F)". */
function isOtherScale(tokens: readonly Token[], at: number, letter: string): boolean {
  const { text, glued } = tokens[at];
  return glued && text !== letter && scales.has(text) && tokens[at - 1]?.kind === 'digits';
}

/** Before a temperature with nothing else to tell it: a room or a seat has its noun there. */
const openings = new Set('was is were to above below around about nearly almost over between least most than'.split(' '));
