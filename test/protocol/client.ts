import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { CommandResult, InitializationOptions, ServerCommands, StatusParams } from '../../server/src/protocol.ts';
import { root } from '../../scripts/support/paths.ts';

/** How long the slowest machine may take to answer, in milliseconds. */
const patience = 20_000;

const pullingCapabilities: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: true } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
};

/** A client without pull diagnostics, as Neovim once was. */
export const pushingCapabilities: ClientCapabilities = { workspace: { workspaceFolders: true } };

export interface SessionOptions {
  /** Path to text of the files of the corpus. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly capabilities?: ClientCapabilities;
  /** The `collate` settings that the client has. */
  readonly settings?: unknown;
  /** Environment variables of the server besides this process's. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What an editor does as soon as the server has started, while it reads the corpus. */
  readonly early?: (session: Session) => Promise<void>;
  /** A client that keeps passwords: the one for an account of the team's index. */
  readonly password?: (account: string) => string | null;
}

/** The built server over standard streams, on a corpus of its own, with a client that a test drives. */
export class Session {
  readonly folder: string;
  connection!: ProtocolConnection;
  #process!: ChildProcess;
  readonly #capabilities: ClientCapabilities;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #password: SessionOptions['password'];
  readonly #early: SessionOptions['early'];
  readonly #published = new Map<string, Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  #status: StatusParams | undefined;
  #refreshes = 0;
  settings: unknown;
  initialized!: InitializeResult;

  private constructor(folder: string, capabilities: ClientCapabilities, { settings, environment = {}, password, early }: Omit<SessionOptions, 'files'>) {
    this.folder = folder;
    this.#capabilities = capabilities;
    this.#environment = environment;
    this.#password = password;
    this.#early = early;
    this.settings = settings;
  }

  /** Starts a server and waits until it has read the corpus. */
  static async start({ files, capabilities = pullingCapabilities, ...options }: SessionOptions): Promise<Session> {
    const folder = await mkdtemp(join(tmpdir(), 'collate-protocol-'));
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const session = new Session(folder, capabilities, options);
    await session.#run();
    return session;
  }

  /** Ends the server and starts another one on the same corpus, with nothing open. */
  async restart(): Promise<void> {
    await this.#stop();
    this.#status = undefined;
    await this.#run();
  }

  get status(): StatusParams | undefined {
    return this.#status;
  }

  /** How often the server asked the client to ask for diagnostics again. */
  get refreshes(): number {
    return this.#refreshes;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).toString();
  }

  async onDisk(path: string): Promise<string> {
    return await readFile(join(this.folder, path), 'utf8');
  }

  async open(path: string, text?: string): Promise<string> {
    const uri = this.uri(path);
    const textDocument = { uri, languageId: 'plaintext', version: 1, text: text ?? (await this.onDisk(path)) };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return uri;
  }

  async diagnostics(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return await this.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: this.uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** The diagnostics of a document with one of the rules. */
  async found(path: string, rule: string): Promise<Diagnostic[]> {
    const report = await this.diagnostics(path);
    return report.kind === 'full' ? report.items.filter(({ code }) => code === rule) : [];
  }

  /** What the server published for a document, for clients that do not ask. */
  published(path: string): Diagnostic[] | undefined {
    return this.#published.get(this.uri(path));
  }

  async execute<Command extends keyof ServerCommands>(command: Command, argument: ServerCommands[Command]): Promise<CommandResult> {
    return await this.connection.sendRequest<CommandResult>('workspace/executeCommand', { command, arguments: [argument] });
  }

  /** Says that somebody else wrote or removed a file. */
  async fileEvent(path: string, type: 1 | 2 | 3): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(path), type }] });
  }

  /** Waits until something holds; looks again whenever the server says something. */
  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + patience;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error('The server did not say what the test waits for.');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.#waiting.clear();
    }
  }

  async end(): Promise<void> {
    await this.#stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #run(): Promise<void> {
    this.#process = spawn(process.execPath, [join(root, 'dist/server.cjs'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...this.#environment },
    });
    this.connection = createProtocolConnection(new StreamMessageReader(this.#process.stdout!), new StreamMessageWriter(this.#process.stdin!));
    const password = this.#password;
    if (password) this.connection.onRequest('collate/team/password', ({ account }: { account: string }) => password(account));
    await this.#initialize(this.#capabilities, password ? { passwords: true } : {});
    await this.#early?.(this);
    await this.until(() => this.#status?.state === 'ready');
  }

  async #stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    const exited = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
  }

  async #initialize(capabilities: ClientCapabilities, initializationOptions: InitializationOptions): Promise<void> {
    const { connection } = this;
    const wake = (): void => this.#waiting.forEach((resolve) => resolve());
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings ?? null));
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#refreshes++;
      wake();
      return null;
    });
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      this.#published.set(uri, diagnostics);
      wake();
    });
    connection.onNotification('collate/status', (status: StatusParams) => {
      this.#status = status;
      wake();
    });
    connection.listen();
    const uri = pathToFileURL(this.folder).toString();
    this.initialized = await connection.sendRequest('initialize', { processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'corpus' }], capabilities, initializationOptions });
    await connection.sendNotification('initialized', {});
  }
}
