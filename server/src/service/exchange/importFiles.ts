import {
  anchorOnLoad,
  AnnotatedText,
  annotationsOf,
  hashOf,
  layerName,
  mergeImported,
  normalizeText,
  serializeSidecar,
  timestamp,
  type Format,
  type ImportedSidecar,
  type Part,
  type Stamp,
} from '../../annotations/index.ts';
import { inside, labelSchemaPath } from '../folder.ts';
import { FileProblem, type FileSystem, type Host } from '../host.ts';
import { documentPath } from './documentPath.ts';
import { readChunks, readWhole } from './files.ts';
import { readLayer, type FormerText } from './layerFile.ts';
import { lossRow, type LossRow, type ProblemRow } from './report.ts';

/** What an import needs of the process that it runs in. */
export type ImportHost = Pick<Host, 'files' | 'yield' | 'now' | 'uuid'>;

/** A file to import. */
export interface ImportInput {
  readonly uri: string;
  /** Its path as messages name it. */
  readonly shown: string;
  /** Its path beneath the folder that the documents are in, so that `sub/a.ann` is about `sub/a.txt`. */
  readonly path: string;
  /** The folder that the documents are in, without a final slash. */
  readonly root: string;
}

export interface ImportOptions {
  /** Whose layer everything goes to; undefined for the curated sidecar, or what the file says where several people worked. */
  readonly annotator: string | undefined;
  readonly formerText?: FormerText;
  /** Says how far it has come: files done, and documents taken. */
  report?(filesDone: number, documents: number): void;
  readonly cancellation?: { readonly isCancellationRequested: boolean };
  /** A document or sidecar was written. */
  written?(uri: string): Promise<void>;
}

export interface ImportedRow {
  /** The document's path beneath its folder. */
  readonly file: string;
  readonly uri: string;
  readonly layer: string | null;
  readonly added: number;
  readonly changed: number;
  /** Annotations of the file that were there already. */
  readonly unchanged: number;
  /** Whether the document was made of the text that the file brings. */
  readonly created: boolean;
}

export interface ImportReport {
  readonly format: string;
  readonly files: number;
  readonly documents: readonly ImportedRow[];
  readonly losses: readonly LossRow[];
  readonly problems: readonly ProblemRow[];
}

/**
 * Reads files of another program into sidecars, part by part, so that a corpus of any size goes through. What a sidecar
 * cannot hold is in the report, item by item; what cannot be imported at all is too, and the rest is.
 */
export async function importFiles(host: ImportHost, inputs: readonly ImportInput[], format: Format, options: ImportOptions): Promise<ImportReport> {
  const run = new ImportRun(host, format, options);
  for (const [index, input] of inputs.entries()) {
    if (options.cancellation?.isCancellationRequested) break;
    await run.importFile(input);
    options.report?.(index + 1, run.documents.length);
  }
  return { format: format.name, files: inputs.length, documents: run.documents, losses: run.losses, problems: run.problems };
}

class ImportRun {
  readonly documents: ImportedRow[] = [];
  readonly losses: LossRow[] = [];
  readonly problems: ProblemRow[] = [];
  readonly #host: ImportHost;
  readonly #files: FileSystem;
  readonly #format: Format;
  readonly #options: ImportOptions;
  /** The hash of the text that this run has imported under a document's URI. */
  readonly #taken = new Map<string, string>();
  readonly #safeFolders = new Map<string, Promise<boolean>>();

  constructor(host: ImportHost, format: Format, options: ImportOptions) {
    this.#host = host;
    this.#files = host.files;
    this.#format = format;
    this.#options = options;
  }

