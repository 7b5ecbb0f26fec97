import type {
  CancellationToken,
  Connection,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
  ResultProgressReporter,
  WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver';
import type { DiagnosticReport } from '../service/features/diagnostics.ts';
import type { LanguageService } from '../service/languageService.ts';

/** Findings of other documents settle for this many milliseconds before anyone is told. */
const quietPeriod = 250;

/** Reports, and findings in these, sent in one partial result: the first ones are shown early, and a message is written in one go. */
const reportsAtOnce = 50;
const findingsAtOnce = 500;

/**
 * Findings for clients that ask for them: each document's on request, and all closed documents' through one long-lived
 * request that answers whenever something changed.
 */
export class PulledDiagnostics {
  readonly #connection: Connection;
  readonly #service: Promise<LanguageService>;
  readonly #canRefresh: boolean;
  /** What open documents were last told. */
  readonly #told = new Map<string, string>();
  /** Open documents of which the client was told the first findings, in the version that is given, and will soon be told more. */
  readonly #opening = new Map<string, number | null>();
  /** Closed documents that the workspace request has not been told about. */
  readonly #untold = new Set<string>();
  /** What was last reported of closed documents, while it holds: a client that knows it needs not be told again. */
  readonly #reported = new Map<string, string>();
  #wake: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, service: Promise<LanguageService>, canRefresh: boolean) {
    this.#connection = connection;
    this.#service = service;
    this.#canRefresh = canRefresh;
    service.then(
      ({ workspace, annotations, findings }) => {
        for (const document of workspace.corpus.documents()) this.#untold.add(document);
        findings.onDidFindMore.on((document) => {
          if (this.#opening.has(document)) this.#tellIn(0);
        });
        workspace.onDidChange.on((documents) => this.#changed(documents));
        annotations.onDidChange.on((documents) => this.#changed(documents));
        workspace.onDidChangeStatus.on(() => {
          if (workspace.progress === undefined) this.#wake?.();
        });
      },
      () => undefined,
    );
  }

  async document(uri: string, previousResultId: string | undefined): Promise<DocumentDiagnosticReport> {
    const { resultId, items } = await this.#diagnose(await this.#service, uri);
    this.#told.set(uri, resultId);
    return previousResultId === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items: [...items] };
  }

  /** What is found in an open document; a client that can be told of more gets the first findings of one that it has just opened. */
  async #diagnose(service: LanguageService, uri: string): Promise<DiagnosticReport> {
    const version = service.workspace.version(uri);
    const isFirst = !this.#told.has(uri) || (this.#opening.has(uri) && this.#opening.get(uri) === version);
    const report = await service.diagnostics(uri, this.#canRefresh && isFirst ? 'once' : undefined);
    if (isFirst && service.isPartial(uri)) this.#opening.set(uri, version);
    else this.#opening.delete(uri);
    return report;
  }

  /** Answers only when it is cancelled; what there is to say goes out as partial results. */
  async workspace(
    previous: ReadonlyMap<string, string>,
    cancellation: CancellationToken,
    progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const service = await this.#service;
    const known = new Map(previous);
    for (const documents of [service.workspace.corpus.documents(), known.keys()]) {
      for (const document of documents) if (!known.has(document) || known.get(document) !== this.#reported.get(document)) this.#untold.add(document);
    }
    const collected: WorkspaceDocumentDiagnosticReport[] = [];
    for (;;) {
      // While documents come in, each changes what is found in others: that is told once, when all are there.
      while (service.workspace.progress !== undefined && progress && !cancellation.isCancellationRequested) await this.#somethingToTell(cancellation);
      const items = await this.#nextReports(service, known);
      if (progress && items.length > 0) progress.report({ items });
      else collected.push(...items);
      if (cancellation.isCancellationRequested) return { items: collected };
      if (this.#untold.size > 0) continue;
      if (!progress) return { items: collected };
      await this.#somethingToTell(cancellation);
    }
  }

  async #nextReports(service: LanguageService, known: Map<string, string>): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    let findings = 0;
    for (const uri of this.#untold) {
      if (reports.length >= reportsAtOnce || findings >= findingsAtOnce) break;
      this.#untold.delete(uri);
      if (service.workspace.isOpen(uri)) continue;
      const { resultId, items } = await service.diagnostics(uri);
      this.#reported.set(uri, resultId);
      if (known.get(uri) === resultId) continue;
      known.set(uri, resultId);
      findings += items.length;
      reports.push({ kind: 'full', uri, version: null, resultId, items: [...items] });
    }
    return reports;
  }

  #changed(documents: ReadonlySet<string>): void {
    let isOpening = false;
    for (const document of documents) {
      this.#untold.add(document);
      this.#reported.delete(document);
      isOpening ||= this.#opening.has(document);
    }
    this.#tellIn(isOpening ? 0 : quietPeriod);
  }

  #tellIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tell(), milliseconds);
  }

  async #tell(): Promise<void> {
    this.#wake?.();
    if (!this.#canRefresh) return;
    const service = await this.#service;
    for (const uri of this.#told.keys()) if (!service.workspace.isOpen(uri)) this.#told.delete(uri);
    let refreshed = false;
    // All at once: a large document keeps nobody waiting for the others.
    const tell = async ([uri, resultId]: [string, string]): Promise<void> => {
      if ((await this.#diagnose(service, uri)).resultId === resultId || refreshed) return;
      refreshed = true;
      await this.#connection.languages.diagnostics.refresh();
    };
    await Promise.all([...this.#told].map(tell));
  }

  #somethingToTell(cancellation: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const listener = cancellation.onCancellationRequested(() => done());
      const done = (): void => {
        listener.dispose();
        this.#wake = undefined;
        resolve();
      };
      this.#wake = done;
    });
  }
}

/** Findings for clients that do not ask: published whenever they changed. */
export class PushedDiagnostics {
  readonly #connection: Connection;
  readonly #service: Promise<LanguageService>;
  readonly #told = new Map<string, string>();
  readonly #untold = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, service: Promise<LanguageService>) {
    this.#connection = connection;
    this.#service = service;
    service.then(
      ({ workspace, annotations }) => {
        workspace.onDidChange.on((documents) => this.#changed(documents));
        annotations.onDidChange.on((documents) => this.#changed(documents));
      },
      () => undefined,
    );
  }

  #changed(documents: ReadonlySet<string>): void {
    for (const document of documents) this.#untold.add(document);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#publish(), quietPeriod);
  }

  async #publish(): Promise<void> {
    const service = await this.#service;
    const untold = [...this.#untold];
    this.#untold.clear();
    const isOpen = (uri: string): boolean => service.workspace.isOpen(uri);
    // Open ones first, all at once: a large one keeps nobody waiting for the others, nor for long for those that are closed.
    const open = Promise.all(untold.filter(isOpen).map((uri) => this.#publishOne(service, uri)));
    await Promise.race([open, new Promise((resolve) => setTimeout(resolve, quietPeriod))]);
    for (const uri of untold) {
      if (isOpen(uri)) continue;
      await this.#publishOne(service, uri);
    }
    await open;
  }

  async #publishOne(service: LanguageService, uri: string): Promise<void> {
    const { resultId, items } = await service.diagnostics(uri);
    if (this.#told.get(uri) === resultId) return;
    this.#told.set(uri, resultId);
    const version = service.workspace.version(uri);
    await this.#connection.sendDiagnostics({ uri, diagnostics: [...items], ...(version === null ? {} : { version }) });
  }
}
