import type { Quantity } from '../quantities/quantity.ts';
import { cues } from './cues.ts';
import { outcomeOf } from './outcomes.ts';
import { endOf, type Sentence } from './tokens.ts';

const ordinals = new Set('second third fourth fifth sixth seventh eighth ninth tenth'.split(' '));
const someone = new Set('man woman person boy girl teenager teen child officer worker co-worker student'.split(' '));

/** Quantities that a sentence implies beside those that it states with a number, in order. */
export function impliedQuantities(text: string, sentence: Sentence, stated: readonly Quantity[]): Quantity[] {
  const implied: Quantity[] = [];
  const telling = (sentence.cues & cues.implied) !== 0;
  if (telling) addTimes(implied, sentence);
  addSingles(implied, sentence, stated);
  if (telling) {
    addListedAges(implied, text, sentence);
    addEitherAge(implied, text, sentence);
  }
  return implied;
}

/** "twice", "at least twice". */
function addTimes(implied: Quantity[], sentence: Sentence): void {
  const { tokens, starts } = sentence;
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index].lower !== 'twice') continue;
    const before = tokens.slice(Math.max(0, index - 2), index).map((each) => each.lower).join(' ');
    const bounded = /^(?:at least|more than)$/.test(before);
    const number = { start: starts[index], end: endOf(sentence, index) };
    const start = bounded ? starts[index - 2] : number.start;
    implied.push({ ...blank, start, end: number.end, kind: 'frequency', text: bounded ? `${before} twice` : 'twice', number, low: 2, high: bounded ? null : 2 });
  }
}

/** "ages 22, 45 and 67": each of them. */
function addListedAges(implied: Quantity[], text: string, sentence: Sentence): void {
  const { tokens, starts } = sentence;
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index].lower !== 'ages' && tokens[index].lower !== 'aged') continue;
    const numbers: number[] = [];
    for (let next = index + 1; next < tokens.length; next++) {
      if (/^\d{1,3}$/.test(tokens[next].text)) numbers.push(next);
      else if (!/^(?:,|and)$/.test(tokens[next].lower)) break;
    }
    if (numbers.length < 2) continue;
    for (const number of numbers) {
      const [start, end] = [starts[number], endOf(sentence, number)];
      const age = Number(tokens[number].text);
      implied.push({ ...blank, start, end, kind: 'age', text: text.slice(start, end), number: { start, end }, low: age, high: age, unit: 'year of age' });
    }
  }
}

/** "aged 16 or 17", "ages 18 to 24". */
function addEitherAge(implied: Quantity[], text: string, sentence: Sentence): void {
  const { tokens, starts } = sentence;
  for (let index = 0; index + 3 < tokens.length; index++) {
    if (!/^age[ds]$/.test(tokens[index].lower)) continue;
    const [low, or, high] = [tokens[index + 1], tokens[index + 2], tokens[index + 3]];
    if (!/^(?:or|to)$/.test(or.lower) || !/^\d{1,2}$/.test(low.text) || !/^\d{1,2}$/.test(high.text)) continue;
    const span = { start: starts[index + 1], end: endOf(sentence, index + 3) };
    implied.push({ ...blank, ...span, kind: 'age', text: text.slice(span.start, span.end), number: span, low: Number(low.text), high: Number(high.text), unit: 'year of age' });
  }
}

/**
 * People who are counted without a number beside others with one: "killing two workers and wounding a third", "gunned down two
 * women, leaving a man wounded". Only these: elsewhere one person in a sentence is not all there were.
 */
function addSingles(implied: Quantity[], sentence: Sentence, quantities: readonly Quantity[]): void {
  const first = quantities.find((quantity) => quantity.kind === 'count');
  if (first === undefined) return;
  const { tokens, starts } = sentence;
  for (let index = 1; index + 1 < tokens.length; index++) {
    if (tokens[index].lower !== 'a' || starts[index] < first.end) continue;
    const word = tokens[index + 1].lower;
    const before = tokens[index - 1].lower;
    const governed = ordinals.has(word) && outcomeOf(before, 'active', 'participle') !== undefined;
    const left = /^(?:leaving|left|and)$/.test(before) && someone.has(word) && outcomeOf(tokens[index + 2]?.lower ?? '', 'state', 'participle') !== undefined;
    if (governed || left) implied.push(single(sentence, index));
  }
}

function single(sentence: Sentence, article: number): Quantity {
  const { tokens, starts } = sentence;
  const word = tokens[article + 1];
  const next = tokens[article + 2];
  const noun = ordinals.has(word.lower) && next?.isWord && someone.has(next.lower) ? article + 2 : article + 1;
  const span = { start: starts[article], end: endOf(sentence, article + 1) };
  return {
    ...blank,
    ...span,
    text: `${tokens[article].text} ${word.text}`,
    number: span,
    counted: tokens[noun].text,
    countedSpan: { start: starts[noun], end: endOf(sentence, noun) },
    head: ordinals.has(tokens[noun].lower) ? 'person' : tokens[noun].lower,
  };
}

/** One of something, exactly: what an implied quantity is unless it says otherwise. */
const blank = {
  kind: 'count', low: 1, high: 1, lowOpen: false, highOpen: false, approx: false, change: '=', unit: null, counted: null, countedSpan: null,
  head: null, partOf: false, state: null, direction: null, precision: 0, inWords: true, designation: null, elided: false,
} as const;
