import type { IndexState } from '../corpusIndex.ts';
import { doubles, type EntryColumns, entriesBy, words } from '../entryColumns.ts';
import { NumberPlaces } from '../numberPlaces.ts';
import { readEvidence } from './evidence.ts';
import type { EntityFacts } from './facts.ts';
import { readFullNames } from './fullNames.ts';
import { hashedFormsOf } from './hashedForms.ts';
import { entityLabels } from './labels.ts';

/** What the index holds of a document. */
export interface EntityEntries extends IndexState {
  /** The hashes of the names that the document says something of, each once. */
  readonly names: Float64Array;
  /** For each name how often it was taken for an entity of each of `entityLabels`, in thousandths of a mention. */
  readonly counts: Uint32Array;
  /** For each short form with each of its full names the key of the form, the full name's, and that of both. */
  readonly fullNames: Float64Array;
}

export const entityColumns: EntryColumns<EntityEntries> = { names: doubles(), counts: words(), fullNames: doubles() };

/** Where the names, and the short forms with full names, of the document at hand stand in their columns. */
const names = new NumberPlaces();
const holders = new NumberPlaces();

export function entityEntries(facts: EntityFacts): EntityEntries {
  return entriesBy<EntityEntries, EntityFacts>(entityColumns, fillEntityColumns, facts);
}

/** Puts what the index holds of a document into `entityColumns`, which must be empty. */
export function fillEntityColumns(facts: EntityFacts): void {
  names.clear();
  readEvidence(facts, hashedFormsOf, placeOfName, addCount);
  holders.clear();
  readFullNames(facts, addFullName);
}

/** Where the counts of a name begin. */
function placeOfName(name: number): number {
  const place = names.placeOf(name);
  if (place === entityColumns.names.length) {
    entityColumns.names.add(name);
    entityColumns.counts.addNone(entityLabels.length);
  }
  return place * entityLabels.length;
}

function addCount(from: number, label: number, thousandths: number): void {
  entityColumns.counts.values[from + label] += thousandths;
}

function addFullName(name: string, label: 'PERSON' | 'ORG'): void {
  const keys = hashedFormsOf(name).fullNames[label];
  const { fullNames } = entityColumns;
  for (let at = 0; at < keys.length; at += 3) {
    if (3 * holders.placeOf(keys[at + 2]) < fullNames.length) continue;
    for (let each = at; each < at + 3; each++) fullNames.add(keys[each]);
  }
}
