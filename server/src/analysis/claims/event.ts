import type { ClaimFacts } from './frame.ts';

/** Documents of fewer words have too few names to ask for two. */
const shortDocument = 80;

/**
 * How surely two documents are about one event, from 0 to 1: names they share, the frequent ones of each first, and words
 * of their headlines and first sentences. Depends on the two alone, so that it holds whatever else the corpus has.
 */
export function sameEvent(a: ClaimFacts, b: ClaimFacts): number {
  const names = shared(a.names, b.names);
  const lead = shared(a.lead, b.lead);
  const fewest = Math.min(a.names.length, b.names.length);
  const shortest = Math.min(a.length, b.length);
  const nameShare = names / Math.max(1, Math.min(fewest, 12));
  const leadShare = lead / Math.max(6, Math.min(a.lead.length, b.lead.length, 30));
  if (names === 0 && leadShare < 0.3) return 0;
  if (names < 2 && shortest > shortDocument) return 0;
  return Math.min(1, nameShare * 0.7 + leadShare * 0.9);
}

function shared(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  return a.filter((word) => other.has(word)).length;
}
