import type { ClaimFrame } from './frame.ts';

/** Claims of one concept that are looked at in a document; a table may hold thousands, which no one compares. */
const mostPerConcept = 64;

const known = new WeakMap<readonly ClaimFrame[], ReadonlyMap<string, readonly number[]>>();

/** The indexes of a document's claims by kind and concept ("age age"), in order, the first of each; remembered by the list. */
export function byConcept(frames: readonly ClaimFrame[]): ReadonlyMap<string, readonly number[]> {
  const buckets = known.get(frames);
  if (buckets !== undefined) return buckets;
  const made = new Map<string, number[]>();
  for (const [index, frame] of frames.entries()) {
    const key = `${frame.kind} ${frame.concept}`;
    const bucket = made.get(key) ?? [];
    made.set(key, bucket);
    if (bucket.length < mostPerConcept) bucket.push(index);
  }
  known.set(frames, made);
  return made;
}
