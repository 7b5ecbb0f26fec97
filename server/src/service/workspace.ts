import { URI } from 'vscode-uri';
import type { Analysers } from '../corpus/analysers.ts';
import { Corpus } from '../corpus/corpus.ts';
import { extractDocumentFacts, type DocumentFacts } from '../corpus/facts.ts';
import { parseSidecarName } from '../annotations/index.ts';
import { decodeText } from '../text/decode.ts';
import type { LayoutFacts } from '../text/layout.ts';
import { belongsToCorpus, walkCorpus, type Start } from './corpusFiles.ts';
import { Emitter } from './emitter.ts';
import { loadFolder, type Folder, type Problem } from './folder.ts';
import type { Host } from './host.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { isTeamUri, teamPathOf } from './team/teamUri.ts';

/** Open texts up to this many code units are analysed in this thread, since a worker's answer would take longer. */
const inlineLimit = 200_000;

/** Documents read and analysed at the same time while indexing. */
const indexingWidth = 8;

export interface OpenText {
  readonly version: number;
  readonly text: string;
}

export interface WorkspaceFolder {
  /** Without a final slash. */
  readonly uri: string;
  /** The `collate` settings as the client has them; unchecked. */
  readonly settings: unknown;
  /** The parts of the folder to look at; all of it without. */
  readonly starts?: readonly Start[];
}

export interface IndexingProgress {
  readonly indexed: number;
  readonly total: number;
}

/** Something that can be told to stop. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** The one owner of state: workspace folders, open texts laid over the files, and the index over all of them. */
export class CorpusWorkspace {
  readonly host: Host;
  readonly corpus: Corpus;
  /** Documents whose findings may have changed. */
  readonly onDidChange = new Emitter<ReadonlySet<string>>();
  /** Folders, settings or problems changed. */
  readonly onDidChangeStatus = new Emitter<undefined>();

  /** Documents that had sidecars when the folders were last walked, with the layers; undefined is the curated one. */
  readonly annotated = new Map<string, readonly (string | undefined)[]>();

  /** Documents that are not there, although sidecars of theirs are; with the layers. */
  readonly missing = new Map<string, readonly (string | undefined)[]>();
  /** Reads the text of a guest of the corpus; undefined where it cannot be had. */
  readGuest: (uri: string) => Promise<string | undefined> = () => Promise.resolve(undefined);

  readonly #analysers: Analysers;
  #folders: readonly Folder[] = [];
  readonly #editorSettings = new Map<string, unknown>();
  readonly #starts = new Map<string, readonly Start[]>();
  readonly #open = new Map<string, OpenText>();
  /** Open documents that belong to the corpus and have changed since they were analysed. */
  readonly #stale = new Set<string>();
  readonly #refreshing = new Map<string, Promise<void>>();
  /** Documents just opened, of which it is being found out whether they belong to the corpus. */
  readonly #opening = new Map<string, Promise<void>>();
  readonly #skipped = new Map<string, string>();
  #progress: IndexingProgress | undefined;

  constructor(host: Host, analysers: Analysers) {
    this.host = host;
    this.corpus = new Corpus(analysers);
    this.#analysers = analysers;
  }

  get folders(): readonly Folder[] {
    return this.#folders;
  }

  /** How far indexing has come; undefined when it is done. */
  get progress(): IndexingProgress | undefined {
    return this.#progress;
  }

