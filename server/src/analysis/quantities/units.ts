import { onDemand } from '../../text/onDemand.ts';
import { currencyTable } from './currency.ts';
import type { Token } from './tokens.ts';
import { ageUnit, fractionUnit, temperatureTable, unitTable } from './unit.ts';
import type { Unit, UnitEntry } from './unit.ts';
import { UnitLookup } from './unitLookup.ts';
import type { UnitReading } from './unitLookup.ts';

const measures = onDemand(() => new UnitLookup([unitTable, temperatureTable]));
const currencies = onDemand(() => new UnitLookup([currencyTable]));
const byName = new Map<string, Unit>([...unitTable, ...temperatureTable, ...currencyTable].map((entry: UnitEntry) => [entry.unit.name, entry.unit]));

/** The unit of a normalised name, compound units ("dollar per month") and ages ("year of age") too. */
export function unitNamed(name: string): Unit | null {
  const known = name === fractionUnit.name ? fractionUnit : byName.get(name);
  if (known !== undefined) return known;
  const age = name.endsWith(' of age') ? byName.get(name.slice(0, -' of age'.length)) : undefined;
  if (age !== undefined) return ageUnit(age);
  const per = name.indexOf(' per ');
  const amount = per < 0 ? undefined : byName.get(name.slice(0, per));
  if (amount === undefined) return null;
  const below = name.slice(per + ' per '.length);
  return compoundUnit(amount, { name: below, unit: byName.get(below) ?? null });
}

/** The currency of an ISO 4217 code. */
export function currencyOfCode(code: string): Unit | null {
  return currencyTable.find((entry) => entry.symbols[0] === code && code.length === 3)?.unit ?? null;
}

/** The currency written at token `index`, as a symbol, a code or in words. */
export function readCurrency(tokens: readonly Token[], index: number): UnitReading | null {
  return currencies().read(tokens, index);
}

/** The words, lower case, and symbols that a unit other than a currency may start with. */
export function measureStarts(): Iterable<string> {
  return measures().starts();
}

/** The words, lower case, and symbols that a currency may start with. */
export function currencyStarts(): Iterable<string> {
  return currencies().starts();
}

/** The simple unit, not money, written at token `index`. */
export function readMeasure(tokens: readonly Token[], index: number): UnitReading | null {
  return measures().read(tokens, index) ?? readAbbreviatedPower(tokens, index);
}

const powers: ReadonlyMap<string, string> = new Map([
  ['sq', 'square'],
  ['square', 'square'],
  ['cu', 'cubic'],
  ['cubic', 'cubic'],
]);

/** "sq ft", "sq. m", "cu ft", "cubic m": a power in words before a unit's symbol. */
function readAbbreviatedPower(tokens: readonly Token[], index: number): UnitReading | null {
  const power = powers.get(tokens[index]?.lower ?? '');
  if (power === undefined) return null;
  const at = tokens[index + 1]?.text === '.' && tokens[index + 1].glued ? index + 2 : index + 1;
  const base = measures().read(tokens, at);
  if (base === null || base.unit.dimension !== 'length') return null;
  const unit = byName.get(`${power} ${base.unit.name}`);
  return unit === undefined ? null : { unit, next: base.next, symbol: true };
}

/** `amount` per `per`: "dollar per month", "ampere per square centimetre". A speed stays one, the rest are rates. */
export function compoundUnit(amount: Unit, per: { readonly name: string; readonly unit: Unit | null }): Unit {
  const name = `${amount.name} per ${per.name}`;
  const known = byName.get(name);
  if (known !== undefined) return known;
  const factor = amount.factor / (per.unit?.factor ?? 1);
  const isSpeed = amount.dimension === 'length' && per.unit?.dimension === 'duration';
  const dimension = isSpeed ? 'speed' : `${amount.dimension} per ${per.unit?.dimension ?? per.name}`;
  return { name, kind: isSpeed ? 'speed' : amount.kind === 'money' ? 'money' : 'rate', dimension, factor, offset: 0 };
}
