import { isShort, isUnnamed } from '../analysis/claims/index.ts';
import { hashText } from '../text/hash.ts';
import type { GuestFacts } from './facts.ts';

/**
 * The keys under which documents of one corpus find those of another that say the same: 32-bit hashes, each once. What
 * they are made of must not change under one `keyEngine`, or documents that were indexed earlier are not found any more.
 */
export interface SharedKeys {
  /** One for each paragraph, case, white space and the style of quotes and dashes aside. */
  readonly paragraphs: readonly number[];
  /** A sample of the two-word shingles of the paragraphs. */
  readonly shingles: readonly number[];
  /** The names of a document that states quantities of something it names. */
  readonly names: readonly number[];
  /** The first content words of such a document where it is too short to go by its names. */
  readonly leads: readonly number[];
  /** Whether the document is that short. */
  readonly short: boolean;
}

/** Which keys this engine makes; to be raised whenever the same text gets others. */
export const keyEngine = 4;

/**
 * Of a paragraph's shingles the smallest few are kept, so that short paragraphs have some, and of the rest every fourth
 * by value, so that a paragraph and a longer one that holds it keep the same ones. On the duplicates data every one of
 * 1,063 pairs of paragraphs shares a kept shingle, and 99.8% two, at 11 instead of 35 shingles a paragraph.
 */
const alwaysKept = 4;
const keptPart = 4;

/** Keys of one kind and document; of more the smallest are kept, so that two long documents keep the same ones. */
const mostKeys = 4000;

/** Makes the keys of one document. */
export function sharedKeysOf({ duplicates, claims }: Pick<GuestFacts, 'duplicates' | 'claims'>): SharedKeys {
  const prints = duplicates.paragraphs.map(({ print }) => print);
  const comparable = claims.frames.some((frame) => !isUnnamed(frame));
  const short = isShort(claims);
  return {
    paragraphs: keys(prints.map(({ exact }) => exact)),
    shingles: keys(prints.flatMap(({ sketch }) => [...sketch.filter((shingle, rank) => rank < alwaysKept || shingle % keptPart === 0)])),
    names: comparable ? keys(claims.names.map((name) => hashText(name))) : [],
    leads: comparable && short ? keys(claims.lead) : [],
    short,
  };
}

/** The hashes as signed 32-bit integers, which is how a database stores them. */
function keys(hashes: readonly number[]): number[] {
  return [...new Set(hashes.map((hash) => hash | 0))].sort((a, b) => a - b).slice(0, mostKeys);
}
