import { NumberedTexts } from '../numberedTexts.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { endOf, type Sentence, type Token } from './tokens.ts';

/** A quantity among the tokens of its sentence. Indexes are into `tokens`, the last ones inclusive. */
export interface Phrase {
  readonly quantity: Quantity;
  readonly sentence: Sentence;
  /** Those of the sentence. */
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
  /** The last token of the noun phrase that the quantity opens; `last` where there is no noun. */
  readonly end: number;
  /** The head noun, lower case; null where there is none or it belongs to another number ("2 dead and three others"). */
  readonly head: string | null;
  /** The other quantities of the sentence, by the index of their first token. */
  readonly others: ReadonlyMap<number, Quantity>;
}

/** Sets the quantities of a sentence among its tokens; those that share no token with it are left out. */
export function phrasesOf(sentence: Sentence, quantities: readonly Quantity[]): Phrase[] {
  const { tokens, starts } = sentence;
  const others = new Map<number, Quantity>();
  const phrases: { -readonly [Key in keyof Phrase]: Phrase[Key] }[] = [];
  for (const quantity of quantities) {
    let first = 0;
    while (first < tokens.length && endOf(sentence, first) <= quantity.start) first++;
    let last = first;
    while (last + 1 < tokens.length && starts[last + 1] < quantity.end) last++;
    if (first === tokens.length || starts[first] >= quantity.end) continue;
    const counted = quantity.countedSpan;
    let end = last;
    if (counted !== null && counted.start >= quantity.start) while (end + 1 < tokens.length && starts[end + 1] < counted.end) end++;
    phrases.push({ quantity, sentence, tokens, first, last, end, head: quantity.head, others });
    others.set(first, quantity);
  }
  for (let index = 0; index + 1 < phrases.length; index++) {
    const each = phrases[index];
    const next = phrases[index + 1];
    if (next.first <= each.last || next.first > each.end) continue;
    each.end = Math.max(each.last, next.first - (tokens[next.first - 1].lower === 'and' ? 2 : 1));
    if (!each.quantity.partOf) each.head = null;
  }
  return phrases;
}

const contextStems = new NumberedTexts();

/** Stems of the content words within `reach` tokens of the phrase, the nearest first, without outcomes. */
export function contextOf({ tokens, first, last, end }: Phrase, reach: number): string[] {
  for (let distance = 1; distance <= reach + end - last; distance++) {
    const behind = last + distance;
    const before = first - distance;
    if (behind < tokens.length && tokens[behind].tellsContext) contextStems.numberOf(tokens[behind].stem, tokens[behind].stemHash);
    if (distance <= reach && before >= 0 && tokens[before].tellsContext) contextStems.numberOf(tokens[before].stem, tokens[before].stemHash);
  }
  return contextStems.take();
}
