import type { Quantity } from '../quantities/quantity.ts';
import { outcomeOf } from './outcomes.ts';
import type { Token } from './tokens.ts';

const ordinals = new Set('second third fourth fifth sixth seventh eighth ninth tenth'.split(' '));
const someone = new Set('man woman person boy girl teenager teen child officer worker co-worker student'.split(' '));

/**
 * People who are counted without a number beside others with one: "killing two workers and wounding a third", "gunned down two
 * women, leaving a man wounded". Only these: elsewhere one person in a sentence is not all there were.
 */
export function findSingles(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
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
    ...span,
    kind: 'count',
    text: `${article.text} ${word.text}`,
    number: span,
    low: 1,
    high: 1,
    lowOpen: false,
    highOpen: false,
    approx: false,
    change: '=',
    unit: null,
    counted: noun.text,
    countedSpan: { start: noun.start, end: noun.end },
    head: ordinals.has(noun.lower) ? 'person' : noun.lower,
    partOf: false,
    state: null,
    direction: null,
    precision: 0,
    inWords: true,
    designation: null,
  };
}
