import { isMinus } from './numeral.ts';
import type { NumberReading } from './numeral.ts';
import { magnitudes, readDenominator, teens, tens, units } from './numberWords.ts';
import type { Token } from './tokens.ts';

/** A part of a cardinal: its value, and the index of the first token after it. */
interface Part {
  readonly value: number;
  readonly next: number;
}

/**
 * The cardinal in words at token `index`: "twenty-one thousand three hundred and five", "a hundred", "three dozen".
 * "two hundred and two thousand" is one number; "one hundred and three quarters" ends before its fraction.
 */
export function readCardinal(tokens: readonly Token[], index: number): NumberReading | null {
  const first = readFirst(tokens, index);
  if (first === null) return null;
  let total = 0;
  let current = first.value;
  let at = first.next;
  let smallest = Infinity;
  for (;;) {
    const before = at;
    const hyphen = tokens[at]?.text === '-' && tokens[at].glued ? 1 : 0;
    const factor = factorAt(tokens, at + hyphen);
    if (factor !== undefined && factor < smallest && current > 0 && (factor !== 100 || current < 100)) {
      at += hyphen + 1;
      if (factor === 100) {
        current *= 100;
      } else {
        total += current * factor;
        current = 0;
        smallest = factor;
      }
      if (factor === 12) break;
    }
    const room = current === 0 ? Math.min(smallest, 1000) : current % 100 === 0 ? 100 : 0;
    const added = room > 0 && current + total > 0 ? readAdded(tokens, at, room) : null;
    if (added !== null) {
      current += added.value;
      at = added.next;
    }
    if (at === before) break;
  }
  return { value: total + current, next: at, step: 0, inWords: true, plain: false };
}

function readFirst(tokens: readonly Token[], index: number): Part | null {
  const token = tokens[index];
  if (token?.kind !== 'word') return null;
  if (token.lower === 'a' || token.lower === 'an') return factorAt(tokens, index + 1) === undefined ? null : { value: 1, next: index + 1 };
  return readBelowHundred(tokens, index) ?? (magnitudes.has(token.lower) && magnitudes.has(tokens[index + 1]?.lower ?? '') ? { value: 1, next: index } : null);
}

function factorAt(tokens: readonly Token[], index: number): number | undefined {
  const word = tokens[index]?.lower ?? '';
  return magnitudes.get(word) ?? (word === 'dozen' ? 12 : undefined);
}

/** What is added after a magnitude: "two thousand (and) six"; not the fraction in "two million and three quarters". */
function readAdded(tokens: readonly Token[], index: number, room: number): Part | null {
  const and = tokens[index]?.lower === 'and' ? 1 : 0;
  const part = readBelowHundred(tokens, index + and);
  if (part === null || part.value === 0 || part.value >= room) return null;
  const hyphen = tokens[part.next]?.text === '-' ? 1 : 0;
  const denominator = readDenominator(tokens[part.next + hyphen]?.lower ?? '');
  return and === 1 && denominator !== null && part.value < denominator.value ? null : part;
}

/** "seven", "seventeen", "seventy", "seventy-seven", "seventy seven". */
export function readBelowHundred(tokens: readonly Token[], index: number): Part | null {
  const word = tokens[index]?.lower ?? '';
  const small = units.get(word) ?? teens.get(word);
  if (small !== undefined) return { value: small, next: index + 1 };
  const ten = tens.get(word);
  if (ten === undefined) return null;
  const hyphen = isMinus(tokens[index + 1]) ? 1 : 0;
  const unit = units.get(tokens[index + 1 + hyphen]?.lower ?? '');
  return unit === undefined || unit === 0 ? { value: ten, next: index + 1 } : { value: ten + unit, next: index + 2 + hyphen };
}
