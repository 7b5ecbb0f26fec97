import { URI } from 'vscode-uri';
import type { Analysers } from '../corpus/analysers.ts';
import { Corpus, type FileStamp } from '../corpus/corpus.ts';
import { type DocumentFacts, extractDocumentFacts, type SomeFacts } from '../corpus/facts.ts';
import { indexEntries } from '../corpus/indexEntries.ts';
import { packFacts, unpackFacts } from '../corpus/packedFacts.ts';
import { parseSidecarName } from '../annotations/index.ts';
import { hashText } from '../text/hash.ts';
import { SourceText } from '../text/source.ts';
import { decodeText } from '../text/decode.ts';
import type { LayoutFacts } from '../text/layout.ts';
import { Arrivals } from './arrivals.ts';
import { belongsToCorpus, walkCorpus, type Start } from './corpusFiles.ts';
import { Emitter } from './emitter.ts';
import { loadFolder, type Folder, type Problem } from './folder.ts';
import type { CorpusStorage, FileAnalysis, Host, KeptState, TrainedFindings } from './host.ts';
import { analyseOpened, rememberParagraphs } from './openedText.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { isTeamUri, teamPathOf } from './team/teamUri.ts';
import { timeSlices } from './timeSlices.ts';

/** Open texts up to this many code units are analysed in this thread, since a worker's answer would take longer. */
export const inlineLimit = 200_000;

/** Documents read and analysed at the same time while indexing: enough for workers never to wait, few enough to stop soon. */
const indexingWidth = 64;

/** Files that changed and are analysed before it is their turn: what is found in them is held in memory meanwhile. */
const mostAhead = 128;

/** Files that are held against what is known of them before anybody else gets a turn. */
const checkedTogether = 256;

/** A file that was written so short before it was read, in milliseconds, may be written again without a new time. */
const clockGrain = 2000;

/** When more files than this are found changed at once, it is no longer asked for each of them whose findings change. */
const singleChanges = 20;

/** While files are read, the findings of open documents are looked at again this often, in milliseconds. */
const openPeriod = 2000;

/** The state is saved anew when more changes than this share of the documents would have to be made up for at the next start. */
const unsavedShare = 0.01;

/** No stamp: the facts hold for a file of which it is not known when it changed. */
const unstamped: FileStamp = { size: 0, modified: 0 };

/** Nobody stops what somebody else set going. */
const neverCancelled: Cancellation = { isCancellationRequested: false };

/** How changes are taken that come together. */
interface Changes {
  /** Resolves when it is a change's turn: one after the other, with pauses in between, even where all are ready at once. */
  turn(): Promise<void>;
  /** Whether a change may be taken without asking whose findings it concerns; to be asked of each change once. */
  isQuiet(): boolean;
}

/** One change by itself. */
const single: Changes = { turn: () => Promise.resolve(), isQuiet: () => false };

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

/** A file's URI and its stamp, where that is known. */
type FoundFile = readonly [uri: string, stamp: FileStamp | undefined];

/** A look for the files of the corpus. */
interface Walk {
  /** Resolves when all are found. */
  readonly found: Promise<ReadonlySet<string>>;
  /** Those that are not as they are known, as they are found. */
  readonly changed: Arrivals<string>;
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
  /** Works out what is found in a document by what is known of it; while the document is opened that comes before more becomes known. */
  lookAt: (uri: string) => Promise<unknown> = () => Promise.resolve();

