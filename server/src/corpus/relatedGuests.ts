import { ClaimIndex } from '../analysis/claims/index.ts';
import { DuplicateIndex } from '../analysis/duplicates/index.ts';
import type { GuestFacts } from './facts.ts';

/**
 * Of documents that may have to do with one, by their ids, those that share a paragraph or a claim with it: what has
 * not is no use beside it. Judged among these documents alone; in a larger corpus closer ones may push some aside.
 */
export function relatedGuests(document: string, facts: GuestFacts, candidates: ReadonlyMap<string, GuestFacts>): Set<string> {
  const related = new Set<string>();
  const duplicates = new DuplicateIndex((id) => id !== document);
  const claims = new ClaimIndex();
  duplicates.set(document, facts.duplicates);
  claims.set(document, facts.claims);
  for (const [id, { duplicates: paragraphs, claims: stated }] of candidates) {
    duplicates.set(id, paragraphs);
    claims.set(id, stated);
  }
  for (const { span } of facts.duplicates.paragraphs) {
    for (const twin of duplicates.twinsAt(document, span.start)?.twins ?? []) related.add(twin.document);
  }
  for (const group of claims.groupsIn(document)) for (const mention of group.mentions) related.add(mention.document);
  related.delete(document);
  return related;
}
