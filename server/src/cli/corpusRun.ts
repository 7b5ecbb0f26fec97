import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { URI } from 'vscode-uri';
import { extractDocumentFacts } from '../corpus/facts.ts';
import { ExtractorPool } from '../node/extractorPool.ts';
import { nodeFileSystem } from '../node/fileSystem.ts';
import { openCorpusStorage, storageOf } from '../node/corpusStorage.ts';
import { engineOf, loadPackagedAnalysers } from '../node/resources.ts';
import { userStorageFolder } from '../node/storageFolder.ts';
import { findTeamIndex } from '../node/teamIndex.ts';
import type { Host } from '../service/host.ts';
import { createLanguageService, type LanguageService } from '../service/languageService.ts';
import { isTeamUri } from '../service/team/teamUri.ts';
import { CorpusWorkspace } from '../service/workspace.ts';
import { foldersOf } from './paths.ts';
import { UsageProblem } from './usage.ts';

/** Documents analysed in this thread before workers are worth their start. */
const inlineDocuments = 64;

/** A corpus read from disk, with what the commands ask of it. */
export interface CorpusRun {
  readonly service: LanguageService;
  /** The documents in the order of their paths. */
  readonly documents: readonly string[];
  /** A document's path relative to the working directory, with `/`; the URI of one of the team's index. */
  pathOf(document: string): string;
  /** Where the index is kept; undefined where it is not. */
  readonly storage: string | undefined;
}

/**
 * Reads and analyses the documents that paths lead to. Folders are walked like an editor walks them. A kept index is used
 * where `collate index` has made one for the same paths, or made with `index` 'create'.
 *
 * @throws {UsageProblem} when a path leads nowhere, or what one names cannot be read
 */
export async function readCorpus(paths: readonly string[], index: 'use' | 'create' = 'use'): Promise<CorpusRun> {
  const analysers = await loadPackagedAnalysers();
  const pool = new ExtractorPool(join(__dirname, 'worker.cjs'));
  let storage: string | undefined;
  let analysed = 0;
  const host: Host = {
    files: nodeFileSystem,
    extract: (text) => Promise.resolve(extractDocumentFacts(text, analysers)),
    analyseFile: (uri, limit, known) => (++analysed <= inlineDocuments ? undefined : pool.analyseFile(uri, limit, known)),
    expectFiles: (files) => {
      if (files > inlineDocuments) pool.expect(files - inlineDocuments);
    },
    openStorage: async (names) => {
      const home = userStorageFolder();
      if (index === 'use' && !existsSync(storageOf(home, names))) return undefined;
      const opened = await openCorpusStorage(home, names, await engineOf([__filename, join(__dirname, 'worker.code.cjs')]));
      pool.keepFactsIn(opened?.database);
      storage = opened && storageOf(home, names);
      return opened;
    },
    teamIndex: findTeamIndex,
    yield: () => setImmediate(),
    now: () => new Date().toISOString(),
    uuid: () => randomUUID(),
  };
  const workspace = new CorpusWorkspace(host, analysers);
  const service = createLanguageService(workspace, { changeAnnotations: false, userDictionary: false });
  const { folders, named } = foldersOf(paths.length > 0 ? paths : ['.']);
  await workspace.setFolders(folders);
  await workspace.index({ isCancellationRequested: false }, showProgress());
  await pool.close();
  await service.annotations.loadAll();
  const pathOf = (document: string): string => (isTeamUri(document) ? URI.parse(document).toString(true) : relative(process.cwd(), URI.parse(document).fsPath).split(sep).join('/'));
  const problems = [...workspace.problems, ...service.annotations.problems];
  for (const { message, uri } of problems) {
    if (uri !== undefined && named.has(uri)) throw new UsageProblem(message);
    process.stderr.write(`collate: ${message}\n`);
  }
  return { service, documents: [...workspace.corpus.documents()].sort(), pathOf, storage };
}

/** Shows how far reading has come, on a terminal and only when it takes a while. */
export function showProgress(): (progress: { indexed: number; total: number }) => void {
  const started = Date.now();
  let shown = 0;
  return ({ indexed, total }) => {
    if (!process.stderr.isTTY || Date.now() - started < 1000) return;
    if (indexed < total && Date.now() - shown < 100) return;
    shown = Date.now();
    process.stderr.write(indexed < total ? `\r${String(indexed)} of ${String(total)} documents` : '\r\u001b[K');
  };
}
