import type { Span } from '../../text/span.ts';
import type { CorpusIndex } from '../corpusIndex.ts';
import { CorpusEvidence } from './corpusEvidence.ts';
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
export class EntityIndex implements CorpusIndex<EntityFacts> {
  readonly model: EntityModel;
  readonly #facts = new Map<string, EntityFacts>();
  readonly #evidence = new CorpusEvidence();
  readonly #fullNames = new FullNames();
  readonly #suggestions = new Map<string, readonly EntitySuggestion[]>();
  readonly #register = new NameRegister();
  /** Documents whose suggestions the register does not hold. */
  readonly #unregistered = new Set<string>();

  constructor(model: EntityModel) {
    this.model = model;
  }

  set(document: string, facts: EntityFacts): ReadonlySet<string> {
    const touched = this.#forget(document);
    this.#facts.set(document, facts);
    this.#unregistered.add(document);
    const evidence = evidenceOf(facts);
    this.#touch([...this.#evidence.add(document, evidence), ...this.#fullNames.merge(FullNames.of(facts), 1)], touched);
    return this.#invalidate(touched, document);
  }

  delete(document: string): ReadonlySet<string> {
    const touched = this.#forget(document);
    this.#unregistered.delete(document);
    this.#register.set(document, []);
    return this.#invalidate(touched, document);
  }

  /** The document's suggestions, in order, none overlapping. */
  suggestions(document: string): readonly EntitySuggestion[] {
    let suggestions = this.#suggestions.get(document);
    if (suggestions === undefined) {
      suggestions = this.#suggest(document);
      if (this.#facts.has(document)) this.#suggestions.set(document, suggestions);
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
    const facts = this.#facts.get(document);
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
    for (const document of this.#unregistered) this.#register.set(document, this.suggestions(document));
    this.#unregistered.clear();
  }

  /** Takes a document's facts away. Returns the documents whose results may have changed. */
  #forget(document: string): Set<string> {
    const touched = new Set<string>();
    const facts = this.#facts.get(document);
    if (facts === undefined) return touched;
    this.#facts.delete(document);
    this.#suggestions.delete(document);
    this.#touch([...this.#evidence.remove(document, evidenceOf(facts)), ...this.#fullNames.merge(FullNames.of(facts), -1)], touched);
    return touched;
  }

  #touch(names: readonly string[], touched: Set<string>): void {
    for (const name of names) for (const document of this.#evidence.documentsWith(name)) touched.add(document);
  }

  #invalidate(touched: Set<string>, document: string): Set<string> {
    touched.delete(document);
    for (const other of touched) {
      this.#suggestions.delete(other);
      this.#unregistered.add(other);
    }
    return touched;
  }
}
