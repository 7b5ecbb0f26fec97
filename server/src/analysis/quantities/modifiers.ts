import type { Token } from './tokens.ts';

/** What the words before or after a number make of it. */
export interface Bound {
  /** Which end of the interval the number is; null where it is both. */
  readonly side: 'low' | 'high' | null;
  /** The number itself is left out. */
  readonly open: boolean;
  readonly approx: boolean;
  /** "equal to 20": stated to be exactly that. */
  readonly equal: boolean;
}

export interface BoundReading {
  readonly bound: Bound;
  readonly next: number;
}

const none: Bound = { side: null, open: false, approx: false, equal: false };
const about: Bound = { ...none, approx: true };
const above: Bound = { ...none, side: 'low', open: true };
const fromThere: Bound = { ...none, side: 'low' };
const below: Bound = { ...none, side: 'high', open: true };
const upThere: Bound = { ...none, side: 'high' };

const phrases = new Map<string, { rest: readonly string[]; bound: Bound }[]>();

function define(bound: Bound, list: string): void {
  for (const phrase of list.split(',')) {
    const [first, ...rest] = phrase.trim().split(' ');
    const known = phrases.get(first) ?? [];
    known.push({ rest, bound });
    known.sort((a, b) => b.rest.length - a.rest.length);
    phrases.set(first, known);
  }
}

define(
  about,
  'about,some,around,roughly,approximately,approx,approx .,circa,ca .,nearly,almost,close to,nearing,approaching,an estimated,estimated,est .,' +
    '~,≈,in the region of,something like,in the vicinity of,on the order of,in the order of,practically,virtually,at around,at about,near,' +
    'an average of about,an average of around,an approximate,well nigh,as good as,a reported,a rough,or so,anywhere around,towards,toward,barely,hardly,scarcely',
);
define(
  above,
  'over,above,in excess of,upwards of,upward of,north of,exceeding,exceeds,exceed,exceeded,surpass,surpasses,surpassed,surpassing,topping,beyond,' +
    'well over,just over,slightly over,well above,just above,over than,a little over,little over,> >',
);
define(fromThere, 'at least,a minimum of,minimum of,minimum,at minimum,at the very least,≥,> =,no fewer than,no less than,not less than,not fewer than,starting at least at');
define(below, 'under,sub -,below,beneath,shy of,just shy of,short of,just short of,just under,well under,just below,well below,slightly under,a little under');
define(
  upThere,
  'at most,up to,as many as,as much as,as high as,as long as,as far as,a maximum of,maximum of,maximum,at maximum,not exceeding,not to exceed,at the most,at the very most,≤,< =,upto,up until',
);
define(none, 'exactly,just,only,precisely,a total of,total of,a record,a full,fully,a whopping,a staggering,an average of,average of,a further,a mere,merely,well');

const comparatives: ReadonlyMap<string, 'low' | 'high'> = new Map([
  ...'more greater larger higher bigger longer older better taller heavier wider deeper faster'.split(' ').map((word): [string, 'low'] => [word, 'low']),
  ...'less fewer smaller lower shorter younger cheaper slower lighter'.split(' ').map((word): [string, 'high'] => [word, 'high']),
]);

const amplifiers = new Set('much far little slightly well'.split(' '));

/** The words and marks that may be the first of a modifier. */
export function modifierStarts(): string[] {
  return [...phrases.keys(), ...comparatives.keys(), ...amplifiers, ...starters];
}

const starters = new Set(['no', 'not', 'equal', 'equals', 'equaling', 'equaled', '>', '<']);

/** The words that may be the second of a modifier that starts with an article: "a total of". */
export function afterArticle(): string[] {
  return ['little', ...['a', 'an'].flatMap((article) => (phrases.get(article) ?? []).map(({ rest }) => rest[0]))];
}

/** The modifier phrase that starts at token `index`. Several may follow one another ("at least about"). */
export function readBound(tokens: readonly Token[], index: number): BoundReading | null {
  const token = tokens[index];
  if (token === undefined || token.kind === 'digits') return null;
  return readComparison(tokens, index) ?? readSign(tokens, index) ?? readPhrase(tokens, index);
}

function readPhrase(tokens: readonly Token[], index: number): BoundReading | null {
  for (const { rest, bound } of phrases.get(tokens[index].lower) ?? []) {
    if (!areWords(tokens, index + 1, rest)) continue;
    const next = index + 1 + rest.length;
    if (bound.side !== null) {
      const equal = readOrEqual(tokens, next);
      if (equal !== null && isWord(tokens, equal, 'to')) return { bound: { ...bound, open: false }, next: equal + 1 };
    }
    return { bound, next };
  }
  return null;
}

function areWords(tokens: readonly Token[], index: number, words: readonly string[]): boolean {
  for (let offset = 0; offset < words.length; offset++) if (!isWord(tokens, index + offset, words[offset])) return false;
  return true;
}

/** ">", "<", ">=", "< =", "=" that no other comparison sign touches: "<>" and "=>" are something else. */
function readSign(tokens: readonly Token[], index: number): BoundReading | null {
  const sign = tokens[index].text;
  if (sign !== '>' && sign !== '<') return null;
  if (isComparisonSign(tokens[index - 1]) && tokens[index].glued) return null;
  const equal = tokens[index + 1]?.text === '=' ? 1 : 0;
  const next = index + 1 + equal;
  if (isComparisonSign(tokens[next])) return null;
  return { bound: { ...none, side: sign === '>' ? 'low' : 'high', open: equal === 0 }, next };
}

function isComparisonSign(token: Token | undefined): boolean {
  return token?.text === '>' || token?.text === '<' || token?.text === '=';
}

