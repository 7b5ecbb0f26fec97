import type { Amount } from './amount.ts';
import { skipOrdinalEnding } from './dates.ts';
import { ordinals, tens } from './numberWords.ts';
import type { Token } from './tokens.ts';

/** The ordinal at token `index`, with or without "the": "tenth", "twenty-first", "15th". */
export function readOrdinal(tokens: readonly Token[], index: number): Amount | null {
  const start = tokens[index]?.lower === 'the' ? index + 1 : index;
  const token = tokens[start];
  if (token === undefined) return null;
  if (token.kind === 'digits') {
    const next = skipOrdinalEnding(tokens, start + 1);
    return next === start + 1 ? null : ordinalAmount(Number(token.text), start, next);
  }
  const simple = ordinals.get(token.lower);
  if (simple !== undefined) return ordinalAmount(simple, start, start + 1);
  const ten = tens.get(token.lower);
  const hyphen = tokens[start + 1]?.text === '-' ? 1 : 0;
  const unit = ordinals.get(tokens[start + 1 + hyphen]?.lower ?? '');
  return ten === undefined || unit === undefined || unit > 9 ? null : ordinalAmount(ten + unit, start, start + 2 + hyphen);
}

function ordinalAmount(value: number, from: number, next: number): Amount {
  return { value, step: 0, inWords: true, plain: false, unit: null, prefixed: false, scaled: false, fraction: false, numberFrom: from, numberTo: next, next };
}
