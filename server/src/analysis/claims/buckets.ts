import type { ClaimFrame, ClaimKind } from './frame.ts';

/** Claims of one concept that are looked at in a document; a table may hold thousands, which no one compares. */
const mostPerConcept = 64;

/** The indexes of a document's claims by kind and concept, in order, the first of each. */
export function byConcept(frames: readonly ClaimFrame[], wanted: (kind: ClaimKind) => boolean): Map<string, number[]> {
  const buckets = new Map<string, number[]>();
  for (const [index, frame] of frames.entries()) {
    if (!wanted(frame.kind)) continue;
    const key = `${frame.kind} ${frame.concept}`;
    const bucket = buckets.get(key) ?? [];
    buckets.set(key, bucket);
    if (bucket.length < mostPerConcept) bucket.push(index);
  }
  return buckets;
}
