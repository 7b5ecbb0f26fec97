import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
} from 'vscode-languageserver';
import type { Analysers } from './corpus/analysers.ts';
import type { InitializationOptions } from './protocol.ts';
import { commands, registerCommands } from './server/commands.ts';
import { followFiles, isShared, readSettings, watchChanges } from './server/configuration.ts';
import { PulledDiagnostics, PushedDiagnostics } from './server/diagnostics.ts';
import { fileOperations, registerFileOperations } from './server/fileOperations.ts';
import { registerExchange } from './server/exchange.ts';
import { featureCapabilities, registerFeatures } from './server/features.ts';
import { IndexingLoop } from './server/indexing.ts';
import { showMessage } from './server/messages.ts';
import { documentSync, OpenDocuments } from './server/openDocuments.ts';
import { abilitiesOf, foldersOf, type Abilities } from './server/abilities.ts';
import { configureTeam, registerTeamContent, teamContent } from './server/teamIndex.ts';
import { canonical } from './server/uris.ts';
import { createLanguageService, type LanguageService } from './service/languageService.ts';
import type { Host } from './service/host.ts';
import { CorpusWorkspace, inlineLimit } from './service/workspace.ts';

/** What differs between the processes that the server runs in. */
export interface Runtime {
  loadAnalysers(options: InitializationOptions): Promise<Analysers>;
  createHost(analysers: Analysers, options: InitializationOptions): Host;
  /** A text was opened that the host may be asked for when all is loaded: it can begin before. */
  foresee?(text: string): void;
  /** What was open when the corpus was to be read has been looked at. */
  foundInOpen?(): void;
  /** Frees what the host holds, when the client says goodbye. */
  close(): Promise<void>;
}

/** Runs the language server on a connection: adapts the corpus language service to the protocol. */
export function startServer(connection: Connection, runtime: Runtime, version: string): void {
  const documents = new OpenDocuments();
  let becomeReady: (service: LanguageService) => void;
  let fail: (reason: unknown) => void;
  const ready = new Promise<LanguageService>((resolve, reject) => {
    becomeReady = resolve;
    fail = reject;
  });
  ready.catch((error: unknown) => showMessage(connection, MessageType.Error, `Collate could not start: ${String(error)}`));
  let abilities: Abilities = abilitiesOf({});
  let options: InitializationOptions = {};
  let folders: string[] = [];
  let corpus: CorpusWorkspace | undefined;
  let reindex = (): Promise<void> => Promise.resolve();

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    abilities = abilitiesOf(params.capabilities);
    options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    folders = foldersOf(params).map(canonical);
    registerDiagnostics(connection, ready, abilities);
    return {
      serverInfo: { name: 'Collate', version },
      capabilities: {
        ...featureCapabilities,
        textDocumentSync: documentSync,
        executeCommandProvider: { commands },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true }, fileOperations, textDocumentContent: teamContent },
        ...(abilities.pullDiagnostics
          ? { diagnosticProvider: { identifier: 'collate', interFileDependencies: true, workspaceDiagnostics: true } }
          : {}),
      },
    };
  });

  connection.onInitialized(() => {
    void start().catch(fail);
  });

  async function start(): Promise<void> {
    const analysers = await runtime.loadAnalysers(options);
    const workspace = new CorpusWorkspace(runtime.createHost(analysers, options), analysers);
    corpus = workspace;
    const service = createLanguageService(workspace, {
      changeAnnotations: abilities.changeAnnotations,
      userDictionary: options.userDictionary === true,
    });
    const indexing = new IndexingLoop(connection, service, abilities, () => runtime.foundInOpen?.());
    reindex = () => indexing.run();
    const reload = async (): Promise<void> => {
      const settings = await readSettings(connection, abilities, folders);
      await workspace.setFolders(folders.map((uri, index) => ({ uri, settings: settings[index] })));
      void configureTeam(connection, service, options.passwords === true);
      void indexing.run();
    };
    documents.follow({
      opened: (uri, version, text) => {
        if (workspace.isTooLarge(uri, text)) return false;
        void workspace.open(uri, { version, text }).then(() => service.annotations.opened(uri, text));
        return true;
      },
      changed: (uri, version, text, changes) => {
        service.annotations.changed(uri, text, changes);
        workspace.change(uri, { version, text });
        indexing.settleSoon();
      },
      closed: (uri) => void workspace.close(uri).then(() => service.annotations.closed(uri)),
    });
    if (abilities.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => canonical(uri)));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => canonical(uri))];
        void reload();
      });
    }
    connection.onDidSaveTextDocument(({ textDocument }) => void service.annotations.saved(canonical(textDocument.uri)));
    connection.onNotification(DidChangeConfigurationNotification.type, () => void reload());
    connection.onDidChangeWatchedFiles(({ changes }) => {
      void followFiles(service, changes);
      if (changes.some(({ uri }) => isShared(uri))) void reload();
    });
    await reload();
    becomeReady(service);
    await watchChanges(connection, abilities);
  }

  registerFeatures(connection, ready);
  registerCommands(connection, ready);
  registerFileOperations(connection, ready, () => options.asks === true, () => reindex());
  registerExchange(connection, ready, () => abilities.progress);
  registerTeamContent(connection, ready);
  connection.onShutdown(async () => {
    corpus?.closeStorage();
    void ready.then(({ team }) => team.close(), () => undefined);
    await runtime.close();
  });
  documents.listen(connection, (text) => {
    if (text.length <= inlineLimit) runtime.foresee?.(text);
  });
  connection.listen();
}

function registerDiagnostics(connection: Connection, ready: Promise<LanguageService>, abilities: Abilities): void {
  if (!abilities.pullDiagnostics) {
    new PushedDiagnostics(connection, ready);
    return;
  }
  const pulled = new PulledDiagnostics(connection, ready, abilities.refreshDiagnostics);
  connection.languages.diagnostics.on(({ textDocument, previousResultId }) => pulled.document(canonical(textDocument.uri), previousResultId));
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, cancellation, _workDone, progress) =>
    pulled.workspace(new Map(previousResultIds.map(({ uri, value }) => [uri, value])), cancellation, progress),
  );
}
