import type { Span } from '../../text/span.ts';
import type { Quantity } from '../quantities/quantity.ts';

const to = /\s+to\s+/iu;
/** Where "54 percent to 44" are the shares of two, not a range. */
const contest = /\b(?:votes?|voters|ballots?|polls?|election|trail\w*|lead\w*|led|ahead|against|beat|beats|defeat\w*|won|win)\b/iu;

/**
 * The quantities of a sentence, with each that tells of two levels as two: a change from one to the other ("rises from $4 to $5.50") as what was and
 * what is, the shares of two ("43.4 percent to 53.9 percent" of a vote) as each its own. A level is nothing by which something moved.
 */
export function levelsOf(sentence: string, text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  if (!quantities.some(isInterval)) return quantities;
  return quantities.flatMap((quantity) => {
    if (!isInterval(quantity)) return [quantity];
    const { start, end, number, direction, low, high, kind } = quantity;
    const between = to.exec(text.slice(number.start, number.end));
    if (between === null) return [quantity];
    const changes = direction !== null && /^from\s/iu.test(text.slice(start, end));
    const border = number.start + between.index;
    const written = text.slice(number.start, border);
    const isContest = kind === 'percent' && /%|per ?cent/iu.test(written) && contest.test(sentence);
    if (!changes && !isContest) return [quantity];
    const level = (from: number, until: number, written: Span, value: number): Quantity => ({
      ...quantity, start: from, end: until, text: text.slice(from, until), number: written, low: value, high: value, direction: null, change: '=',
    });
    const falls = changes ? direction === 'down' : parseFloat(written) > low;
    const opening = /^from\s+/iu.exec(text.slice(start, end))?.[0].length ?? 0;
    const next = border + between[0].length;
    const sign = /^[^\p{L}\p{N}]*/u.exec(text.slice(next, end))![0].length;
    return [level(start + opening, border, { start: number.start, end: border }, falls ? high : low), level(next, end, { start: next + sign, end: number.end }, falls ? low : high)];
  });
}

function isInterval(quantity: Quantity): quantity is Quantity & { readonly low: number; readonly high: number } {
  return quantity.low !== null && quantity.high !== null && quantity.low !== quantity.high;
}
