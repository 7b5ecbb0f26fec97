import type { Span } from '../../text/span.ts';
import { entityLabels } from './labels.ts';
import type { EntityLabel } from './labels.ts';

/** A name that the corpus's documents mention. */
export interface CorpusName {
  readonly name: string;
  /** What most of its mentions are. */
  readonly label: EntityLabel;
  /** Mentions in all documents, short forms among them. */
  readonly count: number;
  readonly documents: number;
}

/** A place where a name is mentioned; UTF-16 offsets. */
export interface NameMention {
  readonly document: string;
  readonly span: Span;
  /** The words there: the name or a short form of it. */
  readonly form: string;
}

interface RegisteredMention extends Span {
  readonly form: string;
  readonly label: EntityLabel;
  readonly name: string;
}

/** Every name with its mentions, kept document by document. */
export class NameRegister {
  readonly #byName = new Map<string, Map<string, RegisteredMention[]>>();
  readonly #byDocument = new Map<string, readonly RegisteredMention[]>();

  /** Replaces a document's mentions. */
  set(document: string, mentions: readonly RegisteredMention[]): void {
    for (const { name } of this.#byDocument.get(document) ?? []) {
      const documents = this.#byName.get(name);
      documents?.delete(document);
      if (documents?.size === 0) this.#byName.delete(name);
    }
    if (mentions.length === 0) this.#byDocument.delete(document);
    else this.#byDocument.set(document, mentions);
    for (const mention of mentions) {
      let documents = this.#byName.get(mention.name);
      if (documents === undefined) this.#byName.set(mention.name, (documents = new Map<string, RegisteredMention[]>()));
      const own = documents.get(document);
      if (own === undefined) documents.set(document, [mention]);
      else own.push(mention);
    }
  }

  /** The most frequent first; names alike frequent in code-unit order. */
  names(): CorpusName[] {
    const names = Array.from(this.#byName, ([name, documents]) => {
      const counts = entityLabels.map(() => 0);
      for (const mentions of documents.values()) for (const { label } of mentions) counts[entityLabels.indexOf(label)]++;
      const count = counts.reduce((sum, some) => sum + some, 0);
      return { name, label: entityLabels[counts.indexOf(Math.max(...counts))], count, documents: documents.size };
    });
    return names.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }

  mentionsOf(name: string): NameMention[] {
    const documents = [...(this.#byName.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return documents.flatMap(([document, mentions]) =>
      mentions.map(({ start, end, form }) => ({ document, span: { start, end }, form })),
    );
  }
}
