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

/** What trained models find in a text. */
export type TrainedFacts = Pick<DocumentFacts, 'boilerplate' | 'spelling' | 'entities'>;

/** What rules find in a text, with where its lines are. */
export type RuleFacts = Omit<DocumentFacts, keyof TrainedFacts>;

/** What is known of a document that is only held against those of the corpus. */
export type GuestFacts = Pick<DocumentFacts, 'hash' | 'layout' | 'quantities' | 'duplicates' | 'claims'>;

/** Analyses one text by itself. Never throws; takes time in proportion to the text. */
export function extractDocumentFacts(text: string, analysers: Analysers): DocumentFacts {
  const source = new SourceText(text);
  return { ...ruleFacts(text, source), ...trainedFacts(source, analysers) };
}

/** The one half of `extractDocumentFacts`, about half of its time where the code has just been loaded; `pause` is awaited between the analyses. */
export async function extractRuleFacts(text: string, pause: () => Promise<void>): Promise<RuleFacts> {
  const source = new SourceText(text);
  // Each remembers its paragraphs, so that what puts all together takes no time.
  for (const extract of [extractDuplicateFacts, extractNameFacts, extractQuantityFacts, extractClaimFacts]) {
    extract(source);
    await pause();
  }
  return ruleFacts(text, source);
}

/** The other half. */
export function extractTrainedFacts(text: string, analysers: Analysers): TrainedFacts {
  return trainedFacts(new SourceText(text), analysers);
}

function ruleFacts(text: string, source: SourceText): RuleFacts {
  return {
    hash: hashText(text),
    layout: layoutOf(text, source.lines),
    paragraphs: source.paragraphs,
    duplicates: extractDuplicateFacts(source),
    names: extractNameFacts(source),
    quantities: extractQuantityFacts(source),
    claims: extractClaimFacts(source),
  };
}

function trainedFacts(source: SourceText, analysers: Analysers): TrainedFacts {
  return {
    boilerplate: extractBoilerplateFacts(source, analysers.boilerplate),
    spelling: extractSpellingFacts(source, analysers.lexicon),
    entities: extractEntityFacts(source, analysers.entities),
  };
}

/** Analyses one text as far as others are held against it; cheaper than all of it, and without what was trained. */
export function extractGuestFacts(text: string): GuestFacts {
  const source = new SourceText(text);
  return {
    hash: hashText(text),
    layout: layoutOf(text, source.lines),
    quantities: extractQuantityFacts(source),
    duplicates: extractDuplicateFacts(source),
    claims: extractClaimFacts(source),
  };
}