  async importFile(input: ImportInput): Promise<void> {
    try {
      if (/\.spacy$/iu.test(input.path)) throw new FileProblem("it is a spaCy DocBin, which only spaCy can read; write it as JSON lines with spaCy's Doc.to_json first");
      const ending = this.#format.endings.find((end) => input.path.toLowerCase().endsWith(end));
      const stem = ending === undefined ? input.path : input.path.slice(0, -ending.length);
      const reader = this.#format.parts();
      let waiting: Part | undefined;
      let unnamed = 0;
      const take = async (part: Part, isAlone: boolean): Promise<void> => {
        const name = isAlone ? stem : `${stem}-${String(unnamed + 1).padStart(4, '0')}`;
        if (await this.#importPart(input, part, name)) unnamed++;
      };
      let count = 0;
      const follow = async (parts: readonly Part[]): Promise<void> => {
        for (const part of parts) {
          if (waiting) await take(waiting, false);
          waiting = part;
          count++;
        }
      };
      for await (const chunk of readChunks(this.#files, input.uri)) {
        if (this.#options.cancellation?.isCancellationRequested) return;
        await follow(reader.push(chunk));
        await this.#host.yield();
      }
      await follow(reader.end());
      if (waiting) await take(waiting, count === 1);
      await this.#importConfiguration(input);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      this.problems.push({ file: input.shown, reason: `It cannot be imported: ${error.message}.` });
    }
  }

  /** Takes over what a part holds; returns whether the file does not name its document. */
  async #importPart(input: ImportInput, part: Part, defaultName: string): Promise<boolean> {
    const texts = new Map<string, string | undefined>();
    let isUnnamed = false;
    const { textFrom, documentOf } = this.#format;
    const names = [...(this.#format.layout === 'document' ? [defaultName] : []), ...(documentOf?.(part.content) ?? []), defaultName];
    let name = defaultName;
    let document: { text: string; ownText: string } | undefined;
    for (const candidate of textFrom === 'file' ? [] : names) {
      document = await this.#documentText(input, candidate);
      name = candidate;
      if (document) break;
    }
    if (!document && this.#format.layout === 'document') {
      this.problems.push({ file: input.shown, reason: `There is no text ${documentName(defaultName)} for it, so it was not imported.` });
      return false;
    }
    let sidecars: ImportedSidecar[];
    for (;;) {
      const missing = new Set<string>();
      const textOf = (wanted: string): string | undefined => {
        if (!texts.has(wanted)) missing.add(wanted);
        return texts.get(wanted);
      };
      const stamp = this.#stamp();
      const context = { name: fileName(documentName(name)), text: document?.ownText, textOf: textFrom === 'file' ? () => undefined : textOf, stamp, numbering: part };
      sidecars = this.#format.read(part.content, context);
      if (missing.size === 0) break;
      // A table names its documents only while it is read.
      for (const wanted of missing) texts.set(wanted, (await this.#documentText(input, wanted))?.text);
    }
    for (const sidecar of sidecars) {
      const isNamed = this.#format.layout === 'corpus' && sidecar.name !== undefined && sidecar.name !== fileName(documentName(name));
      isUnnamed ||= !isNamed;
      await this.#takeOver(input, isNamed ? sidecar.name! : name, sidecar);
    }
    return isUnnamed;
  }

  /** The text of a document that is there, and the text beside the imported file, for which its offsets are. */
  async #documentText(input: ImportInput, name: string): Promise<{ text: string; ownText: string } | undefined> {
    const place = documentPath(name);
    if ('reason' in place) return undefined;
    const folder = input.uri.slice(0, input.uri.lastIndexOf('/'));
    const besideIt = this.#format.layout === 'document' ? await this.#textAt(inside(folder, fileName(place.path))) : undefined;
    const there = await this.#textAt(inside(input.root, place.path));
    const text = there ?? besideIt;
    return text === undefined ? undefined : { text, ownText: besideIt ?? text };
  }

  async #textAt(uri: string): Promise<string | undefined> {
    try {
      return await readWhole(this.#files, uri);
    } catch {
      return undefined;
    }
  }

  async #takeOver(input: ImportInput, name: string, sidecar: ImportedSidecar): Promise<void> {
    const place = documentPath(name);
    this.losses.push(...this.#rows(input, sidecar));
    if ('reason' in place) {
      this.problems.push({ file: input.shown, reason: place.reason });
      return;
    }
    // Nothing but what went wrong: no document was read.
    if (sidecar.page.items.length === 0 && (sidecar.text ?? '') === '' && this.#format.layout === 'corpus') return;
    const path = this.#freePath(input.root, place.path, sidecar);
    const uri = inside(input.root, path);
    if (!(await this.#isSafe(input.root, path))) {
      this.problems.push({ file: path, reason: 'A folder on its path is a link, which an import does not follow.' });
      return;
    }
    try {
      await this.#write(input, uri, path, sidecar);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      this.problems.push({ file: path, reason: `It was not imported: ${error.message}.` });
    }
  }

  async #write(input: ImportInput, uri: string, path: string, sidecar: ImportedSidecar): Promise<void> {
    const there = await readWhole(this.#files, uri);
    const brought = sidecar.text ?? (this.#format.layout === 'document' ? (await this.#documentText(input, path))?.ownText : undefined);
    if (there === undefined && brought === undefined) {
      this.problems.push({ file: path, reason: 'There is no such document, and the file brings no text for it.' });
      return;
    }
    const text = there ?? brought!;
    const page = anchored(sidecar, text);
    const orphans = annotationsOf(page).filter(({ kind, status }) => kind === 'span' && status === 'orphan');
    const spans = annotationsOf(page).filter(({ kind }) => kind === 'span').length;
    if (there !== undefined && spans > 0 && orphans.length === spans && brought !== undefined && hashOf(brought) !== hashOf(text)) {
      this.problems.push({ file: path, reason: 'The document has another text, in which none of the annotations can be found; nothing was changed.' });
      return;
    }
    const layer = this.#layerOf(sidecar);
    const file = await readLayer(this.#files, uri, text, layer, this.#options.formerText);
    if ('problem' in file) {
      this.problems.push({ file: fileName(decodeURIComponent(file.uri)), reason: file.problem });
      return;
    }
    const known = new Set([...annotationsOf(sidecar.page).filter(({ status }) => status === 'orphan').map(({ id }) => id), ...sidecar.losses.map(({ item }) => item)]);
    this.losses.push(...orphans.filter(({ id }) => !known.has(id)).map((orphan) => lossRow(path, { item: orphan.id, reason: 'Its words are not found in the document; it is an orphan.' }, orphan)));
    if (there === undefined) {
      await this.#files.writeAtomic(uri, new TextEncoder().encode(normalizeText(text)));
      await this.#options.written?.(uri);
    }
    const merged = mergeImported(file.page, page);
    this.losses.push(...merged.losses.map((loss) => lossRow(path, loss, annotationsOf(page).find(({ id }) => id === loss.item))));
    if (merged.page !== file.page) {
      await this.#files.writeAtomic(file.uri, new TextEncoder().encode(serializeSidecar(merged.page)));
      await this.#options.written?.(file.uri);
    }
    const { added, changed } = merged;
    this.documents.push({ file: path, uri, layer: layer ?? null, added, changed, unchanged: page.items.length - added - changed, created: there === undefined });
  }

  /** The labels of a brat corpus become its label schema, where there is none yet. */
  async #importConfiguration(input: ImportInput): Promise<void> {
    const { parseConfiguration } = this.#format;
    const configuration = await this.#textAt(inside(input.uri.slice(0, input.uri.lastIndexOf('/')), 'annotation.conf'));
    const schemaUri = inside(input.root, labelSchemaPath);
    if (configuration === undefined || !parseConfiguration || this.#taken.has(schemaUri)) return;
    this.#taken.set(schemaUri, '');
    if ((await this.#files.read(schemaUri)) !== undefined) return;
    const { schema, losses } = parseConfiguration(configuration);
    this.losses.push(...losses.map((loss) => lossRow('annotation.conf', loss, undefined)));
    if (schema === undefined) return;
    await this.#files.writeAtomic(schemaUri, new TextEncoder().encode(schema));
    await this.#options.written?.(schemaUri);
  }

  #layerOf({ annotator }: ImportedSidecar): string | undefined {
    const name = this.#options.annotator ?? annotator;
    return name === undefined ? undefined : layerName(name);
  }

  /** The path for a document; with a number where this import has already put another text there. */
  #freePath(root: string, path: string, { text }: ImportedSidecar): string {
    if (text === undefined) return path;
    const hash = hashOf(text);
    const dot = path.lastIndexOf('.');
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? path : `${path.slice(0, dot)}-${String(number)}${path.slice(dot)}`;
      const uri = inside(root, candidate);
      const taken = this.#taken.get(uri);
      if (taken !== undefined && taken !== hash) continue;
      this.#taken.set(uri, hash);
      return candidate;
    }
  }

  /** Whether every folder of a path that is there is a folder, not a link out of the given one. */
  async #isSafe(root: string, path: string): Promise<boolean> {
    const parts = path.split('/').slice(0, -1);
    for (let depth = 0; depth < parts.length; depth++) {
      const parent = depth === 0 ? root : inside(root, parts.slice(0, depth).join('/'));
      const key = `${parent}\n${parts[depth]}`;
      let known = this.#safeFolders.get(key);
      if (!known) {
        known = this.#files.list(parent).then((entries) => (entries ?? []).find(({ name }) => name === parts[depth])?.kind).then((kind) => kind === undefined || kind === 'folder');
        this.#safeFolders.set(key, known);
      }
      if (!(await known)) return false;
    }
    return true;
  }

  #rows(input: ImportInput, { losses, page }: ImportedSidecar): LossRow[] {
    const annotations = new Map(annotationsOf(page).map((annotation) => [annotation.id, annotation]));
    return losses.map((loss) => lossRow(input.shown, loss, annotations.get(loss.item)));
  }

  #stamp(): Stamp {
    return {
      creator: this.#options.annotator ?? `imported from ${this.#format.title}`,
      now: timestamp(new Date(this.#host.now())),
      newId: () => `urn:uuid:${this.#host.uuid()}`,
    };
  }
}

/** The page over the document's text, where the file brought its own. */
function anchored({ page, text }: ImportedSidecar, documentText: string): ImportedSidecar['page'] {
  return anchorOnLoad(page, new AnnotatedText(documentText), text);
}

function documentName(stem: string): string {
  return /\.te?xt$/iu.test(stem) ? stem : `${stem}.txt`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
