import type { Quantity } from '../quantities/quantity.ts';
import type { ClaimFrame, ClaimKind } from './frame.ts';
import type { Subject } from './subject.ts';

const kinds: Partial<Record<Quantity['kind'], ClaimKind>> = {
  money: 'money', percent: 'share', duration: 'duration', frequency: 'things', length: 'measure', area: 'measure', volume: 'measure', mass: 'measure', speed: 'measure',
  temperature: 'measure', angle: 'measure', power: 'measure', energy: 'measure', rate: 'measure', measure: 'measure', pressure: 'measure', electricity: 'measure',
};

/** A quantity whose wording does not tell what it is of: its dimension ("hour:"), and which way something moved by it ("percentage up:"). */
export function unnamedSubject({ kind, unit, direction, change }: Quantity): Subject | undefined {
  const claimKind = kinds[kind];
  if (claimKind === undefined) return undefined;
  const moved = direction === null || change === '=' ? '' : ` ${direction}`;
  return { kind: claimKind, concept: `${kind === 'frequency' ? 'time' : (unit ?? '')}${moved}:` };
}

/** Whether a claim's wording does not tell what it is of. */
export function isUnnamed({ concept }: ClaimFrame): boolean {
  return concept.endsWith(':');
}

/** Which way something moved by a quantity of which nothing else is told; null where it is no movement. */
export function movement({ concept }: ClaimFrame): 'up' | 'down' | null {
  return concept.endsWith(' up:') ? 'up' : concept.endsWith(' down:') ? 'down' : null;
}

const named: Partial<Record<ClaimKind, string>> = { money: 'sum of money', share: 'percentage', duration: 'length of time', things: 'number of times', measure: 'measurement' };

/** What such a claim is about, in plain words. */
export function describeUnnamed(frame: ClaimFrame): string {
  const moved = movement(frame);
  return moved === null ? (named[frame.kind] ?? frame.kind) : moved === 'up' ? 'rise' : 'fall';
}
