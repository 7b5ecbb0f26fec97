import type { Span } from '../../text/span.ts';

/** Cohen's kappa of two annotators about one label, with the tokens that it comes from. */
export interface Kappa {
  /** Undefined where chance alone gives full agreement, as when nobody used the label. */
  readonly kappa: number | undefined;
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/**
 * Cohen's kappa (1960) about whether a token carries a label: each token is a case. Tokens and units are spans in the
 * same offsets, ascending; units do not overlap. A token that a unit touches carries its label.
 */
export function cohensKappa(tokens: readonly Span[], first: readonly Span[], second: readonly Span[]): Kappa {
  const carriesFirst = carrier(first);
  const carriesSecond = carrier(second);
  let [both, onlyFirst, onlySecond, neither] = [0, 0, 0, 0];
  for (const token of tokens) {
    const [inFirst, inSecond] = [carriesFirst(token), carriesSecond(token)];
    if (inFirst && inSecond) both++;
    else if (inFirst) onlyFirst++;
    else if (inSecond) onlySecond++;
    else neither++;
  }
  const count = tokens.length;
  const observed = (both + neither) / count;
  const expected = ((both + onlyFirst) * (both + onlySecond) + (neither + onlySecond) * (neither + onlyFirst)) / (count * count);
  return { kappa: count > 0 && expected < 1 ? (observed - expected) / (1 - expected) : undefined, both, onlyFirst, onlySecond, neither };
}

/** Tells of tokens, asked for in order, whether a unit touches them. */
function carrier(units: readonly Span[]): (token: Span) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while (next < units.length && units[next].end <= start) next++;
    return next < units.length && units[next].start < end;
  };
}
