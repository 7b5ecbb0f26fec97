import { hashText } from '../../text/hash.ts';

/** Hashes stay below the surrogates, so that a vocabulary is a well-formed string. */
const hashes = 0xd800;

/** 1 for the units of the vocabulary that is being packed; all 0 between two of them. */
const isTaken = new Uint8Array(hashes);

/**
 * A document's words as a string of one code unit a word (`vocabularyUnit`), their hashes: enough to tell whether a word that may have been meant is
 * one that the document uses, wrong about once in twenty times for a long document, and small enough to keep for every document.
 */
export function packVocabulary(units: readonly number[]): string {
  const distinct: number[] = [];
  for (const unit of units) {
    if (isTaken[unit] === 1) continue;
    isTaken[unit] = 1;
    distinct.push(unit);
  }
  for (const unit of distinct) isTaken[unit] = 0;
  return Reflect.apply(String.fromCharCode, undefined, new Uint16Array(distinct).sort()) as string;
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
