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

/** What is known of a text before any analysis. */
export type PlainFacts = Pick<DocumentFacts, 'hash' | 'layout' | 'paragraphs'>;

/** What each analysis finds in a text. */
export type AnalysisFacts = Omit<DocumentFacts, keyof PlainFacts>;
export type AnalysisName = keyof AnalysisFacts;

/** What is known of a text of which some analyses have still to be made. */
export type SomeFacts = PlainFacts & Partial<AnalysisFacts>;

/** The analyses that go by rules, and those that take trained models: each about half of the work on a text where the code has just been loaded. */
export const ruleAnalyses = ['duplicates', 'quantities', 'claims', 'names'] as const;
export const trainedAnalyses = ['spelling', 'boilerplate', 'entities'] as const;
export type TrainedAnalysis = (typeof trainedAnalyses)[number];

const extracts: { readonly [Name in AnalysisName]: (source: SourceText, analysers: Analysers) => DocumentFacts[Name] } = {
  duplicates: extractDuplicateFacts,
  boilerplate: (source, { boilerplate }) => extractBoilerplateFacts(source, boilerplate),
  spelling: (source, { lexicon }) => extractSpellingFacts(source, lexicon),
  names: extractNameFacts,
  quantities: extractQuantityFacts,
  claims: extractClaimFacts,
  entities: (source, { entities }) => extractEntityFacts(source, entities),
};

/** Analyses one text by itself. Never throws; takes time in proportion to the text. */
export function extractDocumentFacts(text: string, analysers: Analysers): DocumentFacts {
  const source = new SourceText(text);
  return {
    ...plainFacts(source),
    duplicates: extracts.duplicates(source, analysers),
    names: extracts.names(source, analysers),
    quantities: extracts.quantities(source, analysers),
    claims: extracts.claims(source, analysers),
    boilerplate: extracts.boilerplate(source, analysers),
    spelling: extracts.spelling(source, analysers),
    entities: extracts.entities(source, analysers),
  };
}

export function plainFacts(source: SourceText): PlainFacts {
  return { hash: hashText(source.text), layout: layoutOf(source.text, source.lines), paragraphs: source.paragraphs };
}

/** What one of the analyses finds in a text. */
export function extractFacts<Name extends AnalysisName>(name: Name, source: SourceText, analysers: Analysers): DocumentFacts[Name] {
  return extracts[name](source, analysers);
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
