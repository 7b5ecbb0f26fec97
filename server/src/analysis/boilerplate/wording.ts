/** Words of a line are looked up this far; furniture says what it is in its first words. */
const readWords = 24;

/** Hash buckets of the wording weights. */
export const wordingBuckets = 1 << 14;

/** The buckets of a line's words, pairs of words and outermost words (feature hashing, Weinberger et al. 2009). */
export function hashWording(words: readonly string[]): Uint16Array {
  const known = words.slice(0, readWords).map((word) => word.toLowerCase().replace(/\p{N}+/gu, '0'));
  const buckets = new Set<number>();
  known.forEach((word, index) => {
    buckets.add(bucketOf(word));
    if (index > 0) buckets.add(bucketOf(`${known[index - 1]} ${word}`));
  });
  if (known.length > 0) {
    buckets.add(bucketOf(`^${known[0]}`));
    if (words.length <= readWords) buckets.add(bucketOf(`${known[known.length - 1]}$`));
    if (words.length <= 4) buckets.add(bucketOf(`=${known.join(' ')}`));
  }
  return Uint16Array.from(buckets);
}

/** FNV-1a, folded to the number of buckets. */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 16) ^ hash) & (wordingBuckets - 1);
}

/** How much a line's wording speaks for content, by a linear model over its buckets; 0 where nothing is known of it. */
export function scoreWording(buckets: Uint16Array, weights: Float32Array): number {
  let sum = 0;
  for (const bucket of buckets) sum += weights[bucket];
  return buckets.length > 0 ? sum / Math.sqrt(buckets.length) : 0;
}