  readonly #analysers: Analysers;
  #folders: readonly Folder[] = [];
  readonly #editorSettings = new Map<string, unknown>();
  readonly #starts = new Map<string, readonly Start[]>();
  readonly #open = new Map<string, OpenText>();
  /** Open documents that belong to the corpus and have changed since they were analysed. */
  readonly #stale = new Set<string>();
  /** Open documents whose paragraphs the analysers remember, or will. */
  readonly #prepared = new Map<string, Promise<void>>();
  /** By open document what gives up its analysis in another thread. */
  readonly #extracting = new Map<string, AbortController>();
  readonly #refreshing = new Map<string, Promise<void>>();
  /** Texts just opened of which only some is known so far. */
  readonly #partlyKnown = new Map<string, OpenText>();
  /** Documents just opened, of which it is being found out whether they belong to the corpus. */
  readonly #opening = new Map<string, Promise<void>>();
  readonly #skipped = new Map<string, string>();
  /** Folders that could not be listed when the corpus was walked last, and why. */
  readonly #unlisted = new Map<string, string>();
  #progress: IndexingProgress | undefined;
  /** Whether all files have been read once: until then nobody was told of findings that changes could concern. */
  #wasRead = false;
  /** The files of the corpus, looked for before `index` asks for them. */
  #ahead: { readonly walk: Walk; cancel(): void } | undefined;
  /** What becomes of the first files that changed, begun before `index` asks for them. */
  readonly #analysedAhead = new Map<string, Promise<FileAnalysis>>();
  #storage: CorpusStorage | undefined;
  /** The folders that the storage is for. */
  #storedFolders: string | undefined;
  /** Until then the corpus is not to be changed. */
  #storageOpened: Promise<void> = Promise.resolve();
  #isSaving = false;
  /** The corpus's revision when it was saved last. */
  #savedRevision = 0;

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

  /** Whether all files have been read once. */
  get wasRead(): boolean {
    return this.#wasRead;
  }

