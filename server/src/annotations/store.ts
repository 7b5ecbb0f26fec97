import { AnnotatedText } from './annotatedText.ts';
import type { TextChange } from './anchoring/change.ts';
import { sidecarOf } from './layers.ts';
import { Sheet } from './sheet.ts';
import type { SheetOptions, SidecarFiles } from './sheet.ts';

/** The sidecars of the documents that are open or being worked on: the curated one and layers. Knows no file system. */
export class SidecarStore {
  readonly #files: SidecarFiles;
  readonly #texts = new Map<string, AnnotatedText>();
  readonly #sheets = new Map<string, Map<string | undefined, Sheet>>();
  readonly #loading = new Map<string, Promise<Sheet>>();

  constructor(files: SidecarFiles) {
    this.#files = files;
  }

  /**
   * Reads a document's sidecar or layer and anchors it to the text; a second call gives the one that is loaded.
   * `document` is a URI, `text` what the editor or the file holds. What is wrong with the file is in `problem`.
   */
  async load(document: string, text: string, options: SheetOptions = {}): Promise<Sheet> {
    const known = this.sheet(document, options.layer);
    if (known) return known;
    const uri = sidecarOf(document, options.layer);
    let loading = this.#loading.get(uri);
    if (!loading) {
      if (!this.#texts.has(document)) this.#texts.set(document, new AnnotatedText(text));
      loading = this.#open(document, uri, options).finally(() => this.#loading.delete(uri));
      this.#loading.set(uri, loading);
    }
    return loading;
  }

  /** A sidecar or layer that is loaded. */
  sheet(document: string, layer?: string): Sheet | undefined {
    return this.#sheets.get(document)?.get(layer);
  }

  /** All that is loaded of a document, the curated sidecar first. */
  sheetsOf(document: string): Sheet[] {
    return [...(this.#sheets.get(document)?.values() ?? [])].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** A document's text as the loaded sidecars know it. */
  text(document: string): AnnotatedText | undefined {
    return this.#texts.get(document);
  }

  /** The documents of which something is loaded. */
  documents(): string[] {
    return [...this.#sheets.keys()];
  }

  /** The text of an open document changed, as the language server protocol says it; `after` is the text then. */
  textChanged(document: string, changes: readonly TextChange[], after: string): void {
    if (!this.#texts.has(document)) return;
    const text = new AnnotatedText(after);
    this.#texts.set(document, text);
    for (const sheet of this.sheetsOf(document)) sheet.textChanged(changes, text);
  }

  /** The text became another one, and only the result is known: a revert, a file changed by another program. */
  textReplaced(document: string, after: string): void {
    if (!this.#texts.has(document)) return;
    const text = new AnnotatedText(after);
    this.#texts.set(document, text);
    for (const sheet of this.sheetsOf(document)) sheet.textReplaced(text);
  }

  /** Writes what changed in a document's sidecars; to be called when the document is saved. */
  async save(document: string): Promise<void> {
    await Promise.all(this.sheetsOf(document).map((sheet) => sheet.save()));
  }

  /** Forgets a document that was closed. What is not written yet is lost; `save` first. */
  forget(document: string): void {
    this.#sheets.delete(document);
    this.#texts.delete(document);
  }

  async #open(document: string, uri: string, options: SheetOptions): Promise<Sheet> {
    const sheet = new Sheet(this.#files, document, uri, () => this.#texts.get(document)!, options);
    await sheet.reread();
    const sheets = this.#sheets.get(document) ?? new Map<string | undefined, Sheet>();
    this.#sheets.set(document, sheets.set(options.layer, sheet));
    return sheet;
  }
}
