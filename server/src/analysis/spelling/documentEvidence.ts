import type { DocumentEvidence } from './evidence.ts';
import type { SpellingFacts } from './facts.ts';
import { foldWord } from './fold.ts';
import { readVocabulary } from './vocabulary.ts';

/** What the judge may ask of a document, from its facts. */
export function documentEvidence(facts: SpellingFacts): DocumentEvidence {
  const capitals = new Map(facts.forms.map(({ key, capital }) => [key, capital]));
  return { capitals: (key) => capitals.get(key) ?? 0, has: readVocabulary(facts.vocabulary) };
}

/** Whether a document has a word that the lexicon knows in small letters; seldom true of one that it does not have. */
export function smallWordsOf({ vocabulary }: SpellingFacts): (word: string) => boolean {
  const has = readVocabulary(vocabulary);
  return (word) => {
    const key = foldWord(word);
    return key !== undefined && has(key);
  };
}
