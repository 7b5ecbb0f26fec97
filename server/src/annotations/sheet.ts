import type { AnnotatedText } from './annotatedText.ts';
import type { TextChange } from './anchoring/change.ts';
import { placesOf, shiftAnnotations } from './anchoring/live.ts';
import type { LivePlace } from './anchoring/live.ts';
import { anchorOnLoad } from './anchoring/load.ts';
import { materialize } from './anchoring/materialize.ts';
import { rewriteText } from './anchoring/rewrite.ts';
import { anchorState, withItems } from './anchoring/state.ts';
import type { AnchorState } from './anchoring/state.ts';
import { emptySidecar } from './create.ts';
import { History } from './history.ts';
import { problemAt } from './json.ts';
import type { Problem } from './json.ts';
import { mergeSidecars } from './merge.ts';
import type { AnnotationPage } from './model.ts';
import { parseSidecar } from './parse.ts';
import { serializeSidecar } from './serialize.ts';

/** Files by URI, as the host gives them. */
export interface SidecarFiles {
  /** A file's bytes; undefined where there is no such file. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** Writes the whole file or nothing: a temporary file in the same folder, renamed. */
  writeAtomic(uri: string, bytes: Uint8Array): Promise<void>;
}

/** Which layer, and what may help to anchor it. */
export interface SheetOptions {
  /** The annotator whose layer it is; the curated sidecar without. */
  readonly layer?: string;
  /** The text with a given SHA-256 (of the normalised text), where it can be had, for instance from git. */
  readonly textOf?: (sha256: string) => Promise<string | undefined>;
}

/** An operation was asked of a sidecar that cannot be read, which is therefore never written either. */
export class SidecarProblem extends Error {
  override readonly name = 'SidecarProblem';
  readonly uri: string;
  readonly problem: Problem;

  constructor(uri: string, problem: Problem) {
    super(`Line ${problem.line}: ${problem.reason}`);
    this.uri = uri;
    this.problem = problem;
  }
}

/** One sidecar in use: what stands on disk, what it has become, and where its annotations are in the text. */
export class Sheet {
  readonly document: string;
  readonly uri: string;
  readonly #files: SidecarFiles;
  readonly #text: () => AnnotatedText;
  readonly #options: SheetOptions;
  readonly #history = new History();
  #problem: Problem | undefined;
  #page: AnnotationPage;
  #anchors: AnchorState;
  /** Whether the text has changed since the page was brought up to date. */
  #isBehind = false;
  /** The file's text, and the page that it holds; undefined where there is no file. */
  #diskText: string | undefined;
  #diskPage: AnnotationPage | undefined;
  /** The page right after it was read or written: nothing is to be written while it is still the page. */
  #settledPage: AnnotationPage;
  /** The text that `#diskPage` was written or anchored for. */
  #knownText: AnnotatedText;
  #queue: Promise<void> = Promise.resolve();
  /** Reads and writes that are not done yet. */
  #waiting = 0;

  constructor(files: SidecarFiles, document: string, uri: string, text: () => AnnotatedText, options: SheetOptions) {
    this.#files = files;
    this.document = document;
    this.uri = uri;
    this.#text = text;
    this.#options = options;
    this.#knownText = text();
    const empty = emptySidecar(fileName(document), '');
    this.#page = { ...empty, id: relativeName(uri), document: text().identity(empty.document.source) };
    this.#settledPage = this.#page;
    this.#anchors = anchorState([], text());
  }

  /** What is wrong with the file; while something is, nothing is read from it, changed or written. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Whether there is a file. */
  get isOnDisk(): boolean {
    return this.#diskText !== undefined;
  }

