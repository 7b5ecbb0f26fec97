import type { Span } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex } from '../corpusIndex.ts';
import { CorpusEvidence } from './corpusEvidence.ts';
import { CorpusFullNames } from './corpusFullNames.ts';
import { type EntityEntries, entityEntries } from './entries.ts';
import { evidenceOf } from './evidence.ts';
import type { EntityFacts } from './facts.ts';
import { FullNames } from './fullNames.ts';
import type { EntityLabel } from './labels.ts';
import type { EntityModel } from './model.ts';
import { NameRegister } from './nameRegister.ts';
import type { CorpusName, NameMention } from './nameRegister.ts';
import { resolveMentions } from './resolve.ts';

/** A mention that an annotator may want to tag; UTF-16 offsets. */
export interface EntitySuggestion extends Span {
  readonly label: EntityLabel;
  /** How likely exactly these words are an entity, 0 to 1. */
  readonly score: number;
  /** The words of the mention, joined by single spaces. */
  readonly form: string;
  /** The full name that the form stands for, else the form. */
  readonly name: string;
}

/**
 * Entity mentions over the corpus. A mention is judged by its own words, by its document's other mentions of the name and
 * by the other documents'; a short form takes the full name that its document, else the corpus, has for it.
 */
export class EntityIndex implements PersistentIndex<EntityFacts, EntityEntries> {
  readonly model: EntityModel;
  readonly #documents: CorpusDocuments<EntityFacts>;
  readonly #evidence = new CorpusEvidence();
  readonly #fullNames: CorpusFullNames;
  readonly #suggestions = new Map<string, readonly EntitySuggestion[]>();
  readonly #register = new NameRegister();
  /** Documents whose suggestions the register holds as they are. */
  readonly #registered = new Set<string>();

  constructor(documents: CorpusDocuments<EntityFacts>, model: EntityModel) {
    this.#documents = documents;
    this.#fullNames = new CorpusFullNames(documents);
    this.model = model;
  }

  set(document: string, facts: EntityFacts): ReadonlySet<string> {
    return this.#replace(document, facts);
  }

  delete(document: string): ReadonlySet<string> {
    const affected = this.#replace(document, nothing);
    this.#register.set(document, []);
    return affected;
  }

  take(document: string, entries: EntityEntries | undefined): void {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return;
    const facts = this.#documents.factsOf(document);
    const before = facts && entityEntries(facts);
    this.#evidence.take(number, before, entries);
    this.#fullNames.take(number, before, entries);
    if (entries === undefined) this.#register.set(document, []);
    this.#suggestions.clear();
    this.#registered.clear();
  }

  save(): IndexState {
    return { evidence: this.#evidence.save(), fullNames: this.#fullNames.save() };
  }

  restore(state: IndexState): void {
    this.#evidence.restore(state.evidence as IndexState);
    this.#fullNames.restore(state.fullNames as IndexState);
  }

  /** The document's suggestions, in order, none overlapping. */
  suggestions(document: string): readonly EntitySuggestion[] {
    let suggestions = this.#suggestions.get(document);
    if (suggestions === undefined) {
      suggestions = this.#suggest(document);
      if (this.#suggestions.size >= keptSuggestions) this.#suggestions.clear();
      this.#suggestions.set(document, suggestions);
    }
    return suggestions;
  }

  /** Every suggested name of the corpus, the most frequent first. */
  corpusNames(): CorpusName[] {
    this.#registerAll();
    return this.#register.names();
  }

  /** Where a name, or a short form of it, is mentioned, by document and offset. */
  mentionsOf(name: string): NameMention[] {
    this.#registerAll();
    return this.#register.mentionsOf(name);
  }

  #suggest(document: string): EntitySuggestion[] {
    const facts = this.#documents.factsOf(document);
    if (facts === undefined) return [];
    const own = FullNames.of(facts);
    const resolved = resolveMentions(facts.mentions, evidenceOf(facts), (name) => this.#evidence.summary(name));
    return resolved
      .filter((mention) => mention.label !== 'MISC')
      .map((mention) => {
        const { form, label } = mention;
        return { ...mention, name: own.commonest(form, label) ?? this.#fullNames.only(form, label) ?? form };
      });
  }

  #registerAll(): void {
    for (const document of this.#documents.numbers.documents()) {
      if (this.#registered.has(document)) continue;
      this.#register.set(document, this.suggestions(document));
      this.#registered.add(document);
    }
  }

  #replace(document: string, facts: EntityFacts): Set<string> {
    const { numbers } = this.#documents;
    const touched = new Set<string>();
    for (const name of this.#put(document, facts)) {
      for (const number of this.#evidence.documentsWith(name)) touched.add(numbers.documentOf(number));
    }
    touched.delete(document);
    for (const each of [document, ...touched]) {
      this.#suggestions.delete(each);
      this.#registered.delete(each);
    }
    return touched;
  }

  /** Puts in what a document says now. Returns the names of which the corpus says something else than before. */
  #put(document: string, facts: EntityFacts): string[] {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return [];
    const before = this.#documents.factsOf(document) ?? nothing;
    return [...this.#evidence.replace(number, evidenceOf(before), evidenceOf(facts)), ...this.#fullNames.replace(number, FullNames.of(before), FullNames.of(facts))];
  }
}

const nothing: EntityFacts = { mentions: [] };

/** Documents whose suggestions are kept for the next question; more are forgotten all at once. */
const keptSuggestions = 5000;
