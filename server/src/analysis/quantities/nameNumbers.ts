import { skipOrdinalEnding } from './dates.ts';
import { units } from './numberWords.ts';
import { isMinus } from './numeral.ts';
import type { Token } from './tokens.ts';
import { isFunctionWord, isPluralNoun } from './wordClasses.ts';

const slashedNames = new Set(['9/11', '7/7', '24/7', '20/20']);

/** Nouns that take a number as a name: "Route 66", "page 12", "Section 3". */
const labels = new Set(
  ('route rte highway hwy interstate freeway motorway section sec chapter article page pages pp p paragraph clause amendment figure fig table appendix ' +
    'annex part volume vol issue episode ep season no number numbers nos nr nrs room flight gate terminal platform track line bus channel unit ' +
    'apartment apt suite building block floor level phase type class grade category cat tier group team stage step rule law act bill resolution ' +
    'proposition prop measure question item lot zone sector district ward precinct area region division company battalion regiment brigade squadron ' +
    'version v release windows android ios model mark mk series formula chapter psalm verse exercise exercises lane exit pier bay court ' +
    'game week day round hole heat race set match quarter lap pit plant reactor building bulletin form schedule scheme ' +
    'top unesco euro covid covid-19 agenda studio radio area51 hall block camp checkpoint studio heading option').split(' '),
);

/** Stock indexes and lists of companies that are named by how many they hold: "Nasdaq 100 futures", "the Fortune 500". */
const indexNames = new Set('nasdaq ftse russell cac dax nikkei stoxx asx nifty ibex topix kospi smi tsx fortune forbes'.split(' '));

/**
 * How many tokens from `index` on make a name that holds a number, 0 where it is none: "F-16", "V10", "COVID-19", "49ers",
 * "Windows 7", "Route 66", "9/11", "#4", or makes an ordinal ("22nd").
 */
export function nameLength(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  if (isExchange(tokens, index)) return exchangeTokens;
  if (token.kind !== 'digits') return 0;
  if (tokens[index + 1]?.text === '/' && slashedNames.has(`${token.text}/${tokens[index + 2]?.text ?? ''}`)) return 3;
  const coordinates = coordinatesEnd(tokens, index);
  if (coordinates > index) return coordinates - index;
  const ordinalEnd = skipOrdinalEnding(tokens, index + 1);
  if (ordinalEnd > index + 1) return ordinalEnd - index;
  if (isGluedToWord(tokens, index)) return gluedEnd(tokens, index + 1) - index;
  const before = tokens[index - 1];
  if (before?.text === '#' && token.glued) return labelledEnd(tokens, index) - index;
  if (isListNumber(tokens, index)) return 1;
  if (followsLabel(tokens, index)) return labelledEnd(tokens, index) - index;
  return 0;
}

const exchangeTokens = 5;

/** "2-for-1", "two-for-one": a rate of exchange or an offer, whose numbers count nothing by themselves. */
function isExchange(tokens: readonly Token[], index: number): boolean {
  if (tokens[index + 2]?.lower !== 'for' || !isSmallNumber(tokens[index]) || !isSmallNumber(tokens[index + 4])) return false;
  const [dash, secondDash] = [tokens[index + 1], tokens[index + 3]];
  return isMinus(dash) && isMinus(secondDash) && dash.glued === secondDash.glued;
}

function isSmallNumber(token: Token | undefined): boolean {
  return token?.kind === 'digits' || units.has(token?.lower ?? '');
}

const degreeMarks = new Set(['°', '′', '″', "'", '"', '.', 'N', 'S', 'E', 'W']);
const mostInCoordinates = 16;

/** Past "33° 47′ N" and "33.783° N": a place on the globe. */
function coordinatesEnd(tokens: readonly Token[], index: number): number {
  const sign = tokens[index + 1]?.text === '.' && tokens[index + 2]?.kind === 'digits' ? index + 3 : index + 1;
  const after = tokens[sign + 1];
  if (tokens[sign]?.text !== '°' || after === undefined) return index;
  const minutes = after.kind === 'digits' && (tokens[sign + 2]?.text === '′' || tokens[sign + 2]?.text === "'");
  const hemisphere = after.text === 'N' || after.text === 'S' || after.text === 'E' || after.text === 'W';
  if (!minutes && !hemisphere) return index;
  let at = sign + 1;
  while (at < Math.min(sign + mostInCoordinates, tokens.length) && (tokens[at].kind === 'digits' || degreeMarks.has(tokens[at].text))) at++;
  return at;
}

/** The "1." or "2)" that numbers a paragraph. */
function isListNumber(tokens: readonly Token[], index: number): boolean {
  const stop = tokens[index + 1];
  if (index !== 0 || tokens[index].text.length > 2 || (stop?.text !== '.' && stop?.text !== ')')) return false;
  return stop.glued && tokens[index + 2]?.glued !== true && tokens[index + 2]?.kind !== 'digits';
}

/** Letters touch the digits from the left, directly or over a hyphen, and they are no word like "mid" or "pre". */
function isGluedToWord(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (before === undefined) return false;
  if (!token.glued) return isSpacedModel(tokens, index);
  if (before.kind === 'word') return true;
  const word = tokens[index - 2];
  return before.text === '-' && before.glued && word?.kind === 'word' && !timePrefixes.has(word.lower) && (word.capital || word.text.length <= 3);
}

/** "F - 16" in tokenised text. */
function isSpacedModel(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index - 2];
  if (tokens[index - 1].text !== '-' || tokens[index - 1].glued || word?.kind !== 'word') return false;
  return word.text.length <= 3 && word.text === word.text.toUpperCase();
}

const timePrefixes = new Set('mid pre post early late non sub under over about some nearly to and or from at than'.split(' '));

/** Past everything that touches from token `index` on: "24703L202", "GT-R35". */
export function gluedEnd(tokens: readonly Token[], index: number): number {
  let at = index;
  while (tokens[at]?.glued === true && (tokens[at].kind !== 'mark' || (isMinus(tokens[at]) && tokens[at + 1]?.glued === true))) at++;
  return at;
}

function followsLabel(tokens: readonly Token[], index: number): boolean {
  let at = index - 1;
  if (tokens[at]?.text === '.' && tokens[at].glued) at--;
  const label = tokens[at];
  if (label?.kind !== 'word' || !(labels.has(label.lower) || indexNames.has(label.lower))) return false;
  if (indexNames.has(label.lower) && label.capital) return true;
  const singularLabel = !label.lower.endsWith('s') || label.lower === 'windows' || label.lower === 'class' || label.lower === 'series';
  if (!singularLabel && !label.capital && label.lower !== 'pages' && label.lower !== 'exercises' && label.lower !== 'nos' && label.lower !== 'nrs') return false;
  if (label.capital && at > 0 && tokens[at - 1].kind !== 'mark') return true;
  const next = tokens[index + 1];
  return !(next?.kind === 'word' && !next.glued && isPluralNoun(next) && !isFunctionWord(next));
}

/** Past "3-5", "3, 4 and 5" and "3.2" after a label. */
function labelledEnd(tokens: readonly Token[], index: number): number {
  let at = index + 1;
  while (at + 1 < tokens.length && tokens[at + 1].kind === 'digits' && (isMinus(tokens[at]) || tokens[at].text === '.' || tokens[at].text === '/') && tokens[at].glued && tokens[at + 1].glued) {
    at += 2;
  }
  return at;
}