  get problems(): Problem[] {
    const skipped = [...this.#skipped].sort(([a], [b]) => (a < b ? -1 : 1)).map(([uri, reason]) => ({
      message: `${this.pathOf(uri)} is left out: ${reason}.`,
      uri,
    }));
    return [...this.#folders.flatMap((folder) => folder.problems), ...skipped];
  }

  /** The innermost workspace folder that holds a file. */
  folderOf(uri: string): Folder | undefined {
    let best: Folder | undefined;
    for (const folder of this.#folders) {
      if (isBeneath(uri, folder.uri) && (!best || folder.uri.length > best.uri.length)) best = folder;
    }
    return best;
  }

  settingsOf(uri: string): Settings {
    return this.folderOf(uri)?.settings ?? defaultSettings;
  }

  /** A file's path within its workspace folder, with `/`; with the folder's name before it where there are several. */
  pathOf(uri: string): string {
    if (isTeamUri(uri)) return teamPathOf(uri);
    const folder = this.folderOf(uri);
    const path = URI.parse(uri).path;
    if (!folder) return path;
    const base = URI.parse(folder.uri).path.replace(/\/$/u, '');
    const inner = path.slice(base.length + 1);
    return this.#folders.length > 1 ? `${base.slice(base.lastIndexOf('/') + 1)}/${inner}` : inner;
  }

  has(uri: string): boolean {
    return this.corpus.facts(uri) !== undefined;
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  version(uri: string): number | null {
    return this.#open.get(uri)?.version ?? null;
  }

  openDocuments(): string[] {
    return [...this.#open.keys()];
  }

  /** The text of an open document. */
  openText(uri: string): string | undefined {
    return this.#open.get(uri)?.text;
  }

  /** Where the lines of a document of the corpus, or of a guest, are. */
  layout(uri: string): LayoutFacts | undefined {
    return this.corpus.sharedFacts(uri)?.layout;
  }

  /** The text as the annotator sees it: the open one, else the file's. Undefined where it cannot be had. */
  async text(uri: string): Promise<string | undefined> {
    if (this.corpus.isGuest(uri)) return await this.readGuest(uri);
    return this.#open.get(uri)?.text ?? (await this.#readFile(uri));
  }

  /** The text of a document's file, whatever the editor holds. */
  async savedText(uri: string): Promise<string | undefined> {
    return await this.#readFile(uri);
  }

  /** Takes other folders (URIs without a final slash) or settings and reads what the folders share. `index` must follow. */
  async setFolders(folders: readonly WorkspaceFolder[]): Promise<void> {
    this.#editorSettings.clear();
    this.#starts.clear();
    for (const { uri, settings, starts } of folders) {
      this.#editorSettings.set(uri, settings);
      if (starts) this.#starts.set(uri, starts);
    }
    this.#folders = await Promise.all(folders.map(({ uri, settings }) => loadFolder(this.host.files, uri, settings)));
    this.onDidChangeStatus.emit(undefined);
    this.onDidChange.emit(new Set(this.corpus.documents()));
  }

  /** Reads again what the documents of one folder share, with the settings that the editor gave last. */
  async reloadFolder(uri: string): Promise<void> {
    const loaded = await loadFolder(this.host.files, uri, this.#editorSettings.get(uri));
    this.#folders = this.#folders.map((folder) => (folder.uri === uri ? loaded : folder));
    this.onDidChangeStatus.emit(undefined);
    this.onDidChange.emit(new Set([...this.corpus.documents()].filter((document) => isBeneath(document, uri))));
  }

  /** Walks all folders, analyses what is new and forgets what is gone; documents that are open come first. */
  async index(cancellation: Cancellation, report: (progress: IndexingProgress) => void): Promise<void> {
    this.#progress = { indexed: 0, total: 0 };
    this.onDidChangeStatus.emit(undefined);
    try {
      for (const uri of this.#open.keys()) if (await this.#belongs(uri)) this.#stale.add(uri);
      for (const uri of [...this.#stale]) await this.refresh(uri);
      const found = await this.#walkFolders(cancellation);
      if (cancellation.isCancellationRequested) return;
      this.#forgetAllBut(new Set(found));
      await this.#analyseFiles(found.filter((uri) => !this.#open.has(uri)), cancellation, report);
    } finally {
      this.#progress = undefined;
      this.onDidChangeStatus.emit(undefined);
    }
  }

  async open(uri: string, document: OpenText): Promise<void> {
    this.#open.set(uri, document);
    const opening = this.#belongs(uri).then((belongs) => {
      if (belongs && this.#open.has(uri)) this.#stale.add(uri);
    });
    this.#opening.set(uri, opening);
    await opening;
    if (this.#opening.get(uri) === opening) this.#opening.delete(uri);
  }

  change(uri: string, document: OpenText): void {
    this.#open.set(uri, document);
    if (this.has(uri)) this.#stale.add(uri);
  }

  /** The file's own text counts again. */
  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    this.#stale.delete(uri);
    await this.fileChanged(uri);
  }

  /** A file was made, changed or removed by somebody else. */
  async fileChanged(uri: string): Promise<void> {
    if (this.#open.has(uri)) return;
    const known = this.has(uri) || this.#skipped.has(uri);
    if (!known && !(await this.#belongs(uri))) return;
    const text = (await this.#belongs(uri)) ? await this.#readFile(uri) : undefined;
    if (this.#open.has(uri)) return;
    if (text === undefined) this.#forget([uri]);
    else this.#take(uri, await this.host.extract(text));
  }

  /** Looks again which documents are missing of those that have sidecars beside these files. */
  async lookForMissing(uris: Iterable<string>): Promise<void> {
    const before = JSON.stringify([...this.missing]);
    for (const folder of new Set(Array.from(uris, folderNameOf))) {
      for (const document of [...this.missing.keys()]) if (folderNameOf(document) === folder) this.missing.delete(document);
      const entries = (await this.host.files.list(folder).catch(() => undefined)) ?? [];
      const there = new Set(entries.map(({ name }) => name));
      for (const { name } of entries) {
        const sidecar = parseSidecarName(name);
        if (!sidecar || there.has(sidecar.document)) continue;
        const document = `${folder}/${encodeSegment(sidecar.document)}`;
        if (await this.#belongs(document)) this.missing.set(document, [...(this.missing.get(document) ?? []), sidecar.layer]);
      }
    }
    if (JSON.stringify([...this.missing]) !== before) this.onDidChangeStatus.emit(undefined);
  }

  /** A folder was removed: its documents are forgotten. */
  folderRemoved(uri: string): void {
    this.#forget([...this.corpus.documents()].filter((document) => isBeneath(document, uri) && !this.#open.has(document)));
  }

  /** Brings what is known of an open document up to its present text. */
  async refresh(uri: string): Promise<void> {
    await this.#opening.get(uri);
    const running = this.#refreshing.get(uri);
    if (running) await running;
    if (!this.#stale.has(uri)) return;
    const run = this.#analyseOpen(uri).finally(() => this.#refreshing.delete(uri));
    this.#refreshing.set(uri, run);
    await run;
  }

  async refreshAll(): Promise<void> {
    for (const uri of [...this.#stale]) await this.refresh(uri);
  }

  async #analyseOpen(uri: string): Promise<void> {
    let document = this.#open.get(uri);
    while (document && this.#stale.has(uri)) {
      this.#stale.delete(uri);
      const inline = document.text.length <= inlineLimit;
      const facts = inline ? extractDocumentFacts(document.text, this.#analysers) : await this.host.extract(document.text);
      const latest = this.#open.get(uri);
      if (latest === document) this.#take(uri, facts);
      document = latest;
    }
  }

  #take(uri: string, facts: DocumentFacts): void {
    this.#skipped.delete(uri);
    this.onDidChange.emit(this.corpus.set(uri, facts));
  }

  #forget(uris: readonly string[]): void {
    const affected = new Set<string>();
    for (const uri of uris) {
      this.#skipped.delete(uri);
      for (const other of this.corpus.delete(uri)) affected.add(other);
      affected.add(uri);
    }
    if (affected.size > 0) this.onDidChange.emit(affected);
  }

  #forgetAllBut(found: ReadonlySet<string>): void {
    const known = [...this.corpus.documents(), ...this.#skipped.keys()];
    this.#forget(known.filter((uri) => !found.has(uri)));
  }

  async #walkFolders(cancellation: Cancellation): Promise<string[]> {
    const found: string[] = [];
    this.annotated.clear();
    this.missing.clear();
    for (const folder of this.#folders) {
      const base = folder.uri;
      for await (const { path, layers, isMissing } of walkCorpus(this.host, base, folder.settings, this.#starts.get(base))) {
        if (cancellation.isCancellationRequested) return found;
        const uri = `${base}/${path.split('/').map(encodeSegment).join('/')}`;
        if (this.folderOf(uri) !== folder) continue;
        if (isMissing) {
          this.missing.set(uri, layers);
          continue;
        }
        found.push(uri);
        if (layers.length > 0) this.annotated.set(uri, layers);
      }
    }
    return found;
  }

  async #analyseFiles(uris: readonly string[], cancellation: Cancellation, report: (progress: IndexingProgress) => void): Promise<void> {
    let next = 0;
    let indexed = 0;
    const work = async (): Promise<void> => {
      while (next < uris.length && !cancellation.isCancellationRequested) {
        const uri = uris[next++];
        const text = await this.#readFile(uri);
        const facts = text === undefined ? undefined : await this.host.extract(text);
        if (facts && !this.#open.has(uri)) this.#take(uri, facts);
        this.#progress = { indexed: ++indexed, total: uris.length };
        report(this.#progress);
        await this.host.yield();
      }
    };
    await Promise.all(Array.from({ length: indexingWidth }, work));
  }

  async #belongs(uri: string): Promise<boolean> {
    const folder = this.folderOf(uri);
    if (!folder) return false;
    const path = URI.parse(uri).path.slice(URI.parse(folder.uri).path.length + 1);
    return await belongsToCorpus(this.host, folder.uri, path, folder.settings);
  }

  async #readFile(uri: string): Promise<string | undefined> {
    try {
      const bytes = await this.host.files.read(uri, this.settingsOf(uri).maxFileSize * 1e6);
      if (!bytes) return undefined;
      const decoded = decodeText(bytes);
      if (decoded.kind === 'text') return decoded.text;
      this.#skipped.set(uri, decoded.reason);
    } catch (error) {
      this.#skipped.set(uri, (error as Error).message);
    }
    return undefined;
  }
}

function folderNameOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function isBeneath(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Encodes a path segment as VS Code's URIs do, so that walked and opened documents have one name. */
function encodeSegment(segment: string): string {
  return URI.from({ scheme: 'x', path: `/${segment}` }).toString().slice('x:/'.length);
}
