import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { transformSync } from 'esbuild';
import {
  CancellationTokenSource,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  ProgressType,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { serverOptions } from '../../client/src/serverProcess.ts';
import type { ClaimGroups, CommandResult, ServerCommands, StatusParams } from '../../server/src/protocol.ts';
import { root } from '../../scripts/support/paths.ts';
import type { ProbeReading } from './serverProbe.ts';

const capabilities = {
  textDocument: { diagnostic: { dynamicRegistration: true } },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
};

/**
 * Makes a file of the probe as the server's process takes it without more ado: as JavaScript, and as CommonJS, since with a module before it the
 * server's own bundle would be read as one too, which no editor has it do.
 */
function writeProbe(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collate-probe-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'probe.cjs');
  writeFileSync(path, transformSync(readFileSync(join(import.meta.dirname, 'serverProbe.ts'), 'utf8'), { loader: 'ts', format: 'cjs' }).code);
  return path;
}

const probe = writeProbe();

/** The built server as an editor starts it, over standard streams, with a probe in its process. */
export class EditorClient {
  readonly connection: ProtocolConnection;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #ready: Promise<void>;
  readonly #reading: Promise<void>;
  readonly #storage: string | undefined;
  /** Of the document edited last; versions only have to grow. */
  #version = 1;

  #refreshed: () => void = () => undefined;

  /** `storage` is where the server may keep its index, and its compiled code unless that goes to `compiledCode`; without one it keeps none. */
  constructor(folder: string, storage?: string, compiledCode?: string) {
    this.#storage = storage;
    this.#folder = pathToFileURL(folder).toString();
    const compiled = storage === undefined ? {} : { NODE_COMPILE_CACHE: compiledCode ?? join(storage, 'compiled') };
    this.#process = spawn(process.execPath, [...serverOptions, '--require', probe, join(root, 'dist/server.cjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'], env: { ...process.env, ...compiled } });
    this.connection = createProtocolConnection(new StreamMessageReader(this.#process.stdout!), new StreamMessageWriter(this.#process.stdin!));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#refreshed();
      return null;
    });
    let [reading, ready] = [(): void => undefined, (): void => undefined];
    this.#reading = new Promise((resolve) => (reading = resolve));
    this.#ready = new Promise((resolve) => (ready = resolve));
    this.connection.onNotification('collate/status', ({ state, indexed }: StatusParams) => {
      if (indexed === 0) return;
      reading();
      if (state === 'ready') ready();
    });
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    const workspaceFolders = [{ uri: this.#folder, name: 'corpus' }];
    await this.connection.sendRequest('initialize', { processId: process.pid, rootUri: this.#folder, workspaceFolders, capabilities, initializationOptions: { storage: this.#storage } });
    await this.connection.sendNotification('initialized', {});
  }

  /** Resolves when the corpus is indexed. */
  indexed(): Promise<void> {
    return this.#ready;
  }

  /** Resolves when the first file has been read, or all are known: what was open has been looked at then. */
  reading(): Promise<void> {
    return this.#reading;
  }

  /** Resolves when the server says next that findings have changed. */
  refreshed(): Promise<void> {
    return new Promise((resolve) => {
      this.#refreshed = resolve;
    });
  }

  uri(path: string): string {
    return `${this.#folder}/${path}`;
  }

  /** Has the server carry out a command; throws where it could not. */
  async execute<Command extends keyof ServerCommands>(command: Command, argument: ServerCommands[Command]): Promise<void> {
    const { done, message } = await this.connection.sendRequest<CommandResult>('workspace/executeCommand', { command, arguments: [argument] });
    if (!done) throw new Error(message);
  }

  async open(path: string, text: string): Promise<string> {
    const uri = this.uri(path);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
    return uri;
  }

  /** Edits an open document. */
  async change(uri: string, change: TextDocumentContentChangeEvent): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++this.#version }, contentChanges: [change] });
  }

  /** A document's findings, as far as they are not those of a result that is known. */
  async report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return await this.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.report(uri);
    return report.kind === 'full' ? report.items : [];
  }

  /** Asks for the findings of all closed documents, as editors do once and for long; resolves when no more have come for `quiet` milliseconds. */
  async workspaceDiagnostics(quiet: number): Promise<number> {
    const token = 'workspace';
    let documents = 0;
    let last = performance.now();
    const listening = this.connection.onProgress(new ProgressType<WorkspaceDiagnosticReport>(), token, ({ items }) => {
      documents += items.length;
      last = performance.now();
    });
    const cancellation = new CancellationTokenSource();
    const request = this.connection.sendRequest('workspace/diagnostic', { previousResultIds: [], partialResultToken: token }, cancellation.token).catch(() => undefined);
    while (performance.now() - last < quiet) await setTimeout(50);
    cancellation.cancel();
    await request;
    listening.dispose();
    return documents;
  }

  /** Asks for the list of claim groups part by part, as the view does; returns how many there are. */
  async listClaims(): Promise<number> {
    let groups = 0;
    for (let from: number | undefined = 0; from !== undefined; ) {
      const part: ClaimGroups = await this.connection.sendRequest<ClaimGroups>('collate/claims', { from });
      groups += part.groups.length;
      from = part.next;
    }
    return groups;
  }

  /** What the probe saw since it was last asked. */
  async probe(): Promise<ProbeReading> {
    const reading = once(this.#process, 'message') as Promise<[ProbeReading]>;
    this.#process.send('read');
    return (await reading)[0];
  }

  async end(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    const exited = once(this.#process, 'exit');
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
  }
}
