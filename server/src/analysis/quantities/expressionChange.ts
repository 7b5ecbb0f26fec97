import type { ChangeReading } from './change.ts';
import type { Expression } from './interval.ts';
import type { Quantity } from './quantity.ts';
import type { Token, Tokens } from './tokens.ts';

/** "+0.2%", "-1.3%". */
export function readSignedChange(tokens: readonly Token[], expression: Expression): ChangeReading | null {
  if (expression.unit?.kind !== 'percent' || expression.isRange || expression.low === null) return null;
  const sign = tokens[expression.numberFrom].text;
  const plus = sign === '+' || (tokens[expression.numberFrom - 1]?.text === '+' && tokens[expression.numberFrom].glued);
  if (plus) return { direction: 'up', amount: true };
  return expression.low < 0 ? { direction: 'down', amount: true } : null;
}

/** "3.2% higher", "5 points lower": how two amounts compare, which need not be a change. */
export function readComparedChange(tokens: readonly Token[], expression: Expression): ChangeReading | null {
  const word = tokens[expression.next]?.lower;
  if ((word !== 'higher' && word !== 'lower') || tokens[expression.next + 1]?.lower === 'than') return null;
  const relative = expression.unit?.kind === 'percent' || expression.unit?.name === 'point';
  return relative ? { direction: word === 'higher' ? 'up' : 'down', amount: false } : null;
}

/** "rose 5%, or 3 points", "by 1 degree (1.8 Fahrenheit)": the second figure tells the same change. */
export function inheritedChange(source: Tokens, expression: Expression, previous: Quantity | undefined): ChangeReading | null {
  if (previous === undefined || (previous.change !== 'up' && previous.change !== 'down')) return null;
  const between = source.text.slice(previous.end, source.starts[expression.from]).replace(/[\s,]/g, '');
  const wordsBetween = between === '(' || between === 'or' || between === `${previous.counted ?? ''}or`;
  return wordsBetween ? { direction: previous.change, amount: true } : null;
}
