import type { Expression } from './interval.ts';
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';
import { isFunctionWord } from './wordClasses.ts';

/** "6 million homes, 1.5 million in the city": a bare number takes what the one before it counts where the noun is left out. */
export function withElidedNoun(tokens: readonly Token[], expression: Expression, quantity: Quantity, previous: Quantity | undefined): Quantity {
  if (quantity.kind === 'number' && previous?.kind === 'age' && joinsAges(tokens, expression.from)) {
    return { ...quantity, kind: 'age', unit: previous.unit };
  }
  if (quantity.kind !== 'number' || previous === undefined || previous.kind !== 'count' || previous.countedSpan === null) return quantity;
  const [low, other] = [quantity.low ?? quantity.high ?? 0, previous.low ?? previous.high ?? 0];
  if (previous.inWords || quantity.inWords || low === 1 || low > other * 100 || other > low * 100) return quantity;
  if (!beforeElided.has(tokens[expression.from - 1]?.lower ?? '')) return quantity;
  const after = tokens[expression.next];
  if (after !== undefined && after.kind === 'word' && !isFunctionWord(after)) return quantity;
  if (after?.kind === 'mark' && after.glued && tokens[expression.next + 1]?.glued === true) return quantity;
  const { counted, countedSpan, head } = previous;
  return { ...quantity, kind: 'count', counted, countedSpan, head, elided: true };
}

/** Words that set a number beside the one before; after a verb ("and wounded 50") something else is counted. */
const beforeElided = new Set('from to with including against than and or versus plus'.split(' '));

/** "ages 37 and 52", "aged 5, 7 and 9". */
function joinsAges(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before !== undefined && (before.lower === 'and' || before.text === ',') && tokens[from - 2]?.kind === 'digits';
}
