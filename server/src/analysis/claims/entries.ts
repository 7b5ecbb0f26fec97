import type { IndexState } from '../corpusIndex.ts';
import { type Signature, signatureOf } from './event.ts';
import type { ClaimFacts } from './frame.ts';

/** What is held of a document. */
export interface ClaimEntries extends IndexState {
  readonly signature: Signature;
}

export function claimEntries(facts: ClaimFacts): ClaimEntries {
  return { signature: signatureOf(facts) };
}
