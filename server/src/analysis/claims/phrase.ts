import type { Quantity } from '../quantities/quantity.ts';
import { stopWords } from './concepts.ts';
import { isOutcomeWord } from './outcomes.ts';
import type { Token } from './tokens.ts';

/** A quantity among the tokens of its sentence. Indexes are into `tokens`, the last ones inclusive. */
export interface Phrase {
  readonly quantity: Quantity;
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
export function phrasesOf(tokens: readonly Token[], quantities: readonly Quantity[]): Phrase[] {
  const placed: { quantity: Quantity; first: number; last: number; end: number; head: string | null }[] = [];
  for (const quantity of quantities) {
    const first = tokens.findIndex((token) => token.end > quantity.start);
    const after = tokens.findIndex((token) => token.start >= quantity.end);
    const last = after < 0 ? tokens.length - 1 : after - 1;
    if (first < 0 || last < first) continue;
    const counted = quantity.countedSpan;
    let end = last;
    if (counted !== null && counted.start >= quantity.start) while (end + 1 < tokens.length && tokens[end + 1].start < counted.end) end++;
    placed.push({ quantity, first, last, end, head: quantity.head });
  }
  for (const [index, each] of placed.entries()) {
    const next = placed.at(index + 1);
    if (next === undefined || next.first <= each.last || next.first > each.end) continue;
    each.end = Math.max(each.last, next.first - (tokens[next.first - 1].lower === 'and' ? 2 : 1));
    if (!each.quantity.partOf) each.head = null;
  }
  const others = new Map(placed.map((each) => [each.first, each.quantity]));
  return placed.map((each) => ({ ...each, tokens, others }));
}

/** Marks that end a clause. */
const clauseMarks = new Set([';', ':', '—', '–', '(', ')', '“', '”', '"', '?', '!']);

/** Words that open another clause. */
const clauseWords = new Set('after before when while because although though if as since until whether but where'.split(' '));

/** Whether the token ends the clause that a quantity stands in. */
export function breaksClause(token: Token): boolean {
  return clauseMarks.has(token.text) || clauseWords.has(token.lower);
}

/** Stems of the content words within `reach` tokens of the phrase, the nearest first, without outcomes. */
export function contextOf(phrase: Phrase, reach: number): string[] {
  const stems = new Set<string>();
  const { tokens, first, last, end } = phrase;
  const visit = (index: number): void => {
    const token = tokens[index];
    if (token === undefined || !token.isWord || token.lower.length < 3 || stopWords.has(token.lower) || isOutcomeWord(token.lower)) return;
    stems.add(token.stem);
  };
  for (let distance = 1; distance <= reach + end - last; distance++) {
    visit(last + distance);
    if (distance <= reach) visit(first - distance);
  }
  return [...stems];
}
