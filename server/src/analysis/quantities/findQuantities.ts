import { memoizeByParagraph } from '../../text/memo.ts';
import { readQuantityAt } from './reader.ts';
import type { Quantity } from './quantity.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import { farthestNumber, mayHoldNumbers, Triggers } from './triggers.ts';

/**
 * The quantities of a paragraph or sentence, in order of their start, none overlapping another.
 *
 * One pass over the tokens: at each, the readers of dates, times, names and amounts get their turn, each looking at a bounded
 * number of tokens, so that the time is linear in the text. Remembers its latest texts. Never throws.
 */
export const findQuantities: (text: string) => readonly Quantity[] = memoizeByParagraph(scan);

const none: readonly Quantity[] = [];
const triggers = new Triggers();

function scan(text: string): readonly Quantity[] {
  if (!mayHoldNumbers(text)) return none;
  const source = tokenize(text);
  const { tokens } = source;
  triggers.read(tokens);
  const quantities: Quantity[] = [];
  let index = 0;
  let number = 0;
  while (index < tokens.length) {
    number = triggers.numberFrom(Math.max(number, index));
    if (number === tokens.length) break;
    const address = triggers.mayStartAddress(index) ? webAddressEnd(tokens, index) : index;
    if (address > index) {
      index = address;
      continue;
    }
    const read = number - index < farthestNumber && triggers.mayStartQuantity(index) ? readQuantityAt(source, index, quantities) : null;
    if (read === null) {
      index++;
      continue;
    }
    if (read.quantity !== null) quantities.push(read.quantity);
    index = Math.max(read.next, index + 1);
  }
  return quantities;
}

/** Past "https://…", "www.…" and "name@host", whose digits say nothing. */
function webAddressEnd(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  const scheme = tokens[index + 1]?.text === ':' && tokens[index + 2]?.text === '/' && tokens[index + 3]?.text === '/';
  const host = token.lower === 'www' && tokens[index + 1]?.text === '.';
  const mail = tokens[index + 1]?.text === '@' && tokens[index + 1].glued && tokens[index + 2]?.glued === true;
  if (!scheme && !host && !mail) return index;
  let at = index + 1;
  while (tokens[at]?.glued === true) at++;
  return at;
}
