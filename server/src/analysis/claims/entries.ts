import type { IndexState } from '../corpusIndex.ts';
import { type EntryColumns, words } from '../entryColumns.ts';
import { type Signature, signatureOf } from './event.ts';
import type { ClaimFacts } from './frame.ts';

/** What is held of a document. */
export interface ClaimEntries extends IndexState {
  readonly signature: Signature;
}

export const claimColumns: EntryColumns<ClaimEntries> = { signature: words() };

export function claimEntries(facts: ClaimFacts): ClaimEntries {
  return { signature: signatureOf(facts) };
}

/** Puts what the index holds of a document into `claimColumns`, which must be empty. */
export function fillClaimColumns(facts: ClaimFacts): void {
  claimColumns.signature.addAll(signatureOf(facts));
}
