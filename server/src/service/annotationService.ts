import {
  AnnotatedText,
  AnnotationIndex,
  annotationOf,
  defaultLabelSchema,
  dismiss,
  hashOf,
  isDismissed,
  layerName,
  parseSidecarName,
  sidecarOf,
  SidecarStore,
  timestamp,
  type Annotation,
  type AnnotationPage,
  type LabelSchema,
  type Sheet,
  type Stamp,
  type Status,
  type TextChange,
  type UnmarkedText,
} from '../annotations/index.ts';
import type { LabelItem } from '../protocol.ts';
import { hashText } from '../text/hash.ts';
import { overlaps, type Span } from '../text/span.ts';
import { ActionLog, type Action } from './actionLog.ts';
import { Emitter } from './emitter.ts';
import type { Problem } from './folder.ts';
import type { FileSystem } from './host.ts';
import { overlapping } from './overlapping.ts';
import { reasonOf } from './reasonOf.ts';
import type { CorpusWorkspace } from './workspace.ts';

/** A tagged stretch of a document where it stands now; UTF-16 offsets. */
export interface TaggedSpan {
  readonly id: string;
  /** From the first fragment's start to the last one's end. */
  readonly span: Span;
  readonly fragments: readonly Span[];
  readonly label: string;
  readonly text: string;
  readonly status: Status;
  readonly annotation: Annotation;
}

/** What is done to a sidecar: a page in, a page out; the same page where there is nothing to change. */
export type Operation = (page: AnnotationPage, text: AnnotatedText, stamp: Stamp) => AnnotationPage;

/** What an action on several documents did. */
export interface BulkResult {
  /** Documents whose annotations changed. */
  readonly changed: readonly string[];
  /** One clear sentence for each document that was left out or could not be written. */
  readonly problems: readonly string[];
}

/** Sidecars written at the same time. */
const writingWidth = 16;

/** Of so many closed documents the sidecars are kept at hand; the one not asked for longest makes room. */
const keptSidecars = 200;

/** Closed documents are all looked at again after a new tag only in corpora of up to this many documents. */
const mostToldAtOnce = 2000;

/** The name that stands for an annotator who gave none. */
const anonymous = 'annotator';

/** The sidecars of the workspace's documents: loaded with them, in step with their texts, written when something changed. */
export class AnnotationService {
  /** Documents whose annotations changed. */
  readonly onDidChange = new Emitter<ReadonlySet<string>>();
  readonly #workspace: CorpusWorkspace;
  readonly #store: SidecarStore;
  /** What is tagged in all documents, also those whose sidecars are not at hand. */
  readonly tagged = new AnnotationIndex();
  /** Whose layer the tags of each document in the index are of. */
  readonly #layersTaken = new Map<string, string | undefined>();
  /** One sentence for each sidecar that cannot be used, by document. */
  readonly #damaged = new Map<string, readonly Problem[]>();
  /** Documents whose sidecars are at hand, the one not asked for longest first. */
  readonly #recent = new Set<string>();
  readonly #actions = new ActionLog();
  /** What was done to curated sidecars as such, the latest last. */
  readonly #adjudicated: Action[] = [];
  /** Documents whose text has changed since the index took their annotations. */
  readonly #moved = new Set<string>();

  constructor(workspace: CorpusWorkspace) {
    this.#workspace = workspace;
    this.#store = new SidecarStore(workspace.host.files);
  }

