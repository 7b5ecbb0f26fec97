import { traitOfWords } from '../../text/wordForms.ts';
import { startsAge } from './ages.ts';
import { monthOf } from './dates.ts';
import { continuesArticle, startsBound } from './modifiers.ts';
import { collectives as collectiveNumerals, fractionCharacters, isNumberWord } from './numberWords.ts';
import { isNamedTime } from './times.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import { startsCurrency, startsMeasure } from './units.ts';
import { startsVague } from './vague.ts';
import { startsDecadeOfDegrees } from './weather.ts';

const words = new Set(['minus', 'negative', 'between', 'from', 'twice', 'thrice', 'once']);
const marks = new Set(['.', '-', '\u2212', '\u2013', '+', '(']);

const collectives = new Set(['couple', 'pair', 'score', 'dozen']);

/** What makes an article the first word of a number or modifier: "a hundred", "a couple", "a total of", "a second or two". */
function mayFollowArticle(next: Token): boolean {
  return isNumberWord(next.lower) || collectives.has(next.lower) || continuesArticle(next.lower) || startsMeasure(next);
}

const starts = 1;
const hasNumber = 2;

/** What a word or mark does by itself, whatever follows it, as bits. */
const traitsOf = traitOfWords((text): number => {
  const [token] = tokenize(text);
  const { lower } = token;
  const number = isNumberWord(lower) || numberWords.has(lower) || startsVague(lower) || isNamedTime(lower) || fractionCharacters.has(text);
  const opens = token.kind === 'mark' ? startsBound(text) || fractionCharacters.has(text) : opensQuantity(token);
  return (opens || startsCurrency(token) ? starts : 0) | (number ? hasNumber : 0);
});

function opensQuantity(token: Token): boolean {
  const { lower } = token;
  return isNumberWord(lower) || startsBound(lower) || words.has(lower) || startsVague(lower) || startsAge(lower) || isNamedTime(lower) || startsDecadeOfDegrees(lower) || monthOf(token) !== null;
}

/** Whether a quantity may start at `token`, `next` being the token after it: what spares the readers the words of plain prose. */
export function mayStartQuantity(token: Token, next: Token | undefined): boolean {
  if (token.kind === 'digits') return true;
  if (token.kind === 'mark' && marks.has(token.text)) return next?.kind === 'digits' || next?.text === '.';
  if (isArticle(token)) return next !== undefined && mayFollowArticle(next);
  return (traits(token) & starts) !== 0 || (token.kind === 'word' && next?.text === '$');
}

/** Whether `token` is a number or the first of one: what every quantity has, its modifiers aside, within `farthestNumber` tokens. */
export function mayHoldNumber(token: Token, next: Token | undefined): boolean {
  if (token.kind === 'digits') return true;
  if (isArticle(token)) return next !== undefined && (next.kind === 'mark' || next.lower.length < 3 || unitWords.has(next.lower) || startsMeasure(next));
  return (traits(token) & hasNumber) !== 0;
}

/** More tokens than modifiers, an article and the words for an age can take before a number. */
export const farthestNumber = 40;

/** What else counts, or is a decade of a life. */
const numberWords = new Set(['twice', 'thrice', 'once', ...collectives, ...collectiveNumerals.keys(), ...'teens twenties thirties forties fifties sixties seventies eighties nineties'.split(' ')]);
/** What may stand before a unit. */
const unitWords = new Set(['imperial', 'square', 'cubic']);

function traits({ form }: Token): number {
  return form === null ? 0 : traitsOf(form);
}

function isArticle(token: Token): boolean {
  return token.lower === 'a' || token.lower === 'an';
}
