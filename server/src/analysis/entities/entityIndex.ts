import type { Span } from '../../text/span.ts';
import type { CorpusIndex } from '../corpusIndex.ts';
import type { EntityFacts, EntityMention } from './facts.ts';
import { entityLabels } from './labels.ts';
import type { EntityLabel } from './labels.ts';
import type { EntityModel } from './model.ts';

/** A mention that an annotator may want to tag; UTF-16 offsets. */
export interface EntitySuggestion extends Span {
  readonly label: EntityLabel;
  /** How sure the suggestion is, 0 to 1. */
  readonly score: number;
  /** The name that the corpus prefers for the entity. */
  readonly name: string;
}

/** A name that the corpus's documents mention. */
export interface CorpusName {
  readonly name: string;
  readonly label: EntityLabel;
  /** Mentions in all documents. */
  readonly count: number;
  readonly documents: number;
}

interface NameEntry {
  readonly documents: Map<string, EntityMention[]>;
}

/** Entity mentions over the corpus: one name, one label, where the words around it leave doubt. */
export class EntityIndex implements CorpusIndex<EntityFacts> {
  readonly model: EntityModel;
  readonly #documents = new Map<string, EntityFacts>();
  readonly #names = new Map<string, NameEntry>();

  constructor(model: EntityModel) {
    this.model = model;
  }

  set(document: string, facts: EntityFacts): ReadonlySet<string> {
    const touched = this.#remove(document);
    this.#documents.set(document, facts);
    for (const mention of facts.mentions) {
      const entry = this.#names.get(mention.name) ?? { documents: new Map<string, EntityMention[]>() };
      this.#names.set(mention.name, entry);
      const mentions = entry.documents.get(document);
      if (mentions === undefined) entry.documents.set(document, [mention]);
      else mentions.push(mention);
      for (const other of entry.documents.keys()) touched.add(other);
    }
    touched.delete(document);
    return touched;
  }

  delete(document: string): ReadonlySet<string> {
    return this.#remove(document);
  }

  /** The document's suggestions, in order. */
  suggestions(document: string): EntitySuggestion[] {
    const suggestions: EntitySuggestion[] = [];
    for (const mention of this.#documents.get(document)?.mentions ?? []) {
      const label = this.#labelOf(mention.name);
      if (label === 'MISC') continue;
      const score = Math.min(1, Math.max(...mention.probabilities));
      suggestions.push({ start: mention.start, end: mention.end, label, score, name: mention.name });
    }
    return suggestions;
  }

  /** Every name of the corpus, most frequent first. */
  corpusNames(): CorpusName[] {
    const names: CorpusName[] = [];
    for (const [name, entry] of this.#names) {
      let count = 0;
      for (const mentions of entry.documents.values()) count += mentions.length;
      const label = this.#labelOf(name);
      if (label !== 'MISC') names.push({ name, label, count, documents: entry.documents.size });
    }
    return names.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }

  #labelOf(name: string): EntityLabel {
    const sums = entityLabels.map(() => 0);
    for (const mentions of this.#names.get(name)?.documents.values() ?? []) {
      for (const mention of mentions) mention.probabilities.forEach((probability, label) => (sums[label] += probability));
    }
    return entityLabels[sums.indexOf(Math.max(...sums))];
  }

  #remove(document: string): Set<string> {
    const touched = new Set<string>();
    for (const mention of this.#documents.get(document)?.mentions ?? []) {
      const entry = this.#names.get(mention.name);
      if (entry?.documents.delete(document) !== true) continue;
      for (const other of entry.documents.keys()) touched.add(other);
      if (entry.documents.size === 0) this.#names.delete(mention.name);
    }
    this.#documents.delete(document);
    return touched;
  }
}
