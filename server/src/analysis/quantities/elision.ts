import type { Expression } from './interval.ts';
import type { Quantity } from './quantity.ts';
import type { Token, Tokens } from './tokens.ts';
import { isFunctionWord } from './wordClasses.ts';

/** How many quantities back a noun is looked for. */
const reach = 3;

/** "6 million homes, 1.5 million in the city": a bare number takes what one before it in the sentence counts. */
export function withElidedNoun(source: Tokens, expression: Expression, quantity: Quantity, before: readonly Quantity[]): Quantity {
  if (quantity.kind !== 'number') return quantity;
  const { tokens } = source;
  const last = before.at(-1);
  if (last?.kind === 'age' && joinsAges(tokens, expression.from)) return { ...quantity, kind: 'age', unit: last.unit };
  const previous = before.slice(-reach).findLast((one) => one.kind === 'count');
  if (previous === undefined || previous.countedSpan === null || !isInSentence(source, expression.from, previous)) return quantity;
  const [low, other] = [quantity.low ?? quantity.high ?? 0, previous.low ?? previous.high ?? 0];
  if (previous.inWords || quantity.inWords || low === 1 || low > other * 100 || other > low * 100) return quantity;
  if (!beforeElided.has(tokens[expression.from - 1]?.lower ?? '')) return quantity;
  const after = tokens[expression.next];
  if (after !== undefined && after.kind === 'word' && !isFunctionWord(after)) return quantity;
  if (after?.kind === 'mark' && after.glued && tokens[expression.next + 1]?.glued === true) return quantity;
  const { counted, countedSpan, head } = previous;
  return { ...quantity, kind: 'count', counted, countedSpan, head, elided: true };
}

/** Whether no full stop parts the quantity from token `from`. */
function isInSentence({ tokens, starts }: Tokens, from: number, previous: Quantity): boolean {
  for (let at = from - 1; at >= 0 && starts[at] >= previous.end; at--) {
    if (sentenceEnds.has(tokens[at].text) && tokens[at + 1]?.glued !== true && tokens[at + 1]?.capital) return false;
  }
  return true;
}

const sentenceEnds = new Set(['.', '!', '?']);

/** Words that set a number beside the one before; after a verb ("and wounded 50") something else is counted. */
const beforeElided = new Set('from to with including against than and or versus plus'.split(' '));

/** "ages 37 and 52", "aged 5, 7 and 9". */
function joinsAges(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before !== undefined && (before.lower === 'and' || before.text === ',') && tokens[from - 2]?.kind === 'digits';
}
