import { annotationsOf, hashOf, normalizeText, parseSidecarName, type AnnotationPage, type Format, type LabelSchema, type WriteOptions } from '../../annotations/index.ts';
import { inside } from '../folder.ts';
import type { FileSystem, FileWriter } from '../host.ts';
import { createFile, readWhole } from './files.ts';
import { lossRow, type LossRow, type ProblemRow } from './report.ts';

/** A document to export: the name it gets in the export, its text, and its annotations anchored to that. */
export interface ExportSource {
  readonly name: string;
  readonly text: string;
  readonly page: AnnotationPage;
}

/** Where an export goes. */
export type Destination =
  /** Formats with one file for all documents only. */
  | { readonly kind: 'stream'; write(text: string): Promise<void> }
  | { readonly kind: 'file' | 'folder'; readonly uri: string };

export interface ExportOptions extends WriteOptions {
  readonly schema: LabelSchema;
  /** Whether files that are there with other contents may be replaced. Documents and sidecars never are. */
  readonly overwrite: boolean;
  /** Whether a URI is a document of the corpus. */
  isDocument(uri: string): boolean;
  /** A URI as messages name it. */
  pathOf(uri: string): string;
}

export interface ExportReport {
  readonly format: string;
  readonly documents: number;
  readonly annotations: number;
  /** What was written. */
  readonly files: readonly string[];
  readonly losses: readonly LossRow[];
  readonly problems: readonly ProblemRow[];
}

/**
 * Writes documents in a format, one after another, so that a corpus of any size goes through. What the format cannot hold
 * is in the report, item by item; a document that cannot be written is too, and the others are.
 *
 * @throws {FileProblem} when the one file of all documents cannot be written
 */
export async function exportDocuments(
  sources: AsyncIterable<ExportSource>,
  format: Format,
  destination: Destination,
  files: FileSystem,
  options: ExportOptions,
): Promise<ExportReport> {
  const run = new ExportRun(format, files, options);
  if (format.layout === 'corpus') await run.writeTogether(sources, destination);
  else await run.writeApart(sources, destination);
  return run.report();
}

class ExportRun {
  readonly #format: Format;
  readonly #files: FileSystem;
  readonly #options: ExportOptions;
  readonly #written: string[] = [];
  readonly #losses: LossRow[] = [];
  readonly #problems: ProblemRow[] = [];
  #documents = 0;
  #annotations = 0;

  constructor(format: Format, files: FileSystem, options: ExportOptions) {
    this.#format = format;
    this.#files = files;
    this.#options = options;
  }

  report(): ExportReport {
    return { format: this.#format.name, documents: this.#documents, annotations: this.#annotations, files: this.#written, losses: this.#losses, problems: this.#problems };
  }

  async writeTogether(sources: AsyncIterable<ExportSource>, destination: Destination): Promise<void> {
    const { head, between, tail, companions, extension } = this.#format;
    const uri = destination.kind === 'stream' ? undefined : destination.kind === 'file' ? destination.uri : inside(destination.uri, `annotations${extension}`);
    if (uri !== undefined) {
      const refusal = await this.#refusal(uri);
      if (refusal !== undefined) {
        this.#problems.push({ file: this.#options.pathOf(uri), reason: refusal });
        return;
      }
    }
    const writer: Pick<FileWriter, 'write'> & Partial<FileWriter> = destination.kind === 'stream' ? destination : await createFile(this.#files, uri!);
    try {
      await writer.write(head);
      for await (const source of sources) {
        const content = this.#write(source);
        await writer.write(this.#documents > 1 ? between + content : content);
      }
      await writer.write(tail);
      await writer.commit?.();
    } catch (error) {
      await writer.discard?.();
      throw error;
    }
    if (uri === undefined) {
      for (const { name } of companions(this.#options.schema)) this.#losses.push({ file: name, item: '', reason: 'This configuration is only written where the export goes into a file or folder.' });
      return;
    }
    this.#written.push(this.#options.pathOf(uri));
    for (const { name, content } of companions(this.#options.schema)) await this.#put(`${uri.slice(0, uri.lastIndexOf('/'))}/${name}`, content);
  }

  async writeApart(sources: AsyncIterable<ExportSource>, destination: Destination): Promise<void> {
    if (destination.kind !== 'folder') throw new Error('A format with a file for each document goes into a folder.');
    const names = new Set<string>();
    for await (const source of sources) {
      const base = inside(destination.uri, source.name);
      const beside = base.replace(/\.txt$/iu, '');
      if (names.has(beside)) {
        this.#problems.push({ file: source.name, reason: 'Another document goes to the same file, so this one is left out.' });
        continue;
      }
      names.add(beside);
      const content = this.#write(source);
      const isTextThere = !this.#format.needsText || (await this.#put(base, normalizeText(source.text)));
      if (isTextThere) await this.#put(`${beside}${this.#format.extension}`, content);
    }
    for (const { name, content } of this.#format.companions(this.#options.schema)) await this.#put(inside(destination.uri, name), content);
  }

  #write(source: ExportSource): string {
    this.#documents++;
    const { content, losses } = this.#format.write(source, this.#documents, this.#options);
    const annotations = new Map(annotationsOf(source.page).map((annotation) => [annotation.id, annotation]));
    const leftOut = new Set(losses.filter(({ isLeftOut }) => isLeftOut).map(({ item }) => item));
    this.#annotations += annotations.size - leftOut.size;
    this.#losses.push(...losses.map((loss) => lossRow(source.name, loss, annotations.get(loss.item))));
    return content;
  }

  async #put(uri: string, content: string): Promise<boolean> {
    const refusal = await this.#refusal(uri, content);
    if (refusal !== undefined) {
      this.#problems.push({ file: this.#options.pathOf(uri), reason: refusal });
      return false;
    }
    await this.#files.writeAtomic(uri, new TextEncoder().encode(content));
    this.#written.push(this.#options.pathOf(uri));
    return true;
  }

  /** Why a file may not be written; undefined where it may. */
  async #refusal(uri: string, content?: string): Promise<string | undefined> {
    const there = await this.#contentOf(uri);
    if (there === undefined || (content !== undefined && hashOf(there) === hashOf(content) && there === content)) return undefined;
    if (this.#options.isDocument(uri)) return 'It is a document of the corpus, which an export never changes; choose another folder.';
    if (parseSidecarName(uri)) return 'It holds annotations, which an export never replaces; choose another name.';
    return this.#options.overwrite ? undefined : 'It is there already and was left alone; say --overwrite to replace it.';
  }

  /** What a file holds; undefined where there is none. Something unreadable is there, too. */
  async #contentOf(uri: string): Promise<string | undefined> {
    try {
      return await readWhole(this.#files, uri);
    } catch {
      return '\0';
    }
  }
}
