import { extractBoilerplateFacts, type BoilerplateFacts } from '../analysis/boilerplate/index.ts';
import { extractClaimFacts, type ClaimFacts } from '../analysis/claims/index.ts';
import { extractDuplicateFacts, type DuplicateFacts } from '../analysis/duplicates/index.ts';
import { extractEntityFacts, type EntityFacts } from '../analysis/entities/index.ts';
import { extractNameFacts, type NameFacts } from '../analysis/names/index.ts';
import { extractQuantityFacts, type QuantityFacts } from '../analysis/quantities/index.ts';
import { extractSpellingFacts, type SpellingFacts } from '../analysis/spelling/index.ts';
import { hashText } from '../text/hash.ts';
import { layoutOf, type LayoutFacts } from '../text/layout.ts';
import { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { Analysers } from './analysers.ts';

/** All that is known of one document by itself: plain data that crosses to and from worker threads. */
export interface DocumentFacts {
  /** `hashText` of the text that the facts hold for. */
  readonly hash: number;
  readonly layout: LayoutFacts;
  readonly paragraphs: readonly Span[];
  readonly duplicates: DuplicateFacts;
  readonly boilerplate: BoilerplateFacts;
  readonly spelling: SpellingFacts;
  readonly names: NameFacts;
  readonly quantities: QuantityFacts;
  readonly claims: ClaimFacts;
  readonly entities: EntityFacts;
}

/** What is known of a document that is only held against those of the corpus. */
export type GuestFacts = Pick<DocumentFacts, 'hash' | 'layout' | 'quantities' | 'duplicates' | 'claims'>;

/** Analyses one text by itself. Never throws; takes time in proportion to the text. */
export function extractDocumentFacts(text: string, analysers: Analysers): DocumentFacts {
  const source = new SourceText(text);
  const quantities = extractQuantityFacts(source);
  return {
    hash: hashText(text),
    layout: layoutOf(text),
    paragraphs: source.paragraphs,
    duplicates: extractDuplicateFacts(source),
    boilerplate: extractBoilerplateFacts(source, analysers.boilerplate),
    spelling: extractSpellingFacts(source, analysers.lexicon),
    names: extractNameFacts(source),
    quantities,
    claims: extractClaimFacts(source),
    entities: extractEntityFacts(source, analysers.entities),
  };
}

/** Analyses one text as far as others are held against it; cheaper than all of it, and without what was trained. */
export function extractGuestFacts(text: string): GuestFacts {
  const source = new SourceText(text);
  return {
    hash: hashText(text),
    layout: layoutOf(text),
    quantities: extractQuantityFacts(source),
    duplicates: extractDuplicateFacts(source),
    claims: extractClaimFacts(source),
  };
}
