/** From this likelihood on, two documents are surely about one event. */
export const sureEvent = 0.7;
/** Below this one, they have to agree on more. */
export const likelyEvent = 0.42;
/** On how many quantities two documents have to agree before their differences count; extracts have too little in common for that. */
export const agreementsIfLikely = 1;
export const agreementsIfNot = 2;
/** A number from here on, or one with a fraction, is seldom the same by chance, and counts twice. */
const tellingNumber = 1000;

/** Whether a claim's lower number is seldom the same in two documents by chance. */
export function isTelling(low: number | null): boolean {
  return low !== null && (low >= tellingNumber || !Number.isInteger(low));
}
