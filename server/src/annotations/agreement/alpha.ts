import type { Span } from '../../text/span.ts';

/** Observed and expected disagreement about one label; `alpha` is undefined where nobody used it. */
export interface UnitizingAlpha {
  readonly observed: number;
  readonly expected: number;
  readonly alpha: number | undefined;
}

/** A section of one observer's continuum: a unit, or the gap between two. */
interface Section extends Span {
  readonly isUnit: boolean;
}

/**
 * Krippendorff's alpha for units that observers themselves set off in a continuum (Krippendorff 1995; 2004, section 11.6),
 * for one label: 1 for the same units, 0 for what chance would give, below 0 for worse than chance. `observers` holds each
 * one's units in ascending order without overlap, all from 0 up to `length`.
 */
export function unitizingAlpha(observers: readonly (readonly Span[])[], length: number): UnitizingAlpha {
  const sections = observers.map((units) => sectionsOf(units, length));
  const observed = observedDisagreement(sections, length);
  const expected = expectedDisagreement(sections, length);
  return { observed, expected, alpha: ratio(observed, expected) };
}

/** Alpha over several labels: their disagreements added up. */
export function combinedAlpha(parts: readonly UnitizingAlpha[]): number | undefined {
  const sum = (of: (part: UnitizingAlpha) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return ratio(
    sum(({ observed }) => observed),
    sum(({ expected }) => expected),
  );
}

function ratio(observed: number, expected: number): number | undefined {
  return expected > 0 ? 1 - observed / expected : undefined;
}

function sectionsOf(units: readonly Span[], length: number): Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end } of units) {
    if (at < start) sections.push({ start: at, end: start, isUnit: false });
    sections.push({ start, end, isUnit: true });
    at = end;
  }
  if (at < length) sections.push({ start: at, end: length, isUnit: false });
  return sections;
}

function observedDisagreement(observers: readonly (readonly Section[])[], length: number): number {
  let sum = 0;
  for (const [index, one] of observers.entries()) {
    for (const other of observers.slice(index + 1)) sum += 2 * disagreement(one, other);
  }
  const count = observers.length;
  return count < 2 || length === 0 ? 0 : sum / (count * (count - 1) * length * length);
}

/** The squared differences of all sections of two observers that meet. */
function disagreement(one: readonly Section[], other: readonly Section[]): number {
  let sum = 0;
  let first = 0;
  for (const section of one) {
    while (first < other.length && other[first].end <= section.start) first++;
    for (let place = first; place < other.length && other[place].start < section.end; place++) sum += squaredDifference(section, other[place]);
  }
  return sum;
}

function squaredDifference(a: Section, b: Section): number {
  if (a.isUnit && b.isUnit) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  if (a.isUnit && b.start <= a.start && a.end <= b.end) return (a.end - a.start) ** 2;
  if (b.isUnit && a.start <= b.start && b.end <= a.end) return (b.end - b.start) ** 2;
  return 0;
}

function expectedDisagreement(observers: readonly (readonly Section[])[], length: number): number {
  const all = observers.flat();
  const units = all.filter(({ isUnit }) => isUnit).map(({ start, end }) => end - start);
  const gaps = all.filter(({ isUnit }) => !isUnit).map(({ start, end }) => end - start);
  const whole = observers.length * length;
  const free = whole * (whole - 1) - units.reduce((sum, unit) => sum + unit * (unit - 1), 0);
  if (units.length === 0 || free <= 0) return 0;
  // How many places and what length are there in gaps that hold a unit: from the longest gap down, for units likewise.
  const longGaps = gaps.sort((a, b) => b - a);
  const longUnits = [...units].sort((a, b) => b - a);
  let sum = 0;
  let taken = 0;
  let takenLength = 0;
  for (const unit of longUnits) {
    while (taken < longGaps.length && longGaps[taken] >= unit) takenLength += longGaps[taken++];
    const places = takenLength - taken * (unit - 1);
    sum += ((units.length - 1) / 3) * (2 * unit ** 3 - 3 * unit ** 2 + unit) + unit * unit * places;
  }
  return ((2 / length) * sum) / free;
}
