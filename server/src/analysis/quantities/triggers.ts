import { startsAge } from './ages.ts';
import { monthOf } from './dates.ts';
import { continuesArticle, startsBound } from './modifiers.ts';
import { fractionCharacters, isNumberWord } from './numberWords.ts';
import { isNamedTime } from './times.ts';
import type { Token } from './tokens.ts';
import { startsCurrency, startsMeasure } from './units.ts';
import { startsVague } from './vague.ts';

const words = new Set(['minus', 'negative', 'between', 'from', 'twice', 'thrice', 'once']);
const marks = new Set(['.', '-', '\u2212', '\u2013', '+', '(']);

const collectives = new Set(['couple', 'pair', 'score', 'dozen']);

/** What makes an article the first word of a number or modifier: "a hundred", "a couple", "a total of", "a second or two". */
function mayFollowArticle(next: Token): boolean {
  return isNumberWord(next.lower) || collectives.has(next.lower) || continuesArticle(next.lower) || startsMeasure(next);
}

/** Whether a quantity may start at `token`, `next` being the token after it: what spares the readers the words of plain prose. */
export function mayStartQuantity(token: Token, next: Token | undefined): boolean {
  if (token.kind === 'digits') return true;
  if (token.kind === 'mark') {
    if (marks.has(token.text)) return next?.kind === 'digits' || next?.text === '.';
    return startsBound(token.text) || fractionCharacters.has(token.text) || startsCurrency(token);
  }
  const { lower } = token;
  if (lower === 'a' || lower === 'an') return next !== undefined && mayFollowArticle(next);
  return (
    isNumberWord(lower) ||
    startsBound(lower) ||
    words.has(lower) ||
    startsVague(lower) ||
    startsAge(lower) ||
    isNamedTime(lower) ||
    monthOf(token) !== null ||
    startsCurrency(token) ||
    next?.text === '$'
  );
}
