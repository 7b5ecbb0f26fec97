import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import manifest from '../../package.json' with { type: 'json' };
import { ExtractorPool } from './node/extractorPool.ts';
import { formerText } from './node/formerText.ts';
import { fileVersions } from './node/gitHistory.ts';
import { nodeFileSystem } from './node/fileSystem.ts';
import { loadPackagedAnalysers } from './node/resources.ts';
import { findTeamIndex } from './node/teamIndex.ts';
import { startServer } from './server.ts';

/** The language server as a Node process: over IPC, a socket, or standard streams with `--stdio`. */
const connection = createConnection(ProposedFeatures.all);
const pool = new ExtractorPool(join(__dirname, 'worker.cjs'));

// A request that a client refuses, or a file that vanishes, must not end the session.
process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));

startServer(
  connection,
  {
    loadAnalysers: loadPackagedAnalysers,
    createHost: () => ({
      files: nodeFileSystem,
      extract: (text) => pool.extract(text),
      yield: () => setImmediate(),
      formerText,
      now: () => new Date().toISOString(),
      uuid: () => randomUUID(),
      versions: (uri) => fileVersions(URI.parse(uri).fsPath),
      teamIndex: findTeamIndex,
    }),
    close: () => pool.close(),
  },
  manifest.version,
);
