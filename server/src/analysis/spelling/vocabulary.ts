import { hashText } from '../../text/hash.ts';

/** Hashes stay below the surrogates, so that a vocabulary is a well-formed string. */
const hashes = 0xd800;

/**
 * A document's words as a string of one code unit a word, their hashes: enough to tell whether a word that may have been meant is
 * one that the document uses, wrong about once in twenty times for a long document, and small enough to keep for every document.
 */
export function packVocabulary(keys: Iterable<string>): string {
  const units = new Set<number>();
  for (const key of keys) units.add(unitOf(key));
  return Array.from([...units].sort((a, b) => a - b), (unit) => String.fromCharCode(unit)).join('');
}

/** A packed vocabulary for lookups. */
export function readVocabulary(packed: string): (key: string) => boolean {
  const units = new Set(Array.from(packed, (unit) => unit.charCodeAt(0)));
  return (key) => units.has(unitOf(key));
}

function unitOf(key: string): number {
  return hashText(key) % hashes;
}
