import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import manifest from '../../package.json' with { type: 'json' };
import { clientFileSystem } from './browser/clientFileSystem.ts';
import { nextTurn } from './browser/nextTurn.ts';
import { loadAnalysers } from './corpus/analysers.ts';
import { extractDocumentFacts } from './corpus/facts.ts';
import { startServer } from './server.ts';

/** The language server as a web worker: files and the package's data come from the client. */
const worker = self as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
const files = clientFileSystem(connection);

startServer(
  connection,
  {
    loadAnalysers: ({ data }) =>
      loadAnalysers(async (name) => {
        const bytes = data === undefined ? undefined : await files.read(`${data}/${name}`);
        if (!bytes) throw new Error(`The file ${name} of the extension cannot be read.`);
        return bytes;
      }),
    createHost: (analysers) => ({
      files,
      extract: (text) => Promise.resolve(extractDocumentFacts(text, analysers)),
      yield: nextTurn,
      now: () => new Date().toISOString(),
      uuid: () => crypto.randomUUID(),
    }),
    close: () => Promise.resolve(),
  },
  manifest.version,
);