  get problems(): Problem[] {
    const skipped = [...this.#skipped, ...this.#unlisted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([uri, reason]) => ({
      message: `${this.pathOf(uri) || 'The folder'} is left out: ${reason}.`,
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
    return this.corpus.has(uri);
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

  /** Whether a text is left out for its length; what is known of its file says so. In a text so long no keystroke is followed. */
  isTooLarge(uri: string, text: string): boolean {
    return text.length > this.settingsOf(uri).maxFileSize * 1e6;
  }

  /** The text of a document's file, whatever the editor holds. */
  async savedText(uri: string): Promise<string | undefined> {
    return await this.#readFile(uri);
  }

  /** Takes other folders (URIs without a final slash) or settings and reads what the folders share. `index` must follow. */
  async setFolders(folders: readonly WorkspaceFolder[]): Promise<void> {
    this.#forgetWalk();
    this.#editorSettings.clear();
    this.#starts.clear();
    for (const { uri, settings, starts } of folders) {
      this.#editorSettings.set(uri, settings);
      if (starts) this.#starts.set(uri, starts);
    }
    this.#folders = await Promise.all(folders.map(({ uri, settings }) => loadFolder(this.host.files, uri, settings)));
    if (this.#storedFolders === undefined && folders.length > 0) {
      const documentsKnown = this.#openStorage();
      this.#storageOpened = documentsKnown.then((kept) => kept && this.#takeUp(kept));
      // What is open comes first; where nothing is, the files are looked for while the index is read and taken up.
      if (this.#open.size === 0) this.#lookAhead(documentsKnown);
    }
    await this.#storageOpened;
    await this.#noteOpen();
    this.onDidChangeStatus.emit(undefined);
    this.onDidChange.emit(new Set(this.corpus.documents()));
  }

  /** Reads again what the documents of one folder share, with the settings that the editor gave last. */
  async reloadFolder(uri: string): Promise<void> {
    const loaded = await loadFolder(this.host.files, uri, this.#editorSettings.get(uri));
    this.#forgetWalk();
    this.#folders = this.#folders.map((folder) => (folder.uri === uri ? loaded : folder));
    this.onDidChangeStatus.emit(undefined);
    this.onDidChange.emit(new Set([...this.corpus.documents()].filter((document) => isBeneath(document, uri))));
  }

  /**
   * Walks all folders, analyses what is new and forgets what is gone. Documents that are open come first: with `tellOpen` somebody is told what is
   * found in them before any file is read.
   */
  async index(cancellation: Cancellation, report: (progress: IndexingProgress) => void, tellOpen?: () => Promise<void>): Promise<void> {
    this.#progress = { indexed: 0, total: 0 };
    this.onDidChangeStatus.emit(undefined);
    try {
      await this.#storageOpened;
      await this.#noteOpen();
      // Who opened a document waits for it, but nobody waits for one that is analysed for minutes.
      for (const uri of [...this.#stale]) {
        const refreshed = this.refresh(uri);
        if ((this.#open.get(uri)?.text.length ?? 0) <= inlineLimit) await refreshed;
      }
      await tellOpen?.();
      const { found, changed } = this.#takeWalk(cancellation);
      const walked = found.then(async (files) => {
        if (cancellation.isCancellationRequested) return;
        this.#progress = { indexed: this.#progress?.indexed ?? 0, total: changed.all.length };
        this.host.expectFiles?.(changed.all.length);
        await this.#forgetAll([...this.corpus.documents(), ...this.#skipped.keys()].filter((uri) => !files.has(uri)));
      });
      // Of the files that have changed the first are taken while others are looked for; where all are new, it is first found out how many.
      if (this.corpus.size <= this.#open.size) await walked;
      const toldSingly = this.#wasRead ? singleChanges : 0;
      const taken = this.#changeAll(changed, (uri, changes) => this.#analyseFile(uri, changes), cancellation, toldSingly, (indexed) => {
        this.#progress = { indexed, total: changed.all.length };
        report(this.#progress);
      });
      await Promise.all([taken, walked]);
      this.host.expectFiles?.(0);
      if (!cancellation.isCancellationRequested) this.#wasRead = true;
      if (!cancellation.isCancellationRequested) await this.save();
    } finally {
      this.#analysedAhead.clear();
      this.#progress = undefined;
      this.onDidChangeStatus.emit(undefined);
    }
  }

  /** Saves the state of the index for the next session, where it has a storage and has changed; a change meanwhile makes it come to nothing. */
  async save(): Promise<void> {
    const { revision } = this.corpus;
    const isWorthIt = revision - this.#savedRevision > this.corpus.size * unsavedShare;
    if (!this.#storage || !isWorthIt || this.#isSaving || this.#partlyKnown.size > 0 || this.#storedFolders !== this.#storageNames().join('\n')) return;
    const guests = this.corpus.guests();
    const affected = new Set([...guests.keys()].flatMap((guest) => [...this.corpus.deleteGuest(guest)]));
    const saved = this.corpus.revision;
    this.#isSaving = true;
    try {
      if (await this.#storage.save(this.corpus.save(), this.corpus.hashes(), () => this.corpus.revision === saved)) this.#savedRevision = saved;
    } finally {
      this.#isSaving = false;
      for (const [guest, facts] of guests) for (const document of this.corpus.setGuest(guest, facts)) affected.add(document);
      if (affected.size > 0) this.onDidChange.emit(affected);
    }
  }

  /** Writes what is left to write, when the client says goodbye. */
  closeStorage(): void {
    this.#storage?.close();
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

  /** Readies an open document for the first edit, once what it has was told; after that an edit takes no longer than what it changes. */
  async expectEdits(uri: string): Promise<void> {
    const text = this.#open.get(uri)?.text;
    if (text === undefined || text.length > inlineLimit || !this.has(uri)) return;
    await this.host.yield();
    await this.#prepare(uri, text);
    await this.corpus.claims.prepare(uri, timeSlices(() => this.host.yield()));
    await this.host.yield();
    this.corpus.settleEntities();
  }

  change(uri: string, document: OpenText): void {
    this.#open.set(uri, document);
    if (this.has(uri) || this.#skipped.has(uri)) this.#stale.add(uri);
  }

  /** The file's own text counts again. */
  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    this.#stale.delete(uri);
    this.#partlyKnown.delete(uri);
    this.#prepared.delete(uri);
    this.#extracting.get(uri)?.abort();
    await this.fileChanged(uri);
  }

  /** A file was made, changed or removed by somebody else. */
  async fileChanged(uri: string): Promise<void> {
    await this.#follow(uri, single);
  }

  /** As `fileChanged`, for any number of files: a branch that is checked out changes thousands. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    const changed = new Arrivals<string>();
    for (const uri of uris) changed.add(uri);
    changed.end();
    await this.#changeAll(changed, (uri, changes) => this.#follow(uri, changes), neverCancelled, singleChanges, () => undefined);
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
  async folderRemoved(uri: string): Promise<void> {
    await this.#forgetAll([...this.corpus.documents()].filter((document) => isBeneath(document, uri) && !this.#open.has(document)));
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

  /** As `refresh`, but of a document just opened only until something more is known of its text than nothing. */
  async refreshSome(uri: string): Promise<void> {
    const refreshed = this.refresh(uri);
    if (!this.isPartlyKnown(uri)) await this.onDidChange.until(() => this.isPartlyKnown(uri), refreshed);
  }

  /** Whether only some is known so far of the present text of a document, just opened. */
  isPartlyKnown(uri: string): boolean {
    const document = this.#partlyKnown.get(uri);
    return document !== undefined && document === this.#open.get(uri);
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#stale].map((uri) => this.refresh(uri)));
  }

  async #analyseOpen(uri: string): Promise<void> {
    await this.#storageOpened;
    let document = this.#open.get(uri);
    while (document && this.#stale.has(uri)) {
      this.#stale.delete(uri);
      const facts = await this.#factsOfOpen(uri, document);
      // What a change has to know of before, worked out in slices.
      if (facts && this.corpus.hashOf(uri) !== facts.hash) await this.corpus.claims.prepare(uri, timeSlices(() => this.host.yield()));
      const latest = this.#open.get(uri);
      if (latest === document && facts) this.#take(uri, facts);
      document = latest;
    }
  }

  /** What is known of an open text; all of it is only worked out at once where most of it is remembered. */
  async #factsOfOpen(uri: string, document: OpenText): Promise<DocumentFacts | undefined> {
    const { text } = document;
    if (this.isTooLarge(uri, text)) {
      this.#leaveOut(uri, tooLarge(this.settingsOf(uri).maxFileSize));
      return undefined;
    }
    const hash = hashText(text);
    const known = this.corpus.hashOf(uri) === hash ? this.corpus.facts(uri) : this.corpus.storedFacts(hash);
    if (known) return known;
    if (text.length > inlineLimit) return await this.#extract(uri, text);
    const trained = this.#prepared.has(uri) ? undefined : this.host.extractTrained?.(text);
    if (trained) return await this.#factsWithTrained(uri, document, trained);
    await this.#prepare(uri, text);
    const facts = extractDocumentFacts(text, this.#analysers);
    await this.host.yield();
    return facts;
  }

  /**
   * All facts of an open text, of which another thread works out those that take trained models. Where the corpus has still to be read and nothing is known of
   * the document, what becomes known is taken at once, and looked at: its first findings are there before the last analysis is made.
   */
  async #factsWithTrained(uri: string, document: OpenText, trained: TrainedFindings): Promise<DocumentFacts | undefined> {
    const isFirst = !this.#wasRead && !this.has(uri);
    return await analyseOpened({
      source: new SourceText(document.text),
      analysers: this.#analysers,
      trained,
      pause: timeSlices(() => this.host.yield()),
      isWanted: () => this.#open.get(uri) === document,
      learn: async (known) => {
        if (isFirst) await this.#takeSome(uri, document, known);
      },
    });
  }

  async #takeSome(uri: string, document: OpenText, known: SomeFacts): Promise<void> {
    this.#partlyKnown.set(uri, document);
    this.onDidChange.emit(this.corpus.setSome(uri, known));
    await this.lookAt(uri);
    // Whoever waits for it is told before the next analysis.
    await this.host.yield();
  }

  /** Has the analysers remember each paragraph of an open text, once, so that all of it can be analysed at a stretch. */
  #prepare(uri: string, text: string): Promise<void> {
    const known = this.#prepared.get(uri);
    if (known) return known;
    const pause = timeSlices(() => this.host.yield());
    const prepared = rememberParagraphs(new SourceText(text), (piece) => extractDocumentFacts(piece, this.#analysers), pause, () => this.#open.has(uri));
    this.#prepared.set(uri, prepared);
    return prepared;
  }

  #take(uri: string, facts: DocumentFacts, file?: FileStamp): void {
    this.#skipped.delete(uri);
    this.#partlyKnown.delete(uri);
    this.onDidChange.emit(this.corpus.set(uri, facts, file));
  }

  /** Follows a change of a file that belongs to the corpus, or did. */
  async #follow(uri: string, changes: Changes): Promise<void> {
    this.#analysedAhead.delete(uri);
    await this.#storageOpened;
    if (this.#open.has(uri)) return;
    const known = this.has(uri) || this.#skipped.has(uri);
    const belongs = await this.#belongs(uri);
    if (belongs) await this.#analyseFile(uri, changes);
    else if (known) this.#forget(uri);
  }

  /** Whether a document is known as its file is. */
  #isCurrent(uri: string, stamp: FileStamp | undefined): boolean {
    const known = this.corpus.stampOf(uri);
    return stamp !== undefined && known?.size === stamp.size && known.modified === stamp.modified;
  }

  /** Reads a file and takes what is known of its text, unless it has not changed; forgets one that is gone. */
  async #analyseFile(uri: string, { turn, isQuiet }: Changes): Promise<void> {
    if (this.#open.has(uri)) return;
    if (this.corpus.stampOf(uri) && this.#isCurrent(uri, await this.host.files.stamp?.(uri))) return;
    this.#skipped.delete(uri);
    const begun = this.#analysedAhead.get(uri);
    this.#analysedAhead.delete(uri);
    const analysis = await (begun ?? this.#analysisElsewhere(uri) ?? this.#analyseHere(uri));
    await turn();
    if (this.#open.has(uri)) return;
    if (analysis.kind === 'unreadable') this.#skipped.set(uri, analysis.reason);
    if (analysis.kind === 'unreadable' || analysis.kind === 'missing') {
      if (this.has(uri) && isQuiet()) this.corpus.drop(uri);
      else this.#forgetFacts(uri);
      return;
    }
    const isSettled = Date.parse(this.host.now()) - analysis.stamp.modified > clockGrain;
    const file = isSettled ? analysis.stamp : unstamped;
    if (analysis.kind === 'known') this.corpus.restamp(uri, file);
    else if (this.corpus.hashOf(uri) !== analysis.hash && isQuiet()) this.corpus.take(uri, analysis.hash, analysis.entries, file, analysis.packed);
    else {
      const facts = analysis.packed ? unpackFacts(analysis.packed) : this.corpus.storedFacts(analysis.hash);
      if (facts) this.#take(uri, facts, file);
    }
  }

  /** What becomes of a file in another thread, where the host has one. */
  #analysisElsewhere(uri: string): Promise<FileAnalysis> | undefined {
    return this.host.analyseFile?.(uri, this.settingsOf(uri).maxFileSize * 1e6, this.#knownHash(uri));
  }

  /** The hash of the text whose facts are at hand. */
  #knownHash(uri: string): number | undefined {
    return this.corpus.hasFacts(uri) ? this.corpus.hashOf(uri) : undefined;
  }

  /** As a host does it that can analyse files in another thread. */
  async #analyseHere(uri: string): Promise<FileAnalysis> {
    const stamp = (await this.host.files.stamp?.(uri)) ?? unstamped;
    const text = await this.#readFile(uri);
    if (text === undefined) {
      const reason = this.#skipped.get(uri);
      return reason === undefined ? { kind: 'missing' } : { kind: 'unreadable', reason };
    }
    const hash = hashText(text);
    if (hash === this.#knownHash(uri)) return { kind: 'known', stamp };
    try {
      const facts = this.corpus.storedFacts(hash) ?? (await this.host.extract(text));
      return { kind: 'analysed', stamp, hash, entries: indexEntries(facts), packed: packFacts(facts) };
    } catch (error) {
      return { kind: 'unreadable', reason: (error as Error).message };
    }
  }

  /** Analyses a document outside this thread. Where that fails it is left out, so that nothing of a former text is said of it. */
  async #extract(uri: string, text: string): Promise<DocumentFacts | undefined> {
    const extracting = new AbortController();
    this.#extracting.set(uri, extracting);
    try {
      return await this.host.extract(text, extracting.signal);
    } catch (error) {
      if (!extracting.signal.aborted) this.#leaveOut(uri, (error as Error).message);
      return undefined;
    } finally {
      if (this.#extracting.get(uri) === extracting) this.#extracting.delete(uri);
    }
  }

  /** Nothing is said of a document any more but why. */
  #leaveOut(uri: string, reason: string): void {
    this.#skipped.set(uri, reason);
    this.#forgetFacts(uri);
    this.onDidChangeStatus.emit(undefined);
  }

  /** Whoever opened a document before its folder was known waits for its findings. */
  async #noteOpen(): Promise<void> {
    for (const uri of this.#open.keys()) if (await this.#belongs(uri)) this.#stale.add(uri);
  }

  /** Opens the storage for the folders. Gives the state of the last session, whose documents are known then. */
  async #openStorage(): Promise<KeptState | undefined> {
    this.#storedFolders = this.#storageNames().join('\n');
    this.#storage = await this.host.openStorage?.(this.#storageNames());
    if (!this.#storage) return undefined;
    this.corpus.useStore(this.#storage.facts);
    const kept = this.corpus.size === 0 ? await this.#storage.load() : undefined;
    if (kept) this.corpus.restoreDocuments(kept.documents);
    return kept;
  }

  /** Takes up where the last session ended. */
  async #takeUp({ indexes }: KeptState): Promise<void> {
    const read = await indexes.catch(() => undefined);
    if (read) await this.corpus.restoreIndexes(read, timeSlices(() => this.host.yield()));
    else {
      // All files are new then.
      this.corpus.forgetDocuments();
      this.#forgetWalk();
    }
    this.#savedRevision = this.corpus.revision;
  }

  /** What names the corpus: its folders, with the parts of them that are looked at where it is not all. */
  #storageNames(): string[] {
    return this.#folders.map(({ uri }) => {
      const parts = (this.#starts.get(uri) ?? []).filter(({ path }) => path !== '');
      return parts.length === 0 ? uri : `${uri} ${JSON.stringify(parts)}`;
    });
  }

  /** Forgets what is known of a document, but not why it is left out. */
  #forgetFacts(uri: string): void {
    if (this.corpus.has(uri)) this.onDidChange.emit(this.corpus.delete(uri).add(uri));
  }

  #forget(uri: string): void {
    this.#skipped.delete(uri);
    this.#forgetFacts(uri);
  }

  async #forgetAll(uris: readonly string[]): Promise<void> {
    const pause = timeSlices(() => this.host.yield());
    const isQuiet = uris.length > singleChanges;
    for (const uri of uris) {
      this.#skipped.delete(uri);
      if (isQuiet) this.corpus.drop(uri);
      else this.#forgetFacts(uri);
      await pause();
    }
    if (isQuiet) this.onDidChange.emit(new Set([...this.corpus.documents(), ...uris]));
  }

  /**
   * Looks for the files before `index` asks for them. The first of those that have changed since the documents were saved are analysed while others
   * are still looked for.
   */
  #lookAhead(documentsKnown: Promise<unknown>): void {
    const cancellation = { isCancellationRequested: false };
    const walk = this.#lookForFiles(cancellation, true, documentsKnown, (uri) => {
      // Without an index all files are new, and nobody waits for the first of them.
      if (this.corpus.size === 0 || this.#analysedAhead.size === mostAhead) return;
      const analysis = this.#analysisElsewhere(uri);
      if (analysis) this.#analysedAhead.set(uri, analysis);
    });
    this.#ahead = { walk, cancel: () => void (cancellation.isCancellationRequested = true) };
  }

