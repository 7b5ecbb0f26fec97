import { memoizeByText } from '../../text/memo.ts';
import { foldName, skeletonOf, soundsOf } from './fold.ts';
import { particles } from './wordLists.ts';

/** Names shorter than this many letters are never compared: too many differ by one letter. */
export const shortestCompared = 4;

/** Letters that folding drops: what is left would say too little. */
const otherScript = /[^\p{Script=Latin}\p{M}'\s-]/u;

const shortestSkeleton = 3;
const shortestJoined = 7;

/**
 * The keys under which a form is filed and looked up so that forms worth comparing meet.
 * `filed` and `sought` differ where one edit changes the length; two words are not filed, but found by their letters (`joinedLetters`).
 */
export interface BlockingKeys {
  readonly filed: readonly string[];
  readonly sought: readonly string[];
}

/**
 * Keys by which two forms meet that are at most one edit apart, sound alike, or differ only in spaces, hyphens and particles.
 *
 * One edit leaves one of two halves as it is (the partition of Pass-Join, Li et al., VLDB 2011); a swap across the middle is sought by
 * swapping it back. Sound is the skeleton of consonants with voiced and voiceless ones alike.
 */
export function blockingKeys(key: string): BlockingKeys {
  if (otherScript.test(key)) return { filed: [], sought: [] };
  const joined = joinedKey(key);
  if (key.includes(' ')) {
    const keys = joined.length >= shortestJoined ? [`joined ${joined}`] : [];
    return { filed: [], sought: keys };
  }
  const folded = foldName(key);
  if (folded.length < shortestCompared) return { filed: [], sought: [] };
  const filed = halves(folded);
  const sought = new Set(filed);
  for (const length of [folded.length - 1, folded.length + 1]) {
    const middle = length >> 1;
    sought.add(`first ${length} ${folded.slice(0, middle)}`);
    sought.add(`last ${length} ${folded.slice(folded.length - (length - middle))}`);
  }
  const middle = folded.length >> 1;
  sought.add(halves(folded.slice(0, middle - 1) + folded[middle] + folded[middle - 1] + folded.slice(middle + 1))[0]);
  const shared = [];
  const skeleton = coarseSkeleton(key);
  if (skeleton.length >= shortestSkeleton) shared.push(`sound ${skeleton}`);
  if (joined.length >= shortestJoined) shared.push(`joined ${joined}`);
  return { filed: [...filed, ...shared], sought: [...sought, ...shared] };
}

/** The letters by which a form meets pairs of words that have the same; '' where there are too few of them to compare. */
export function joinedLetters(key: string): string {
  const joined = otherScript.test(key) ? '' : joinedKey(key);
  return joined.length >= shortestJoined ? joined : '';
}

function halves(folded: string): string[] {
  const middle = folded.length >> 1;
  return [`first ${folded.length} ${folded.slice(0, middle)}`, `last ${folded.length} ${folded.slice(middle)}`];
}

const voiceless: Readonly<Record<string, string>> = { g: 'k', H: 'k', d: 't', z: 's', v: 'f', b: 'p', J: 'C', S: 's' };

/** The consonants of a key without particles, voiced and voiceless ones alike. */
export const coarseSkeleton = memoizeByText(
  (key: string) => skeletonOf(soundsOf(joinedKey(key))).replace(/[gHdzvbJS]/g, (sound) => voiceless[sound]).replace(/(.)\1+/g, '$1'),
  32768,
);

/** The letters of a name without spaces, hyphens and the particles between its parts. */
export function joinedKey(key: string): string {
  const parts = key.split(/[\s\-‑]/);
  return foldName(parts.filter((part, index) => index === 0 || index === parts.length - 1 || !particles.has(part)).join(''));
}