  /** The annotations where they stand in the text as it is now. */
  get page(): AnnotationPage {
    if (this.#isBehind) {
      const { page, state } = materialize(this.#page, this.#anchors);
      this.#page = page;
      this.#anchors = state;
      this.#isBehind = false;
    }
    return this.#page;
  }

  /** Where the items stand now in UTF-16 offsets: cheap enough for every keystroke, unlike `page`. */
  get places(): readonly LivePlace[] {
    return placesOf(this.#anchors);
  }

  /** Whether something is there that the file does not hold yet. */
  get isChanged(): boolean {
    return this.page !== this.#settledPage;
  }

  /** Whether something would be lost if it were let go: what is not written yet or being read or written, or what can be undone or done again. */
  get isInUse(): boolean {
    return this.#waiting > 0 || this.isChanged || this.#history.canUndo || this.#history.canRedo;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /**
   * Does an operation, remembers it for `undo`, and returns whether it changed anything. Nothing is written yet: `save`
   * does, once for as many operations as the caller makes of it. `action` names the operations of several sidecars that
   * are undone together. Throws `SidecarProblem` where the file cannot be read.
   */
  apply(operation: (page: AnnotationPage, text: AnnotatedText) => AnnotationPage, action: object = {}): boolean {
    if (this.#problem) throw new SidecarProblem(this.uri, this.#problem);
    const before = this.page;
    const after = operation(before, this.#text());
    if (after === before) return false;
    this.#history.push(before, after, action);
    this.#adopt(after);
    return true;
  }

  /** Takes an action or the latest one back; returns whether there was one. Throws like `apply`. */
  undo(action?: object): boolean {
    return this.#step((page) => this.#history.undo(page, action));
  }

  /** Does again what was undone last, or an action that was undone; returns whether there was something. Throws like `apply`. */
  redo(action?: object): boolean {
    return this.#step((page) => this.#history.redo(page, action));
  }

  /** The document's text changed: `changes` in a row led to `after`. */
  textChanged(changes: readonly TextChange[], after: AnnotatedText): void {
    this.#history.follow((state) => shiftAnnotations(state, changes, after), this.#anchors.text);
    this.#anchors = shiftAnnotations(this.#anchors, changes, after);
    this.#isBehind = true;
  }

  /** The document's text became another one, and only the result is known. */
  textReplaced(after: AnnotatedText): void {
    this.#history.follow((state) => rewriteText(state, after), this.#anchors.text);
    this.#anchors = rewriteText(this.#anchors, after);
    this.#isBehind = true;
  }

  /** Reads the file again, after somebody else may have changed it, and merges it with what is not written yet. */
  reread(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#take(await this.#files.read(this.uri));
    });
  }

  /**
   * Writes the sidecar if something changed, after merging what somebody else wrote meanwhile. A file that cannot be
   * read is left alone; see `problem`. Throws what the host throws when it cannot write; the change is kept then.
   */
  save(): Promise<void> {
    return this.#enqueue(async () => {
      if (!this.isChanged) return;
      await this.#take(await this.#files.read(this.uri));
      if (this.#problem || !this.isChanged) return;
      const { page } = this;
      const knownText = this.#text();
      const isEmpty = page.items.length === 0 && (page.dismissals ?? []).length === 0;
      const content = serializeSidecar(page);
      if (this.#diskText !== undefined ? content !== this.#diskText : !isEmpty) {
        await this.#files.writeAtomic(this.uri, new TextEncoder().encode(content));
        this.#diskText = content;
        this.#diskPage = page;
      }
      this.#settledPage = page;
      this.#knownText = knownText;
    });
  }

  #step(walk: (page: AnnotationPage) => AnnotationPage | undefined): boolean {
    if (this.#problem) throw new SidecarProblem(this.uri, this.#problem);
    const page = walk(this.page);
    if (page) this.#adopt(page);
    return page !== undefined;
  }

  #adopt(page: AnnotationPage): void {
    this.#anchors = withItems(this.#anchors, page.items);
    this.#page = page;
    this.#isBehind = true;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#waiting++;
    const done = this.#queue.then(work).finally(() => this.#waiting--);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** Takes over what the file holds now. */
  async #take(bytes: Uint8Array | undefined): Promise<void> {
    const content = bytes && decode(bytes);
    if (content === undefined) {
      this.#takePage(undefined, undefined);
      return;
    }
    if (typeof content !== 'string') {
      this.#problem = content;
      return;
    }
    if (content === this.#diskText && !this.#problem) return;
    const parsed = parseSidecar(content);
    if ('problem' in parsed) {
      this.#problem = parsed.problem;
      return;
    }
    const previous = await this.#previousText(parsed.page);
    this.#takePage(parsed.page, content, previous);
  }

  async #previousText(page: AnnotationPage): Promise<string | undefined> {
    const { sha256, source } = page.document;
    if (this.#text().identity(source).sha256 === sha256) return undefined;
    if (this.#knownText.identity(source).sha256 === sha256) return this.#knownText.text;
    return this.#options.textOf?.(sha256);
  }

  #takePage(theirs: AnnotationPage | undefined, content: string | undefined, previousText?: string): void {
    this.#problem = undefined;
    const wasOnDisk = this.isOnDisk;
    const text = this.#text();
    const isOurs = this.isChanged;
    const base = this.#diskPage;
    this.#diskText = content;
    this.#diskPage = theirs;
    // A file that is gone takes nothing with it that is not written yet.
    if (!theirs && (isOurs || !wasOnDisk)) return;
    const anchored = theirs ? anchorOnLoad(theirs, text, previousText) : { ...this.page, items: [], dismissals: [] };
    this.#adopt(isOurs ? mergeSidecars(base, this.page, anchored).page : anchored);
    if (!isOurs) {
      this.#settledPage = this.page;
      this.#knownText = text;
    }
  }
}

function decode(bytes: Uint8Array): string | Problem {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return problemAt('', 0, 'The file is not valid UTF-8.');
  }
}

function fileName(uri: string): string {
  return decodeURIComponentSafely(relativeName(uri));
}

function relativeName(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
