import { type BoilerplateEntries, boilerplateEntries } from '../analysis/boilerplate/index.ts';
import { type ClaimEntries, claimEntries } from '../analysis/claims/index.ts';
import type { IndexState } from '../analysis/corpusIndex.ts';
import { type DuplicateEntries, duplicateEntries, type SentenceEntries, sentenceEntries } from '../analysis/duplicates/index.ts';
import { type EntityEntries, entityEntries } from '../analysis/entities/index.ts';
import { type NameEntries, nameEntries } from '../analysis/names/index.ts';
import { type SpellingEntries, spellingEntries } from '../analysis/spelling/index.ts';
import type { DocumentFacts } from './facts.ts';

/** What the indexes hold of one document: made of its facts by whoever analysed it, so that the thread that has the indexes only puts it in. */
export interface IndexEntries extends IndexState {
  readonly duplicates: DuplicateEntries;
  readonly sentences: SentenceEntries;
  readonly boilerplate: BoilerplateEntries;
  readonly spelling: SpellingEntries;
  readonly names: NameEntries;
  readonly claims: ClaimEntries;
  readonly entities: EntityEntries;
}

export function indexEntries({ duplicates, boilerplate, spelling, names, claims, entities }: DocumentFacts): IndexEntries {
  return {
    duplicates: duplicateEntries(duplicates),
    sentences: sentenceEntries(duplicates),
    boilerplate: boilerplateEntries(boilerplate),
    spelling: spellingEntries(spelling),
    names: nameEntries(names),
    claims: claimEntries(claims),
    entities: entityEntries(entities),
  };
}
