import { URI } from 'vscode-uri';
import type { CorpusWorkspace } from '../workspace.ts';
import { corpusNameOf } from './corpusName.ts';
import { teamUri } from './teamUri.ts';

interface OwnDocument {
  readonly hash: number;
  /** The URI that it has in the team's index, if it is there. */
  readonly place: string | undefined;
}

/** The documents on this disk as the team's index may know them: by place and by text, so that none is taken for a second source. */
export class OwnDocuments {
  readonly #workspace: CorpusWorkspace;
  readonly #documents = new Map<string, OwnDocument>();
  readonly #places = new Set<string>();
  readonly #texts = new Map<number, number>();

  constructor(workspace: CorpusWorkspace) {
    this.#workspace = workspace;
  }

  all(): Iterable<string> {
    return this.#documents.keys();
  }

  hasPlace(place: string): boolean {
    return this.#places.has(place);
  }

  hasText(hash: number): boolean {
    return this.#texts.has(hash);
  }

  /** Looks at a document again: whether it is new, has another text, is gone, or is as it was. */
  look(document: string): 'new' | 'changed' | 'gone' | 'same' {
    const hash = this.#workspace.corpus.facts(document)?.hash;
    const known = this.#documents.get(document);
    if (hash === known?.hash) return 'same';
    if (known) this.#forget(document, known);
    if (hash === undefined) return 'gone';
    const place = known ? known.place : this.#placeOf(document);
    this.#documents.set(document, { hash, place });
    if (place !== undefined) this.#places.add(place);
    this.#texts.set(hash, (this.#texts.get(hash) ?? 0) + 1);
    return known ? 'changed' : 'new';
  }

  /** The URI of a document in the team's index. */
  placeOf(document: string): string | undefined {
    return this.#documents.get(document)?.place;
  }

  clear(): void {
    this.#documents.clear();
    this.#places.clear();
    this.#texts.clear();
  }

  #forget(document: string, { hash, place }: OwnDocument): void {
    this.#documents.delete(document);
    if (place !== undefined) this.#places.delete(place);
    const count = this.#texts.get(hash) ?? 0;
    if (count > 1) this.#texts.set(hash, count - 1);
    else this.#texts.delete(hash);
  }

  #placeOf(document: string): string | undefined {
    const folder = this.#workspace.folderOf(document);
    if (!folder) return undefined;
    const path = URI.parse(document).path.slice(URI.parse(folder.uri).path.replace(/\/$/u, '').length + 1);
    return teamUri({ corpus: corpusNameOf(folder), path });
  }
}
