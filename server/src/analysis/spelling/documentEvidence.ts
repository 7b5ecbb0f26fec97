import type { DocumentEvidence } from './evidence.ts';
import type { SpellingFacts } from './facts.ts';
import { readVocabulary } from './vocabulary.ts';

/** What the judge may ask of a document, from its facts. */
export function documentEvidence(facts: SpellingFacts): DocumentEvidence {
  const capitals = new Map(facts.forms.map(({ key, capital }) => [key, capital]));
  return { capitals: (key) => capitals.get(key) ?? 0, has: readVocabulary(facts.vocabulary) };
}
