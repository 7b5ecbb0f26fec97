import type { Quantity } from '../quantities/quantity.ts';
import { outcomeOf } from './outcomes.ts';
import type { Token } from './tokens.ts';

const ordinals = new Set('second third fourth fifth sixth seventh eighth ninth tenth'.split(' '));
const someone = new Set('man woman person boy girl teenager teen child officer worker co-worker student'.split(' '));

/** Words that imply a quantity where none is stated. */
const implying = new Set(['twice', 'ages', 'aged']);

/** Quantities that a sentence implies beside those that it states with a number, in order. */
export function impliedQuantities(text: string, tokens: readonly Token[], stated: readonly Quantity[]): Quantity[] {
  if (stated.length === 0 && !tokens.some(({ lower }) => implying.has(lower))) return [];
  return [...times(tokens), ...findSingles(tokens, stated), ...listedAges(text, tokens), ...eitherAge(text, tokens)];
}

/** "twice", "at least twice". */
function times(tokens: readonly Token[]): Quantity[] {
  return tokens.flatMap((token, index) => {
    if (token.lower !== 'twice') return [];
    const before = tokens.slice(Math.max(0, index - 2), index).map((each) => each.lower).join(' ');
    const bounded = /^(?:at least|more than)$/.test(before);
    const start = bounded ? tokens[index - 2].start : token.start;
    return [{ ...blank, start, end: token.end, kind: 'frequency' as const, text: bounded ? `${before} twice` : 'twice', number: { start: token.start, end: token.end }, low: 2, high: bounded ? null : 2 }];
  });
}

/** "ages 22, 45 and 67": each of them. */
function listedAges(text: string, tokens: readonly Token[]): Quantity[] {
  const ages: Quantity[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.lower !== 'ages' && token.lower !== 'aged') continue;
    let next = index + 1;
    while (next < tokens.length && (/^\d{1,3}$/.test(tokens[next].text) || /^(?:,|and)$/.test(tokens[next].lower))) next++;
    const numbers = tokens.slice(index + 1, next).filter((each) => /^\d/.test(each.text));
    if (numbers.length < 2) continue;
    for (const { start, end } of numbers) {
      const age = Number(text.slice(start, end));
      ages.push({ ...blank, start, end, kind: 'age', text: text.slice(start, end), number: { start, end }, low: age, high: age, unit: 'year of age' });
    }
  }
  return ages;
}

/** "aged 16 or 17", "ages 18 to 24". */
function eitherAge(text: string, tokens: readonly Token[]): Quantity[] {
  return tokens.flatMap((token, index) => {
    const [low, or, high] = tokens.slice(index + 1, index + 4);
    if (!/^age[ds]$/.test(token.lower) || high === undefined || !/^(?:or|to)$/.test(or.lower) || !/^\d{1,2}$/.test(low.text) || !/^\d{1,2}$/.test(high.text)) return [];
    const span = { start: low.start, end: high.end };
    return [{ ...blank, ...span, kind: 'age' as const, text: text.slice(span.start, span.end), number: span, low: Number(low.text), high: Number(high.text), unit: 'year of age' }];
  });
}

/**
 * People who are counted without a number beside others with one: "killing two workers and wounding a third", "gunned down two
 * women, leaving a man wounded". Only these: elsewhere one person in a sentence is not all there were.
 */
function findSingles(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
  const singles: Quantity[] = [];
  const first = quantities.find((quantity) => quantity.kind === 'count');
  if (first === undefined) return singles;
  for (let index = 1; index + 1 < tokens.length; index++) {
    const [article, word] = [tokens[index], tokens[index + 1]];
    if (article.lower !== 'a' || article.start < first.end) continue;
    const governed = outcomeOf(tokens[index - 1].lower, 'active', 'participle') !== undefined;
    const left = /^(?:leaving|left|and)$/.test(tokens[index - 1].lower) && someone.has(word.lower) && outcomeOf(tokens[index + 2]?.lower ?? '', 'state', 'participle') !== undefined;
    if ((governed && ordinals.has(word.lower)) || left) singles.push(single(tokens, index));
  }
  return singles;
}

function single(tokens: readonly Token[], index: number): Quantity {
  const [article, word, next] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  const noun = ordinals.has(word.lower) && next?.isWord === true && someone.has(next.lower) ? next : word;
  const span = { start: article.start, end: word.end };
  return {
    ...blank,
    ...span,
    text: `${article.text} ${word.text}`,
    number: span,
    counted: noun.text,
    countedSpan: { start: noun.start, end: noun.end },
    head: ordinals.has(noun.lower) ? 'person' : noun.lower,
  };
}

/** One of something, exactly: what an implied quantity is unless it says otherwise. */
const blank = {
  kind: 'count', low: 1, high: 1, lowOpen: false, highOpen: false, approx: false, change: '=', unit: null, counted: null, countedSpan: null,
  head: null, partOf: false, state: null, direction: null, precision: 0, inWords: true, designation: null, elided: false,
} as const;
