import type { Segment } from './chain.ts';
import { entityLabels } from './labels.ts';
import { tokenKinds } from './tokens.ts';
import { wordSigns } from './wordTraits.ts';

const person = entityLabels.indexOf('PERSON');

/**
 * Segments in which a person's name begins after the titles ("Mayor Yousef Karimi", "Major General Hassan"): what speaks for a person with
 * titles speaks for the person without. In order of their places.
 *
 * @param signs those of the words of the sentence
 * @param first the word with which the stretch of the segments starts
 * @param least segments less probable than this are left out
 */
export function withoutTitles(segments: readonly Segment[], signs: Int32Array, first: number, least: number): readonly Segment[] {
  if (!hasTitles(segments, signs, first)) return segments;
  const mended = new Map<string, { from: number; to: number; probabilities: number[] }>();
  const take = (from: number, to: number): number[] => {
    const key = `${String(from)} ${String(to)}`;
    let segment = mended.get(key);
    if (segment === undefined) mended.set(key, (segment = { from, to, probabilities: entityLabels.map(() => 0) }));
    return segment.probabilities;
  };
  for (const { from, to, probabilities } of segments) {
    const titles = titlesIn(signs, first + from, first + to);
    probabilities.forEach((probability, label) => (take(label === person ? from + titles : from, to)[label] += probability));
  }
  return [...mended.values()]
    .filter(({ probabilities }) => probabilities.reduce((sum, probability) => sum + probability, 0) >= least)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function hasTitles(segments: readonly Segment[], signs: Int32Array, first: number): boolean {
  for (const { from, to } of segments) if (titlesIn(signs, first + from, first + to) > 0) return true;
  return false;
}

/** How many titles stand before a capitalised word that is none. */
function titlesIn(signs: Int32Array, from: number, to: number): number {
  let at = from;
  while (at < to && (signs[at] & wordSigns.title) !== 0) at++;
  return at < to && (signs[at] & wordSigns.kind) === tokenKinds.capitalised ? at - from : 0;
}