  /** One sentence for each sidecar that cannot be used; it is left as it is. */
  get problems(): Problem[] {
    return [...[...this.#damaged.values()].flat(), ...this.#withoutDocument()];
  }

  /** What is wrong with the sidecars of a document, one sentence each. */
  problemsOf(document: string): readonly Problem[] {
    return this.#damaged.get(document) ?? [];
  }

  #withoutDocument(): Problem[] {
    return [...this.#workspace.missing].flatMap(([document, layers]) =>
      layers.map((layer) => {
        const uri = sidecarOf(document, layer);
        return { message: `${this.#workspace.pathOf(uri)} holds the annotations of ${this.#workspace.pathOf(document)}, which is not there.`, uri };
      }),
    );
  }

  isSidecar(uri: string): boolean {
    return parseSidecarName(uri) !== undefined;
  }

  /** Takes in what is tagged in all documents beside which sidecars were found, where it is not known yet. Nobody is told before it is done. */
  async loadAll(): Promise<void> {
    const isKnown = (document: string): boolean => this.#layersTaken.has(document) && this.#layersTaken.get(document) === this.#layer(document);
    const documents = [...this.#workspace.annotated.keys()].filter((document) => !isKnown(document));
    for (const document of documents) {
      await this.#loadOrSay(document);
      this.#takeIn(document);
      await this.#workspace.host.yield();
    }
    if (documents.length > 0) this.onDidChange.emit(new Set([...documents, ...this.#whereWordsMayStand()]));
  }

  /** Has the sidecar of a document at hand, if there is one: to be awaited before anything is asked about a closed document. */
  async ensure(document: string): Promise<void> {
    if (this.#sheet(document)) this.#keepAtHand(document);
    else if (this.#workspace.annotated.has(document)) await this.#loadOrSay(document);
  }

  async opened(document: string, text: string): Promise<void> {
    if (!this.#workspace.has(document)) return;
    const known = this.#sheet(document);
    if (known) {
      this.#store.textReplaced(document, text);
      this.#changed(document);
    } else await this.#load(document);
  }

  /** The text of an open document changed; to be called before anything is asked about the new text. */
  changed(document: string, text: string, changes: readonly TextChange[]): void {
    if (!this.#sheet(document)) return;
    this.#store.textChanged(document, changes, text);
    this.#moved.add(document);
  }

  /** The editor's text was dropped or saved, or the file was changed: the file's own text counts. */
  async closed(document: string): Promise<void> {
    if (!this.#sheet(document)) return;
    const text = await this.#workspace.text(document);
    if (text === undefined) {
      this.#forget(document);
      return;
    }
    this.#store.textReplaced(document, text);
    this.#changed(document);
    this.#keepAtHand(document);
  }

  /** The document was saved: its sidecars are written, where the text's changes moved annotations. */
  async saved(document: string): Promise<void> {
    await this.#store.save(document);
  }

  /** Somebody else wrote or removed a sidecar. */
  async sidecarChanged(uri: string): Promise<void> {
    const { document, layer } = parseSidecarName(uri) ?? {};
    if (document === undefined) return;
    if (this.#workspace.has(document)) this.#noteLayer(document, layer);
    await this.#reread(document);
  }

  /** Files were made or changed, and documents of the corpus removed, by somebody else. */
  async filesChanged(changed: readonly string[], gone: readonly string[]): Promise<void> {
    await this.#workspace.filesChanged([...changed, ...gone]);
    for (const uri of changed) {
      if (this.#workspace.isOpen(uri)) continue;
      if (this.#sheet(uri)) await this.closed(uri);
      else if (this.#workspace.missing.has(uri) || this.#workspace.annotated.has(uri)) await this.#reread(uri);
    }
    const removed = new Set(gone.filter((uri) => !this.#workspace.has(uri)));
    this.#forget(...this.#known().filter((document) => removed.has(document)));
  }

  /** A document that is not there any more, or a folder with all that was in it. */
  async fileGone(uri: string): Promise<void> {
    if (!this.#workspace.has(uri)) await this.#workspace.folderRemoved(uri);
    await this.#workspace.fileChanged(uri);
    this.#forget(...this.#known().filter((document) => !this.#workspace.has(document) && (document === uri || document.startsWith(`${uri}/`))));
  }

  /**
   * A document got another URI. Its annotations go along: `move` gives the sidecars on disk their new names, and says
   * which ones could not go along, one sentence each.
   */
  async moved(from: string, to: string, move: (files: FileSystem) => Promise<string[]>): Promise<string[]> {
    await this.#store.save(from).catch(() => undefined);
    const problems = await move(this.#workspace.host.files);
    await this.fileGone(from);
    await this.#workspace.fileChanged(to);
    await this.#workspace.refresh(to);
    await this.#reread(to);
    return problems;
  }

  /** Brings the index up to date with the latest edits of a document. */
  settle(document: string): void {
    if (this.#moved.delete(document)) this.#takeIn(document);
  }

  /** Whether anything is tagged in the corpus, so that its words may stand untagged somewhere. */
  get hasTags(): boolean {
    return this.tagged.revision > 0;
  }

  /** A document's text with what annotations need to know of it: the one at hand, or one made of `text`. */
  annotatedText(document: string, text: string): AnnotatedText {
    const known = this.#store.text(document);
    return known?.text === text ? known : new AnnotatedText(text);
  }

  /** Words of a document that are tagged elsewhere, but carry no annotation here, not even a rejected one. `text` is its text. */
  unmarked(document: string, text: string): UnmarkedText[] {
    if (!this.hasTags) return [];
    const takenAt = overlapping(this.#allSpans(document).filter(({ status }) => status !== 'orphan'));
    return this.tagged.unmarked(text, (place) => takenAt(place).length > 0);
  }

  /** What may be annotated in a document. */
  schema(uri: string): LabelSchema {
    return this.#workspace.folderOf(uri)?.labels ?? defaultLabelSchema;
  }

  labels(uri: string): LabelItem[] {
    const isThemed = (name: string, color: string): boolean => defaultLabelSchema.labels.some((label) => label.name === name && label.color === color);
    return this.schema(uri).labels.map(({ name, description, color, key }) => ({ name, description, color, isThemed: isThemed(name, color), ...(key === undefined ? {} : { key }) }));
  }

  /** The tagged stretches of a document in the order of its text; orphans stand where their text was. Rejected ones are left out. */
  spans(document: string): TaggedSpan[] {
    return this.#allSpans(document).filter(({ status }) => status !== 'rejected');
  }

  #allSpans(document: string): TaggedSpan[] {
    const sheet = this.#sheet(document);
    if (!sheet || sheet.problem) return [];
    return sheet.places
      .flatMap(({ item, fragments, status }): TaggedSpan[] => {
        const annotation = annotationOf(item);
        if (annotation.kind !== 'span' || fragments.length === 0) return [];
        const span = { start: fragments[0].start, end: fragments[fragments.length - 1].end };
        return [{ id: annotation.id, span, fragments, label: annotation.label, text: annotation.text, status, annotation }];
      })
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }

  /** The page that the annotator works on, where there is one. */
  page(document: string): AnnotationPage | undefined {
    const sheet = this.#sheet(document);
    return sheet?.problem ? undefined : sheet?.page;
  }

  isDismissed(document: string, rule: string, span: Span): boolean {
    const page = this.page(document);
    const text = this.#store.text(document);
    return page !== undefined && text !== undefined && (page.dismissals ?? []).length > 0 && isDismissed(page, text.text, rule, span);
  }

  /**
   * Does an operation on a document's sidecar, writes it, and remembers it for `undo`. Returns whether it changed
   * anything. Throws one clear sentence where the sidecar cannot be used or written.
   */
  async apply(document: string, operation: Operation): Promise<boolean> {
    const { changed, problems } = await this.applyAll(new Map([[document, operation]]));
    if (problems.length > 0) throw new Error(problems[0]);
    return changed.length > 0;
  }

  /**
   * Does one operation on the sidecar of each of several documents, as one action for `undo`, and writes each file once.
   * A document whose sidecar cannot be used or written is left out, with one clear sentence in `problems`.
   */
  async applyAll(operations: ReadonlyMap<string, Operation>): Promise<BulkResult> {
    return await this.#applyTo(operations, (document) => this.#load(document), { documents: new Set() });
  }

  /** Like {@link applyAll}, on the curated sidecars, whosever layer the annotator works on. {@link undoCurated} takes it back. */
  async applyToCurated(operations: ReadonlyMap<string, Operation>): Promise<BulkResult> {
    const action = { documents: new Set<string>() };
    this.#adjudicated.push(action);
    return await this.#applyTo(operations, (document) => this.#loadLayer(document, undefined), action);
  }

  async #applyTo(operations: ReadonlyMap<string, Operation>, load: (document: string) => Promise<Sheet | undefined>, action: { documents: Set<string> }): Promise<BulkResult> {
    const problems: string[] = [];
    const changed: Sheet[] = [];
    for (const [document, operation] of operations) {
      const sheet = this.#usable(document, await load(document));
      if (typeof sheet === 'string') {
        problems.push(sheet);
        continue;
      }
      const stamp = this.#stamp(document);
      if (!sheet.apply((page, text) => operation(page, text, stamp), action)) continue;
      action.documents.add(document);
      changed.push(sheet);
      // The editor's undo key is for what the annotator works on.
      if (sheet === this.#sheet(document)) this.#actions.add(document, action, this.#textHash(document));
      if (operations.size > 1) await this.#workspace.host.yield();
    }
    const written = await this.#write(changed);
    return { changed: changed.map(({ document }) => document), problems: [...problems, ...written] };
  }

  async dismiss(document: string, rule: string, span: Span): Promise<boolean> {
    return await this.apply(document, (page, text, stamp) => dismiss(page, text.text, rule, span, stamp));
  }

  /** Forgets all dismissals of a document, so that its findings come back. */
  async restoreDismissed(document: string): Promise<boolean> {
    return await this.apply(document, (page) => ((page.dismissals ?? []).length === 0 ? page : { ...page, dismissals: [] }));
  }

  /** Whether the latest thing that happened to a document is an operation on its annotations, or the undoing of one. */
  canUndo(document: string): { undo: boolean; redo: boolean } {
    const sheet = this.#sheet(document);
    if (!sheet) return { undo: false, redo: false };
    const now = this.#textHash(document);
    return {
      undo: this.#actions.latestDone(document, now) !== undefined,
      redo: this.#actions.latestUndone(document, now) !== undefined,
    };
  }

  /** Takes the latest action on a document back, in every document that it changed. What was changed since then stays. */
  async undo(document: string): Promise<BulkResult> {
    const action = this.#actions.latestDone(document);
    return await this.#step(action, (sheet) => sheet.undo(action), (other, hash) => this.#actions.undone(other, action!, hash));
  }

  /** Does the action that was undone last in a document again, in every document that it changed. */
  async redo(document: string): Promise<BulkResult> {
    const action = this.#actions.latestUndone(document);
    return await this.#step(action, (sheet) => sheet.redo(action), (other, hash) => this.#actions.redone(other, action!, hash));
  }

  /** The tags that overlap a stretch, rejected suggestions too. */
  decidedIn(document: string, span: Span): TaggedSpan[] {
    return this.#allSpans(document).filter((tagged) => tagged.status !== 'orphan' && tagged.fragments.some((fragment) => overlaps(fragment, span)));
  }

  async #reread(document: string): Promise<void> {
    if (!this.#workspace.has(document)) return;
    if (this.#sheet(document)) await Promise.all(this.#store.sheetsOf(document).map((sheet) => sheet.reread()));
    else await this.#load(document);
    this.#changed(document);
  }

  /** The suggestions of a document that were rejected. */
  rejected(document: string): TaggedSpan[] {
    return this.#allSpans(document).filter(({ status }) => status === 'rejected');
  }

  /** Takes the latest action on curated sidecars back that was not taken back otherwise. */
  async undoCurated(): Promise<BulkResult> {
    for (let action = this.#adjudicated.pop(); action; action = this.#adjudicated.pop()) {
      const changed: Sheet[] = [];
      for (const document of action.documents) {
        const sheet = this.#store.sheet(document);
        if (!sheet || sheet.problem || !sheet.undo(action)) continue;
        if (sheet === this.#sheet(document)) this.#actions.undone(document, action, this.#textHash(document));
        changed.push(sheet);
      }
      if (changed.length > 0) return { changed: changed.map(({ document }) => document), problems: await this.#write(changed) };
    }
    return { changed: [], problems: [] };
  }

  /** The layers of a document that hold something; undefined is the curated one. */
  async layersOf(document: string): Promise<(string | undefined)[]> {
    const layers: (string | undefined)[] = [];
    for (const layer of new Set(this.#workspace.annotated.get(document)?.map((name) => this.#layerIn(document, name)))) {
      const sheet = await this.#loadLayer(document, layer);
      if (sheet && !sheet.problem && sheet.page.items.length > 0) layers.push(layer);
    }
    return layers;
  }

  /** A layer's page, or the curated one's for undefined; undefined where the file cannot be read. */
  async layerPage(document: string, layer: string | undefined): Promise<AnnotationPage | undefined> {
    const sheet = await this.#loadLayer(document, this.#layerIn(document, layer));
    return sheet?.problem ? undefined : sheet?.page;
  }

  /** One name for each layer: the annotator's own as the settings write it, others as their files do. */
  #layerIn(document: string, layer: string | undefined): string | undefined {
    const own = this.#layer(document);
    return own !== undefined && layer !== undefined && layerName(layer) === layerName(own) ? own : layer;
  }

  #noteLayer(document: string, layer: string | undefined): void {
    const known = this.#workspace.annotated.get(document) ?? [];
    if (!known.includes(layer)) this.#workspace.annotated.set(document, [...known, layer]);
  }

  async #step(action: Action | undefined, step: (sheet: Sheet) => boolean, log: (document: string, hash: number) => void): Promise<BulkResult> {
    const changed: Sheet[] = [];
    for (const document of action?.documents ?? []) {
      const sheet = this.#sheet(document);
      if (sheet && !sheet.problem && step(sheet)) {
        log(document, this.#textHash(document));
        changed.push(sheet);
      } else this.#actions.drop(document, action!);
    }
    return { changed: changed.map(({ document }) => document), problems: await this.#write(changed) };
  }

  /** Writes sidecars, several at a time. Returns what went wrong; it is written with the next change then. */
  async #write(sheets: readonly Sheet[]): Promise<string[]> {
    const problems: string[] = [];
    const waiting = sheets.values();
    const work = async (): Promise<void> => {
      for (const sheet of waiting) {
        this.#noteLayer(sheet.document, parseSidecarName(sheet.uri)?.layer);
        await sheet.save().catch((error: unknown) => problems.push(this.#unwritten(sheet, error)));
      }
    };
    try {
      await Promise.all(Array.from({ length: writingWidth }, work));
    } finally {
      this.#changed(...sheets.map(({ document }) => document));
    }
    return problems;
  }

  #unwritten({ uri }: Sheet, error: unknown): string {
    return `${this.#workspace.pathOf(uri)} is not written: ${reasonOf(error)}.`;
  }

  /** A document's sheet, or one sentence on why it cannot be used. */
  #usable(document: string, sheet: Sheet | undefined): Sheet | string {
    if (!sheet) return `${this.#workspace.pathOf(document)} cannot be read.`;
    if (!sheet.problem) return sheet;
    const { line, reason } = sheet.problem;
    return `${this.#workspace.pathOf(sheet.uri)} is left alone, nothing was changed. Line ${String(line)}: ${reason}`;
  }

  /** Takes the annotations of documents whose sidecars are at hand into the index, and says whose findings may differ now. */
  #changed(...documents: readonly string[]): void {
    this.#tell(documents, (document, affected) => this.#takeIn(document, affected));
  }

  #forget(...documents: readonly string[]): void {
    this.#tell(documents, (document, affected) => {
      this.#store.forget(document);
      this.#recent.delete(document);
      this.#actions.forget(document);
      this.#moved.delete(document);
      this.#damaged.delete(document);
      this.#layersTaken.delete(document);
      this.tagged.delete(document, affected);
    });
  }

  #tell(documents: readonly string[], change: (document: string, affected: Set<string>) => void): void {
    const { revision } = this.tagged;
    const affected = new Set(documents);
    for (const document of documents) change(document, affected);
    if (this.tagged.revision !== revision) for (const other of this.#whereWordsMayStand()) affected.add(other);
    if (affected.size > 0) this.onDidChange.emit(affected);
  }

  #takeIn(document: string, told?: Set<string>): void {
    const sheet = this.#sheet(document);
    if (!sheet) return;
    const damaged = this.#store.sheetsOf(document).flatMap(({ uri, problem }): Problem[] =>
      problem ? [{ message: `${this.#workspace.pathOf(uri)} is left alone. Line ${String(problem.line)}: ${problem.reason}`, uri }] : [],
    );
    if (damaged.length > 0) this.#damaged.set(document, damaged);
    else this.#damaged.delete(document);
    // The page brings the items up to date with the text, and with them what the places say.
    this.tagged.set(document, this.page(document) ? sheet.places : [], told);
    this.#layersTaken.set(document, this.#layer(document));
  }

  /** The documents whose annotations were taken in or are at hand. */
  #known(): string[] {
    return [...new Set([...this.tagged.documents(), ...this.#store.documents()])];
  }

  /** Notes that a document's sidecars are asked for. Those of closed documents that nobody asked for long are let go, unless something of them would be lost. */
  #keepAtHand(document: string): void {
    this.#recent.delete(document);
    this.#recent.add(document);
    for (const other of this.#recent) {
      if (this.#recent.size <= keptSidecars) return;
      this.#recent.delete(other);
      const isNeeded = this.#workspace.isOpen(other) || this.#store.sheetsOf(other).some(({ isInUse }) => isInUse);
      if (!isNeeded) this.#store.forget(other);
    }
  }

  /** Words that are tagged for the first time may stand anywhere; in a large corpus closed documents are told when they next change. */
  #whereWordsMayStand(): Iterable<string> {
    const { corpus } = this.#workspace;
    return corpus.size <= mostToldAtOnce ? corpus.documents() : this.#workspace.openDocuments();
  }

  #layer(document: string): string | undefined {
    return this.#workspace.settingsOf(document).annotator || undefined;
  }

  #sheet(document: string): Sheet | undefined {
    return this.#store.sheet(document, this.#layer(document));
  }

  async #load(document: string): Promise<Sheet | undefined> {
    const sheet = await this.#loadLayer(document, this.#layer(document));
    if (sheet && !this.#layersTaken.has(document)) this.#changed(document);
    return sheet;
  }

  /** Reads a document's sidecar; one that cannot be read is a problem of the corpus, and the document has no annotations then. */
  async #loadOrSay(document: string): Promise<void> {
    const layer = this.#layer(document);
    try {
      await this.#loadLayer(document, layer);
    } catch (error) {
      const uri = sidecarOf(document, layer);
      this.#damaged.set(document, [{ message: `${this.#workspace.pathOf(uri)} cannot be read: ${reasonOf(error)}.`, uri }]);
    }
  }

  async #loadLayer(document: string, layer: string | undefined): Promise<Sheet | undefined> {
    const text = await this.#workspace.text(document);
    if (text === undefined || !this.#workspace.has(document)) return undefined;
    const textOf = (sha256: string): Promise<string | undefined> => this.#textOf(document, sha256);
    const sheet = this.#store.sheet(document, layer) ?? (await this.#store.load(document, text, layer === undefined ? { textOf } : { layer, textOf }));
    this.#keepAtHand(document);
    return sheet;
  }

  /** The text with a hash that a document had: in its file, under unsaved changes, or in version control. */
  async #textOf(document: string, sha256: string): Promise<string | undefined> {
    const isWanted = (text: string): boolean => hashOf(text) === sha256;
    const saved = await this.#workspace.savedText(document);
    if (saved !== undefined && isWanted(saved)) return saved;
    return await this.#workspace.host.formerText?.(document, isWanted);
  }

  #textHash(document: string): number {
    return hashText(this.#store.text(document)?.text ?? '');
  }

  #stamp(document: string): Stamp {
    return {
      creator: this.#layer(document) ?? anonymous,
      now: timestamp(new Date(this.#workspace.host.now())),
      newId: () => `urn:uuid:${this.#workspace.host.uuid()}`,
    };
  }
}
