import { isCalendarName, isYear, yearReading } from './dates.ts';
import type { DesignationReading } from './dates.ts';
import type { Expression } from './interval.ts';
import type { Counted } from './nounPhrase.ts';
import { teens, tens, units } from './numberWords.ts';
import type { Token, Tokens } from './tokens.ts';
import { isFunctionWord, isPluralNoun } from './wordClasses.ts';

/** A bare run of four digits is a year unless something is counted, and even then after "in the" and its like. */
export function readLoneYear(source: Tokens, expression: Expression, counted: Counted | null): DesignationReading | null {
  const { tokens } = source;
  const token = tokens[expression.numberFrom];
  if (!expression.plain || expression.unit !== null || !isYear(token) || expression.bounded || expression.equal) return null;
  if (expression.from !== expression.numberFrom && !expression.approx) return null;
  if (counted !== null && !counted.partOf && counted.span !== null && counted.head !== null) {
    const before = tokens[expression.from - 1]?.lower ?? '';
    const round = Number(token.text) % 100 === 0;
    const recent = Number(token.text) >= 1900 && Number(token.text) <= 2050;
    if (round || !recent || expression.approx) return null;
    const one = counted.head === source.text.slice(counted.span.end - counted.head.length, counted.span.end).toLowerCase();
    if (!yearIntroducers.has(before) && !one) return null;
  }
  return yearReading(token, expression.numberTo);
}

const yearIntroducers = new Set('in the of since by until from during before after for between and to its their his our this january february'.split(' '));

/** A number right after a capitalised word inside a sentence names it: "Pixel 3", "S&P 500". */
export function isName(tokens: readonly Token[], expression: Expression, counted: Counted | null): boolean {
  if (!expression.plain || expression.unit !== null || expression.inWords) return false;
  const after = tokens[expression.next];
  if (after?.kind === 'word' && after.glued) return true;
  if (expression.from !== expression.numberFrom) return false;
  const before = tokens[expression.from - 1];
  if (counted === null && isModelName(tokens, expression)) return true;
  if (before === undefined) return false;
  if (counted !== null && counted.state !== null) return false;
  if (counted !== null && counted.span !== null) return isNamedNumber(tokens, expression);
  if (before.text === '(' || before.text === '[') {
    return after?.text === ')' || after?.text === ']';
  }
  if (before.kind !== 'word' || !hasCapital(before) || isFunctionWord(before)) return false;
  return tokens[expression.from - 2] !== undefined || (before.text.length > 1 && before.text === before.text.toUpperCase());
}

/** "787 Dreamliner", "90049 ZIP": the number belongs to the capitalised name after it. */
function isModelName(tokens: readonly Token[], expression: Expression): boolean {
  const after = tokens[expression.next];
  return after?.kind === 'word' && after.capital && !isCalendarName(after) && !isFunctionWord(after);
}

/** "Nasdaq 100 futures", "iPhone 15 models": part of a name even before a noun; not after a preposition ("in Kabul 100 people"). */
function isNamedNumber(tokens: readonly Token[], expression: Expression): boolean {
  const [opening, before] = [tokens[expression.from - 2], tokens[expression.from - 1]];
  if (before.kind !== 'word' || !hasCapital(before) || isFunctionWord(before) || opening === undefined) return false;
  if (opening.text === '&') return true;
  if (!before.capital) return true;
  if (isNumber(opening)) return !isPluralNoun(before);
  const after = tokens[expression.next];
  if (after.capital) return !isPluralNoun(after);
  return (expression.low ?? 0) >= 25 && opening.kind === 'word' && (opening.capital || opening.lower === 'the' || opening.lower === 'and');
}

/** In "25 Boeing 737 jets" the number that counts stands before the name. */
function isNumber(token: Token): boolean {
  return token.kind === 'digits' || units.has(token.lower) || teens.has(token.lower) || tens.has(token.lower);
}

function hasCapital(token: Token): boolean {
  return token.capital || token.lower !== token.text;
}

/** "one" is a pronoun or an article where nothing is counted, "the top three" a place. */
export function isPronoun(tokens: readonly Token[], expression: Expression, counted: Counted | null): boolean {
  if (counted === null && isRank(tokens, expression)) return true;
  if (isOneCompound(tokens, expression)) return true;
  if (isNameWord(tokens, expression)) return true;
  if (expression.low !== 1 || expression.high !== 1 || !expression.inWords || expression.unit !== null) return false;
  if (expression.isRange || expression.bounded || expression.approx) return false;
  const before = tokens[expression.numberFrom - 1]?.lower ?? '';
  if (pronounContexts.has(before)) return true;
  if (counted !== null) return counted.span === null && counted.state === null && !counted.partOf;
  return !before.endsWith('ing');
}

/** "one-time", "one-way", "one-off": a compound adjective, unless it measures ("one-year"). */
function isOneCompound(tokens: readonly Token[], expression: Expression): boolean {
  const hyphen = tokens[expression.numberTo];
  if (!expression.inWords || expression.low !== 1 || expression.high !== 1 || hyphen?.text !== '-' || !hyphen.glued) return false;
  return expression.unit === null || expression.unit.kind === 'frequency';
}

/** "World War Two", "later One Nation": a capital inside a sentence makes a name of the number word. */
function isNameWord(tokens: readonly Token[], expression: Expression): boolean {
  if (!expression.inWords || !tokens[expression.from].capital) return false;
  const before = tokens[expression.from - 1];
  const after = tokens[expression.next];
  if (before?.kind !== 'word') return false;
  return before.lower === 'war' || (!before.capital && after?.kind === 'word' && after.capital && !isPluralNoun(after));
}

/** "the bottom three", "the last 16": places in a table, with nothing counted. */
function isRank(tokens: readonly Token[], expression: Expression): boolean {
  return expression.unit === null && expression.from === expression.numberFrom && ranks.has(tokens[expression.from - 1]?.lower ?? '');
}

const ranks = new Set('top bottom final last first big next'.split(' '));

const pronounContexts = new Set('number the this that which no any every each another only very'.split(' '));