/** "more than", "no less than", "greater than or equal to", "less or equal than", "equal to or more than", "equals". */
function readComparison(tokens: readonly Token[], index: number): BoundReading | null {
  let at = index;
  let negated = false;
  if (isWord(tokens, at, 'no') || isWord(tokens, at, 'not')) {
    negated = true;
    at++;
  } else if (isWord(tokens, at, 'a') && isWord(tokens, at + 1, 'little')) {
    at += 2;
  } else if (amplifiers.has(tokens[at].lower)) {
    at++;
  }
  if (!negated && (tokens[at]?.lower ?? '').startsWith('equal') && starters.has(tokens[at].lower)) return readEqual(tokens, at);
  const side = comparatives.get(tokens[at]?.lower ?? '');
  if (side === undefined) return null;
  at++;
  let inclusive = false;
  const before = readOrEqual(tokens, at);
  if (before !== null) {
    inclusive = true;
    at = before;
  }
  if (!isWord(tokens, at, 'than') && !(inclusive && isWord(tokens, at, 'to'))) return null;
  at++;
  const after = readOrEqual(tokens, at);
  if (after !== null && isWord(tokens, after, 'to')) {
    inclusive = true;
    at = after + 1;
  }
  const actual = negated ? opposite(side) : side;
  return { bound: { ...none, side: actual, open: !inclusive && !negated }, next: at };
}

function readEqual(tokens: readonly Token[], index: number): BoundReading {
  let at = index + 1;
  if (isWord(tokens, at, 'to')) at++;
  if (isWord(tokens, at, 'or')) {
    const side = comparatives.get(tokens[at + 1]?.lower ?? '');
    if (side !== undefined && isWord(tokens, at + 2, 'than')) return { bound: { ...none, side }, next: at + 3 };
  }
  return { bound: { ...none, equal: true }, next: at };
}

function readOrEqual(tokens: readonly Token[], index: number): number | null {
  return isWord(tokens, index, 'or') && isWord(tokens, index + 1, 'equal') ? index + 2 : null;
}

function isWord(tokens: readonly Token[], index: number, word: string): boolean {
  return tokens[index]?.lower === word;
}

function opposite(side: 'low' | 'high'): 'low' | 'high' {
  return side === 'low' ? 'high' : 'low';
}

const boundsAfter: ReadonlyMap<string, Bound> = new Map([
  ...'more greater above over higher up older upwards upward'.split(' ').map((word): [string, Bound] => [word, fromThere]),
  ...'less fewer below under lower smaller younger'.split(' ').map((word): [string, Bound] => [word, upThere]),
  ['so', about],
]);

/** The modifier that follows a number: "or more", "and over", "plus", "or so", "at most", "or equal to". */
export function readBoundAfter(tokens: readonly Token[], index: number, before: Bound): BoundReading | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (token.text === '+' && token.glued) return { bound: fromThere, next: index + 1 };
  const hyphen = token.text === '-' && token.glued ? 1 : 0;
  const word = tokens[index + hyphen]?.lower;
  if (word === 'plus' && (hyphen === 1 || endsPlus(tokens[index + 1]))) return { bound: fromThere, next: index + hyphen + 1 };
  if (word === 'odd' || word === 'ish') return { bound: about, next: index + hyphen + 1 };
  if (token.lower === 'or' || token.lower === 'and') return readOrMore(tokens, index, before);
  if (token.lower !== 'at' || tokens[index + 1] === undefined) return null;
  if (tokens[index + 1].lower === 'least' && endsClause(tokens[index + 2])) return { bound: fromThere, next: index + 2 };
  if (tokens[index + 1].lower === 'most' && endsClause(tokens[index + 2])) return { bound: upThere, next: index + 2 };
  return null;
}

function readOrMore(tokens: readonly Token[], index: number, before: Bound): BoundReading | null {
  const word = tokens[index + 1]?.lower ?? '';
  if (word === 'equal' && before.side !== null && tokens[index].lower === 'or') {
    const to = isWord(tokens, index + 2, 'to') ? 1 : 0;
    if (to === 1 && isNumberStart(tokens[index + 3])) return null;
    return { bound: { ...before, open: false }, next: index + 2 + to };
  }
  const bound = boundsAfter.get(word);
  if (bound === undefined || before.side !== null) return null;
  if (bound === about && tokens[index].lower === 'and') return null;
  const than = isWord(tokens, index + 2, 'than') ? 1 : 0;
  if (than === 1 && tokens[index + 3] !== undefined && tokens[index + 3].kind !== 'mark') return null;
  if (than === 0 && isNumberStart(tokens[index + 2])) return null;
  if (tokens[index].lower === 'and' && than === 0 && !endsClause(tokens[index + 2]) && !commonAfterAndMore.has(tokens[index + 2].lower)) return null;
  return { bound, next: index + 2 + than };
}

const commonAfterAndMore = new Set('in of for at on who people were are years'.split(' '));

function isNumberStart(token: Token | undefined): boolean {
  return token?.kind === 'digits';
}

function endsClause(token: Token | undefined): boolean {
  return token === undefined || (token.kind === 'mark' && token.text !== '-');
}

function endsPlus(token: Token | undefined): boolean {
  return token === undefined || (token.kind === 'word' && !token.glued);
}

/** Two modifiers in a row: the bound of either, approximate where either is. */
export function joinBounds(first: Bound, second: Bound): Bound {
  const side = second.side ?? first.side;
  const open = second.side === null ? first.open : second.open;
  return { side, open, approx: first.approx || second.approx, equal: first.equal || second.equal };
}

export const noBound = none;
