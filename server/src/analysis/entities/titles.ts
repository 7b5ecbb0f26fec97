import type { Segment } from './chain.ts';
import { entityLabels } from './labels.ts';
import { casings, listBits } from './lexicon.ts';
import { tokenKinds } from './tokens.ts';
import type { WordTraits } from './wordTraits.ts';

const person = entityLabels.indexOf('PERSON');

/**
 * Segments in which a person's name begins after the titles ("Mayor Yousef Karimi", "Major General Hassan"): what speaks for a person with
 * titles speaks for the person without. In order of their places.
 *
 * @param words the words of the sentence
 * @param first the word with which the stretch of the segments starts
 * @param least segments less probable than this are left out
 */
export function withoutTitles(segments: readonly Segment[], words: readonly WordTraits[], first: number, least: number): readonly Segment[] {
  if (!segments.some(({ from, to }) => titlesIn(words, first + from, first + to) > 0)) return segments;
  const mended = new Map<string, { from: number; to: number; probabilities: number[] }>();
  const take = (from: number, to: number): number[] => {
    const key = `${String(from)} ${String(to)}`;
    let segment = mended.get(key);
    if (segment === undefined) mended.set(key, (segment = { from, to, probabilities: entityLabels.map(() => 0) }));
    return segment.probabilities;
  };
  for (const { from, to, probabilities } of segments) {
    const titles = titlesIn(words, first + from, first + to);
    probabilities.forEach((probability, label) => (take(label === person ? from + titles : from, to)[label] += probability));
  }
  return [...mended.values()]
    .filter(({ probabilities }) => probabilities.reduce((sum, probability) => sum + probability, 0) >= least)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** How many titles stand before a capitalised word that is none. */
function titlesIn(words: readonly WordTraits[], from: number, to: number): number {
  let at = from;
  while (at < to && isTitle(words[at])) at++;
  return at < to && words[at].kind === tokenKinds.capitalised ? at - from : 0;
}

/** What is a given name too ("Prince", "Earl") is a title only where texts mostly write it in lower case ("general"). */
function isTitle({ kind, lists, casing }: WordTraits): boolean {
  if (kind !== tokenKinds.capitalised || (lists & listBits.role) === 0) return false;
  return (lists & listBits.givenName) === 0 || casing === casings.lower || casing === casings.mostlyLower;
}
