// The first worker first: it starts while all else is being loaded.
import { firstWorker, workerBundle, workerCode } from './node/firstWorker.ts';
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import manifest from '../../package.json' with { type: 'json' };
import { noteStarted } from './node/compiledCode.ts';
import { ExtractorPool } from './node/extractorPool.ts';
import { formerText } from './node/formerText.ts';
import { fileVersions } from './node/gitHistory.ts';
import { nodeFileSystem } from './node/fileSystem.ts';
import { openCorpusStorage } from './node/corpusStorage.ts';
import { MemoryWatch } from './node/memoryWatch.ts';
import { engineOf, loadPackagedAnalysers } from './node/resources.ts';
import { userStorageFolder } from './node/storageFolder.ts';
import { findTeamIndex } from './node/teamIndex.ts';
import { startServer } from './server.ts';

/** The language server as a Node process: over IPC, a socket, or standard streams with `--stdio`. */
const connection = createConnection(ProposedFeatures.all);
const pool = new ExtractorPool(workerBundle, { first: firstWorker });

const engine = engineOf([__filename, workerCode]);
// Whoever needs it is told why it cannot be had.
engine.catch(() => undefined);

const memory = new MemoryWatch();

/** As a command of its own, the server has no editor that gives it a folder. */
const defaultStorage = process.argv[2] === 'lsp' ? userStorageFolder() : undefined;

// A request that a client refuses, or a file that vanishes, must not end the session.
process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));

startServer(
  connection,
  {
    loadAnalysers: loadPackagedAnalysers,
    createHost: (_analysers, { storage = defaultStorage }) => ({
      files: { ...nodeFileSystem, listStamped: (uri) => pool.list(uri) },
      openStorage: async (folders) => {
        const opened = storage === undefined ? undefined : await openCorpusStorage(storage, folders, await engine);
        pool.keepFactsIn(opened?.database);
        return opened;
      },
      extract: (text, signal) => pool.extract(text, signal),
      extractTrained: (text) => pool.extractTrained(text),
      analyseFile: (uri, limit, known) => pool.analyseFile(uri, limit, known),
      expectFiles: (files) => {
        memory.expectFiles(files);
        pool.expect(files);
      },
      yield: () => {
        memory.look();
        return setImmediate();
      },
      formerText,
      now: () => new Date().toISOString(),
      uuid: () => randomUUID(),
      versions: (uri) => fileVersions(URI.parse(uri).fsPath),
      teamIndex: findTeamIndex,
    }),
    foresee: (text) => pool.foresee(text),
    foundInOpen: noteStarted,
    close: () => pool.close(),
  },
  manifest.version,
);
