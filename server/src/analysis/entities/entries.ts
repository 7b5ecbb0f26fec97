import { hashText } from '../../text/hash.ts';
import type { IndexState } from '../corpusIndex.ts';
import { fullNameKeys } from './corpusFullNames.ts';
import { evidenceOf } from './evidence.ts';
import type { EntityFacts } from './facts.ts';
import { FullNames } from './fullNames.ts';
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

export function entityEntries(facts: EntityFacts): EntityEntries {
  const evidence = evidenceOf(facts);
  const names = new Float64Array(evidence.size);
  const counts = new Uint32Array(evidence.size * entityLabels.length);
  let place = 0;
  for (const [name, each] of evidence) {
    names[place] = hashText(name);
    counts.set(each, entityLabels.length * place++);
  }
  const fullNames: number[] = [];
  FullNames.of(facts).each((key, name) => fullNames.push(...fullNameKeys(key, name)));
  return { names, counts, fullNames: new Float64Array(fullNames) };
}
