import { CodeLensRefreshRequest, type Connection, InlayHintRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver';
import type { StatusParams } from '../protocol.ts';
import type { LanguageService } from '../service/languageService.ts';
import type { IndexingProgress } from '../service/workspace.ts';
import type { Abilities } from './abilities.ts';

/** Status and view notifications wait for this many milliseconds, so that bursts become one. */
const quietPeriod = 150;

/** The index is saved when nothing has changed for so many milliseconds, since a change while it is written makes it come to nothing. */
const savePeriod = 5000;

/** While the corpus is read, views are told of changes this often, since what they show is worked out anew each time. */
const busyPeriod = 2000;

/** While what is found in open documents is worked out, no file is read, but for so many milliseconds at most. */
const openPatience = 1000;

/** Progress is reported once in so many milliseconds. */
const reportPeriod = 100;

/** Progress is only shown for corpora whose indexing takes long enough to wonder about. */
const noticeableDocuments = 50;

/** Indexes in the background, one run at a time, and tells the client how it stands. */
export class IndexingLoop {
  readonly #connection: Connection;
  readonly #service: LanguageService;
  readonly #abilities: Abilities;
  readonly #foundInOpen: () => void;
  #running: Promise<void> = Promise.resolve();
  #cancelRunning: (() => void) | undefined;
  #statusTimer: ReturnType<typeof setTimeout> | undefined;
  /** What the client was told last; it takes a server for ready that tells nothing. */
  #toldState: StatusParams['state'] = 'ready';
  #changedTimer: ReturnType<typeof setTimeout> | undefined;
  #settleTimer: ReturnType<typeof setTimeout> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  /** `foundInOpen` is told when documents that are open have been looked at, before files are read. */
  constructor(connection: Connection, service: LanguageService, abilities: Abilities, foundInOpen: () => void) {
    this.#foundInOpen = foundInOpen;
    this.#connection = connection;
    this.#service = service;
    this.#abilities = abilities;
    service.workspace.onDidChangeStatus.on(() => this.#statusChanged());
    service.workspace.onDidChange.on(() => this.#changedSoon());
    service.workspace.onDidChange.on(() => this.#saveLater());
    service.annotations.onDidChange.on(() => this.#changedSoon());
    service.team.onDidChangeStatus.on(() => this.#statusSoon());
  }

  /** Starts over; a run under way is stopped first. */
  run(): Promise<void> {
    this.#cancelRunning?.();
    this.#running = this.#running.then(() => this.#runOnce());
    return this.#running;
  }

  /** Brings changed documents up to date shortly, for those who look at them without asking. */
  settleSoon(): void {
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => void this.#service.workspace.refreshAll(), quietPeriod);
  }

  async #runOnce(): Promise<void> {
    const cancellation = { isCancellationRequested: false };
    this.#cancelRunning = () => {
      cancellation.isCancellationRequested = true;
    };
    const progress = this.#abilities.progress ? await this.#connection.window.createWorkDoneProgress() : undefined;
    let shown = false;
    progress?.token.onCancellationRequested(() => {
      cancellation.isCancellationRequested = true;
    });
    let reported = 0;
    const report = ({ indexed, total }: IndexingProgress): void => {
      this.#statusSoon();
      if (!progress || total < noticeableDocuments || performance.now() - reported < reportPeriod) return;
      reported = performance.now();
      if (!shown) progress.begin('Collate: reading the corpus', 0, undefined, true);
      shown = true;
      progress.report((100 * indexed) / total, `${String(indexed)} of ${String(total)} documents`);
    };
    try {
      await this.#service.workspace.index(cancellation, report, () => this.#findInOpen());
      await this.#service.annotations.loadAll();
    } finally {
      if (shown) progress?.done();
    }
  }

  /** Has what is found in open documents worked out, since somebody looks at them. */
  async #findInOpen(): Promise<void> {
    const { workspace } = this.#service;
    // Who asks for them is told what is wrong.
    const found = Promise.allSettled(workspace.openDocuments().map((uri) => this.#service.diagnostics(uri)));
    await Promise.race([found, new Promise((resolve) => setTimeout(resolve, openPatience))]);
    if (workspace.openDocuments().length > 0) this.#foundInOpen();
  }

  #saveLater(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => {
      if (this.#service.workspace.progress === undefined) void this.#service.workspace.save();
    }, savePeriod);
  }

  #statusSoon(): void {
    if (this.#statusTimer) return;
    this.#statusTimer = setTimeout(() => this.#tellStatus(), quietPeriod);
  }

  /** That the corpus is being read, or has been, is told at once. */
  #statusChanged(): void {
    if (this.#toldState === this.#state) this.#statusSoon();
    else this.#tellStatus();
  }

  #tellStatus(): void {
    clearTimeout(this.#statusTimer);
    this.#statusTimer = undefined;
    this.#toldState = this.#state;
    void this.#connection.sendNotification('collate/status', this.#status());
  }

  #changedSoon(): void {
    this.#statusSoon();
    if (this.#changedTimer) return;
    this.#changedTimer = setTimeout(() => {
      this.#changedTimer = undefined;
      void this.#connection.sendNotification('collate/changed');
      if (this.#abilities.refreshCodeLenses) void this.#connection.sendRequest(CodeLensRefreshRequest.type);
      if (this.#abilities.refreshSemanticTokens) void this.#connection.sendRequest(SemanticTokensRefreshRequest.type);
      if (this.#abilities.refreshInlayHints) void this.#connection.sendRequest(InlayHintRefreshRequest.type);
    }, this.#service.workspace.progress === undefined ? quietPeriod : busyPeriod);
  }

  get #state(): StatusParams['state'] {
    return this.#service.workspace.progress ? 'indexing' : 'ready';
  }

  #status(): StatusParams {
    const { workspace, annotations, team } = this.#service;
    const { progress, corpus, problems } = workspace;
    return {
      state: this.#state,
      indexed: progress?.indexed ?? corpus.size,
      total: progress?.total ?? corpus.size,
      problems: [...problems, ...annotations.problems, ...team.problems],
      ...(team.status ? { team: team.status } : {}),
    };
  }
}
