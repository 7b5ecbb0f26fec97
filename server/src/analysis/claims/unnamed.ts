import type { Quantity } from '../quantities/quantity.ts';
import type { ClaimFrame, ClaimKind } from './frame.ts';
import type { Phrase } from './phrase.ts';
import type { Subject } from './subject.ts';

const kinds: Partial<Record<Quantity['kind'], ClaimKind>> = {
  money: 'money', percent: 'share', duration: 'duration', frequency: 'things', length: 'measure', area: 'measure', volume: 'measure', mass: 'measure', speed: 'measure',
  number: 'things', temperature: 'measure', angle: 'measure', power: 'measure', energy: 'measure', rate: 'measure', measure: 'measure', pressure: 'measure', electricity: 'measure',
};

/** A quantity whose wording does not tell what it is of: its dimension ("hour:"), and which way something moved by it ("percentage up:"). */
export function unnamedSubject(phrase: Phrase): Subject | undefined {
  const { kind, unit, direction, change } = phrase.quantity;
  if (kind === 'number' && !isStated(phrase)) return undefined;
  const claimKind = kinds[kind];
  if (claimKind === undefined) return undefined;
  const moved = direction === null || change === '=' ? '' : ` ${direction}`;
  return { kind: claimKind, concept: `${kind === 'frequency' ? 'time' : kind === 'number' ? 'number' : (unit ?? '')}${moved}:` };
}

/** What leads to a bare number that something amounts to: "put the attendance at 71,000", "payrolls grew by 187,000", "bringing the number to 412". */
const leads = /^(?:at|to|by|is|was|were|than|from|the|an?|reach\w*|st(?:ands|ood)|hits?|total\w*|exceed\w*|number\w*|averag\w*|numbers|counted|drew|initial|estimated|only|just|about|some)$/;

const totals = /^(?:total|average|number|record|level|attendance|audience|crowd|count|maximum|minimum|low|high|peak)$/;

/** Smaller whole numbers are channels, ages, hours and what else is called by a number. */
const leastStated = 10;

function isStated({ tokens, first, quantity }: Phrase): boolean {
  const value = quantity.low ?? quantity.high ?? 0;
  if (value < leastStated && Number.isInteger(value)) return false;
  const [before, previous] = [tokens[first - 2]?.lower ?? '', tokens[first - 1]?.lower ?? ''];
  return quantity.low !== quantity.high || quantity.approx || leads.test(previous) || (previous === 'of' && totals.test(before));
}

/** Whether a claim's wording does not tell what it is of. */
export function isUnnamed({ concept }: ClaimFrame): boolean {
  return concept.endsWith(':');
}

/** Which way something moved by a quantity of which nothing else is told; null where it is no movement. */
export function movement({ concept }: ClaimFrame): 'up' | 'down' | null {
  return concept.endsWith(' up:') ? 'up' : concept.endsWith(' down:') ? 'down' : null;
}

const named: Partial<Record<ClaimKind, string>> = { money: 'sum of money', share: 'percentage', duration: 'length of time', things: 'number', measure: 'measurement' };

/** What such a claim is about, in plain words. */
export function describeUnnamed(frame: ClaimFrame): string {
  const moved = movement(frame);
  if (frame.concept === 'time:') return 'number of times';
  return moved === null ? (named[frame.kind] ?? frame.kind) : moved === 'up' ? 'rise' : 'fall';
}
