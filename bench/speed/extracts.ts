import { extractBoilerplateFacts } from '../../server/src/analysis/boilerplate/index.ts';
import { extractClaimFacts } from '../../server/src/analysis/claims/index.ts';
import { extractDuplicateFacts } from '../../server/src/analysis/duplicates/index.ts';
import { extractEntityFacts } from '../../server/src/analysis/entities/index.ts';
import { extractNameFacts } from '../../server/src/analysis/names/index.ts';
import { extractQuantityFacts } from '../../server/src/analysis/quantities/index.ts';
import { extractSpellingFacts } from '../../server/src/analysis/spelling/index.ts';
import type { Analysers } from '../../server/src/corpus/analysers.ts';
import type { SourceText } from '../../server/src/text/source.ts';

export type Extract = (source: SourceText, analysers: Analysers) => unknown;

/** The analyses in the order in which the product runs them: claims find their numbers already read. */
export const analyses = {
  quantities: (source) => extractQuantityFacts(source),
  duplicates: (source) => extractDuplicateFacts(source),
  boilerplate: (source, { boilerplate }) => extractBoilerplateFacts(source, boilerplate),
  spelling: (source, { lexicon }) => extractSpellingFacts(source, lexicon),
  names: (source) => extractNameFacts(source),
  claims: (source) => extractClaimFacts(source),
  entities: (source, { entities }) => extractEntityFacts(source, entities),
} satisfies Readonly<Record<string, Extract>>;
