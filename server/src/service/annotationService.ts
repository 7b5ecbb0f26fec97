import {
  AnnotatedText,
  AnnotationIndex,
  annotationOf,
  defaultLabelSchema,
  dismiss,
  isDismissed,
  parseSidecarName,
  SidecarStore,
  timestamp,
  type Annotation,
  type AnnotationPage,
  type Sheet,
  type Stamp,
  type Status,
  type TextChange,
} from '../annotations/index.ts';
import type { LabelItem, PaintedAnnotation } from '../protocol.ts';
import { hashText } from '../text/hash.ts';
import { rangeOf } from '../text/layout.ts';
import { overlaps, type Span } from '../text/span.ts';
import { Emitter } from './emitter.ts';
import type { Problem } from './folder.ts';
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
  /** What is tagged in all documents. */
  readonly tagged = new AnnotationIndex();
  /** The text as it was right after each operation, by hash, so that undo takes the operation back only from there. */
  readonly #done = new Map<string, number[]>();
  readonly #undone = new Map<string, number[]>();
  /** Documents whose text has changed since the index took their annotations. */
  readonly #moved = new Set<string>();

  constructor(workspace: CorpusWorkspace) {
    this.#workspace = workspace;
    this.#store = new SidecarStore(workspace.host.files);
  }

  /** One sentence for each sidecar that cannot be used; it is left as it is. */
  get problems(): Problem[] {
    return this.#store.documents().flatMap((document) =>
      this.#store.sheetsOf(document).flatMap(({ uri, problem }) =>
        problem ? [{ message: `${this.#workspace.pathOf(uri)} is left alone. Line ${String(problem.line)}: ${problem.reason}`, uri }] : [],
      ),
    );
  }

  /** The documents of which annotations are loaded. */
  documents(): string[] {
    return this.#store.documents();
  }

  isSidecar(uri: string): boolean {
    return parseSidecarName(uri) !== undefined;
  }

  /** Loads the sidecars that were found beside the documents. */
  async loadAll(): Promise<void> {
    for (const document of [...this.#workspace.annotated.keys()]) {
      await this.#load(document);
      await this.#workspace.host.yield();
    }
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

  /** The editor's text was dropped or saved: the file's own text counts. */
  async closed(document: string): Promise<void> {
    if (!this.#sheet(document)) return;
    const text = await this.#workspace.text(document);
    if (text === undefined) this.#store.forget(document);
    else this.#store.textReplaced(document, text);
    this.#changed(document);
  }

  /** The document was saved: its sidecars are written, where the text's changes moved annotations. */
  async saved(document: string): Promise<void> {
    await this.#store.save(document);
  }

  /** Somebody else wrote or removed a sidecar. */
  async sidecarChanged(uri: string): Promise<void> {
    const document = parseSidecarName(uri)?.document;
    if (document === undefined || !this.#workspace.has(document)) return;
    if (this.#sheet(document)) await Promise.all(this.#store.sheetsOf(document).map((sheet) => sheet.reread()));
    else await this.#load(document);
    this.#changed(document);
  }

  /** The document is gone. */
  forget(document: string): void {
    this.#store.forget(document);
    this.#changed(document);
  }

  /** Brings the index up to date with the latest edits of a document. */
  settle(document: string): void {
    if (!this.#moved.delete(document)) return;
    const page = this.page(document);
    if (page) this.tagged.set(document, page);
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

  labels(uri: string): LabelItem[] {
    const schema = this.#workspace.folderOf(uri)?.labels ?? defaultLabelSchema;
    return schema.labels.map(({ name, description, color, key }) => ({ name, description, color, ...(key === undefined ? {} : { key }) }));
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

  painted(document: string): PaintedAnnotation[] {
    const layout = this.#workspace.layout(document);
    if (!layout) return [];
    return this.spans(document).flatMap(({ id, fragments, label, status }) =>
      status === 'accepted' || status === 'suggested' ? fragments.map((fragment) => ({ id, range: rangeOf(layout, fragment), label, status })) : [],
    );
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
  async apply(document: string, operation: (page: AnnotationPage, text: AnnotatedText, stamp: Stamp) => AnnotationPage): Promise<boolean> {
    const sheet = await this.#load(document);
    if (!sheet) throw new Error(`${this.#workspace.pathOf(document)} cannot be read.`);
    if (sheet.problem) {
      const { line, reason } = sheet.problem;
      throw new Error(`${this.#workspace.pathOf(sheet.uri)} is left alone, nothing was changed. Line ${String(line)}: ${reason}`);
    }
    const stamp = this.#stamp(document);
    if (!sheet.apply((page, text) => operation(page, text, stamp))) return false;
    push(this.#done, document, this.#textHash(document));
    this.#undone.delete(document);
    await this.#write(document, sheet);
    return true;
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
    const now = this.#textHash(document);
    return {
      undo: sheet?.canUndo === true && this.#done.get(document)?.at(-1) === now,
      redo: sheet?.canRedo === true && this.#undone.get(document)?.at(-1) === now,
    };
  }

  async undo(document: string): Promise<boolean> {
    return await this.#step(document, this.#done, this.#undone, (sheet) => sheet.undo());
  }

  async redo(document: string): Promise<boolean> {
    return await this.#step(document, this.#undone, this.#done, (sheet) => sheet.redo());
  }

  /** The tags that overlap a stretch, rejected suggestions too. */
  decidedIn(document: string, span: Span): TaggedSpan[] {
    return this.#allSpans(document).filter((tagged) => tagged.status !== 'orphan' && tagged.fragments.some((fragment) => overlaps(fragment, span)));
  }

  async #step(document: string, from: Map<string, number[]>, to: Map<string, number[]>, step: (sheet: Sheet) => boolean): Promise<boolean> {
    const sheet = this.#sheet(document);
    if (!sheet || sheet.problem || !step(sheet)) return false;
    from.get(document)?.pop();
    push(to, document, this.#textHash(document));
    await this.#write(document, sheet);
    return true;
  }

  async #write(document: string, sheet: Sheet): Promise<void> {
    try {
      await sheet.save();
    } finally {
      this.#changed(document);
    }
  }

  /** Takes a document's annotations into the index, and says whose findings may differ now. */
  #changed(document: string): void {
    const { revision } = this.tagged;
    const page = this.page(document);
    const affected = new Set(page ? this.tagged.set(document, page) : this.tagged.delete(document));
    affected.add(document);
    if (this.tagged.revision !== revision) for (const other of this.#whereWordsMayStand()) affected.add(other);
    this.onDidChange.emit(affected);
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
    const text = await this.#workspace.text(document);
    if (text === undefined || !this.#workspace.has(document)) return undefined;
    const layer = this.#layer(document);
    const known = this.#store.sheet(document, layer);
    if (known) return known;
    const sheet = await this.#store.load(document, text, layer === undefined ? {} : { layer });
    this.#changed(document);
    return sheet;
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

function push(stacks: Map<string, number[]>, document: string, hash: number): void {
  const stack = stacks.get(document);
  if (stack) stack.push(hash);
  else stacks.set(document, [hash]);
}
