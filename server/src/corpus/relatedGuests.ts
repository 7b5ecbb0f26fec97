import { ClaimIndex } from '../analysis/claims/index.ts';
import { DocumentNumbers } from '../analysis/documentNumbers.ts';
import { DuplicateIndex } from '../analysis/duplicates/index.ts';
import type { GuestFacts } from './facts.ts';

/**
 * Of documents that may have to do with one, by their ids, those that share a paragraph or a claim with it: what has
 * not is no use beside it. Judged among these documents alone; in a larger corpus closer ones may push some aside.
 */
export function relatedGuests(document: string, facts: GuestFacts, candidates: ReadonlyMap<string, GuestFacts>): Set<string> {
  const related = new Set<string>();
  const numbers = new DocumentNumbers();
  const known = new Map<string, GuestFacts>();
  const duplicates = new DuplicateIndex({ numbers, factsOf: (id) => known.get(id)?.duplicates }, (id) => id !== document);
  const claims = new ClaimIndex({ numbers, factsOf: (id) => known.get(id)?.claims });
  for (const [id, each] of [[document, facts] as const, ...candidates]) {
    numbers.take(id);
    duplicates.set(id, each.duplicates);
    claims.set(id, each.claims);
    known.set(id, each);
  }
  for (const { span } of facts.duplicates.paragraphs) {
    for (const twin of duplicates.twinsAt(document, span.start)?.twins ?? []) related.add(twin.document);
  }
  for (const group of claims.groups([document])) for (const mention of group.mentions) related.add(mention.document);
  related.delete(document);
  return related;
}
