import { hashText } from '../../text/hash.ts';

const vocabularyUnits = 0xd800;

/** 1 for the units of the vocabulary that is being packed; all 0 between two of them. */
const isTaken = new Uint8Array(vocabularyUnits);
const taken = new Uint16Array(vocabularyUnits);

/**
 * A document's words, by the units that stand for them in some lists, as one ascending number of 16 bits a word (`vocabularyUnit`), their hashes: enough to
 * tell whether a word that may have been meant is one that the document uses, wrong about once in twenty times for a long document, and small enough
 * to keep for every document.
 */
export function packVocabulary(lists: readonly (readonly number[])[]): Uint16Array {
  let count = 0;
  for (const units of lists) {
    for (const unit of units) {
      if (isTaken[unit] === 1) continue;
      isTaken[unit] = 1;
      taken[count++] = unit;
    }
  }
  const distinct = taken.slice(0, count).sort();
  for (let index = 0; index < count; index++) isTaken[distinct[index]] = 0;
  return distinct;
}

/** A packed vocabulary for lookups. */
export function readVocabulary(packed: Uint16Array): (key: string) => boolean {
  const units = new Set(packed);
  return (key) => units.has(vocabularyUnit(key));
}

/** The number that stands for a folded word. */
export function vocabularyUnit(key: string): number {
  return hashText(key) % vocabularyUnits;
}
