import { hashText } from '../../text/hash.ts';

/** Hashes stay below the surrogates, so that a vocabulary is a well-formed string. */
const hashes = 0xd800;

/**
 * A document's words as a string of one code unit a word (`vocabularyUnit`), their hashes: enough to tell whether a word that may have been meant is
 * one that the document uses, wrong about once in twenty times for a long document, and small enough to keep for every document.
 */
export function packVocabulary(units: readonly number[]): string {
  const sorted = new Uint16Array(units).sort();
  let count = 0;
  for (let place = 0; place < sorted.length; place++) if (place === 0 || sorted[place] !== sorted[place - 1]) sorted[count++] = sorted[place];
  return String.fromCharCode(...sorted.subarray(0, count));
}

/** A packed vocabulary for lookups. */
export function readVocabulary(packed: string): (key: string) => boolean {
  const units = new Set(Array.from(packed, (unit) => unit.charCodeAt(0)));
  return (key) => units.has(vocabularyUnit(key));
}

/** The code unit that stands for a folded word. */
export function vocabularyUnit(key: string): number {
  return hashText(key) % hashes;
}