  /** What was found ahead is of other folders or settings. */
  #forgetWalk(): void {
    this.#ahead?.cancel();
    this.#ahead = undefined;
    this.#analysedAhead.clear();
  }

  /** The files that were found ahead, or else are looked for now. */
  #takeWalk(cancellation: Cancellation): Walk {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return ahead?.walk ?? this.#lookForFiles(cancellation, this.corpus.size > 0);
  }

  /** Finds the files of the corpus and, once its documents are known, those that are not as they are known; tells of each of these at once. */
  #lookForFiles(cancellation: Cancellation, withStamps: boolean, documentsKnown: Promise<unknown> = Promise.resolve(), tellChanged?: (uri: string) => void): Walk {
    const changed = new Arrivals<string>();
    const tell = (uri: string): void => {
      tellChanged?.(uri);
      changed.add(uri);
    };
    const found = this.#findFiles(cancellation, withStamps, documentsKnown, tell).finally(() => changed.end());
    // Whoever waits for it is told.
    found.catch(() => undefined);
    return { found, changed };
  }

  async #findFiles(cancellation: Cancellation, withStamps: boolean, documentsKnown: Promise<unknown>, tellChanged: (uri: string) => void): Promise<ReadonlySet<string>> {
    const pause = timeSlices(() => this.host.yield());
    const found = new Set<string>();
    let unchecked: FoundFile[] = [];
    let areKnown = false;
    const known = documentsKnown.then(() => (areKnown = true));
    const check = async (): Promise<void> => {
      const files = unchecked;
      unchecked = [];
      for (const [index, [uri, stamp]] of files.entries()) {
        if (cancellation.isCancellationRequested) return;
        if (!this.#isCurrent(uri, stamp)) tellChanged(uri);
        if (index % checkedTogether === 0) await pause();
      }
    };
    for await (const files of this.#walkFolders(cancellation, withStamps)) {
      for (const [uri] of files) found.add(uri);
      unchecked.push(...files);
      if (areKnown) await check();
    }
    await known;
    await check();
    return found;
  }

  /** The files of the corpus, with their stamps where these are wanted and can be had on the way. */
  async *#walkFolders(cancellation: Cancellation, withStamps: boolean): AsyncGenerator<readonly FoundFile[]> {
    const pause = timeSlices(() => this.host.yield());
    this.annotated.clear();
    this.missing.clear();
    this.#unlisted.clear();
    for (const folder of this.#folders) {
      const base = folder.uri;
      const leaveOut = (path: string, reason: string): void => void this.#unlisted.set(path === '' ? base : `${base}/${encodePath(path)}`, reason);
      for await (const documents of walkCorpus(this.host, base, folder.settings, { starts: this.#starts.get(base), withStamps, leaveOut, pause })) {
        if (cancellation.isCancellationRequested) return;
        const found: FoundFile[] = [];
        for (const { path, layers, isMissing, stamp } of documents) {
          const uri = `${base}/${encodePath(path)}`;
          if (this.folderOf(uri) !== folder) continue;
          if (isMissing) {
            this.missing.set(uri, layers);
            continue;
          }
          found.push([uri, stamp]);
          if (layers.length > 0) this.annotated.set(uri, layers);
        }
        yield found;
        await pause();
      }
    }
  }

  /** Brings documents up to date with their files. From so many changes on as are told one by one, everybody is told at the end. */
  async #changeAll(
    changed: Arrivals<string>,
    change: (uri: string, changes: Changes) => Promise<void>,
    cancellation: Cancellation,
    toldSingly: number,
    report: (indexed: number) => void,
  ): Promise<void> {
    const pause = timeSlices(() => this.host.yield());
    let indexed = 0;
    let taken = 0;
    let told = performance.now();
    let lastTurn = Promise.resolve();
    const changes: Changes = { turn: () => (lastTurn = lastTurn.then(pause)), isQuiet: () => ++taken > toldSingly };
    const work = async (): Promise<void> => {
      for (let uri = await changed.take(); uri !== undefined; uri = await changed.take()) {
        if (cancellation.isCancellationRequested) return;
        await change(uri, changes);
        report(++indexed);
        if (taken > toldSingly && performance.now() - told > openPeriod) {
          told = performance.now();
          this.onDidChange.emit(new Set(this.#open.keys()));
        }
        await pause();
      }
    };
    try {
      await Promise.all(Array.from({ length: indexingWidth }, work));
    } finally {
      // Those that went are told of, too.
      if (taken > toldSingly) this.onDidChange.emit(new Set([...this.corpus.documents(), ...changed.all]));
    }
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

function tooLarge(megabytes: number): string {
  return `it is larger than ${String(megabytes)} MB`;
}

function folderNameOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function isBeneath(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Encodes a path beneath a folder as `encodeSegment` does each of its parts. */
function encodePath(path: string): string {
  return plainPath.test(path) ? path : path.split('/').map(encodeSegment).join('/');
}

/** What stands in URIs as it is. */
const plainPath = /^[\w.~/-]*$/;

/** Encodes a path segment as VS Code's URIs do, so that walked and opened documents have one name. */
function encodeSegment(segment: string): string {
  return URI.from({ scheme: 'x', path: `/${segment}` }).toString().slice('x:/'.length);
}
