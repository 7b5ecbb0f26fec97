import { hashText } from '../../text/hash.ts';
import type { IndexState } from '../corpusIndex.ts';
import { NumberPlaces } from '../numberPlaces.ts';
import { holderKey, nameHash } from './corpusFullNames.ts';
import { readEvidence } from './evidence.ts';
import type { EntityFacts } from './facts.ts';
import { readFullNames } from './fullNames.ts';
import { type EntityLabel, entityLabels } from './labels.ts';

/** What the index holds of a document. */
export interface EntityEntries extends IndexState {
  /** The hashes of the names that the document says something of, each once. */
  readonly names: Float64Array;
  /** For each name how often it was taken for an entity of each of `entityLabels`, in thousandths of a mention. */
  readonly counts: Uint32Array;
  /** For each short form with each of its full names the key of the form, the full name's, and that of both. */
  readonly fullNames: Float64Array;
}

/** The hashes of names, and of short forms with full names, of the document that is being read. */
const names = new NumberPlaces();
const holders = new NumberPlaces();

export function entityEntries(facts: EntityFacts): EntityEntries {
  names.clear();
  // By the names themselves too, so that each is hashed once.
  const places = new Map<string, number>();
  const counts: number[] = [];
  readEvidence(
    facts,
    (name) => {
      const known = places.get(name);
      if (known !== undefined) return known;
      const from = names.placeOf(hashText(name)) * entityLabels.length;
      places.set(name, from);
      while (counts.length < from + entityLabels.length) counts.push(0);
      return from;
    },
    (from, label, thousandths) => (counts[from + label] += thousandths),
  );
  holders.clear();
  const fullNames: number[] = [];
  const told: Partial<Record<EntityLabel, Set<string>>> = {};
  readFullNames(
    facts,
    (key, name) => {
      const hash = nameHash(name);
      const holder = holderKey(key, hash);
      const known = holders.count;
      if (holders.placeOf(holder) === known) fullNames.push(hashText(key), hash, holder);
    },
    (name, label) => {
      const before = (told[label] ??= new Set()).size;
      return told[label].add(name).size > before;
    },
  );
  return { names: names.numbers(), counts: Uint32Array.from(counts), fullNames: Float64Array.from(fullNames) };
}
