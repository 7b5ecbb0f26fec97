import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { walkCorpus } from '../../service/corpusFiles.ts';
import { inside, loadFolder, type Folder } from '../../service/folder.ts';
import { readWhole } from '../../service/exchange/files.ts';
import { FileProblem, type Host } from '../../service/host.ts';
import { normalizeText } from '../../annotations/index.ts';
import { foldersOf, pathOf } from '../paths.ts';
import { UsageProblem } from '../usage.ts';

/** A document with the layers of annotations that stand beside it; nothing is analysed. */
export interface AnnotatedDocument {
  readonly uri: string;
  readonly folder: Folder;
  /** Its path in its folder: the working directory where it is beneath that. */
  readonly name: string;
  readonly layers: readonly (string | undefined)[];
}

/** What the annotation commands need of the machine; they extract nothing. */
export const host: Pick<Host, 'files' | 'yield' | 'now' | 'uuid'> = {
  files: nodeFileSystem,
  yield: () => setImmediate(),
  now: () => new Date().toISOString(),
  uuid: () => randomUUID(),
};

/**
 * The documents that paths lead to, found like an editor finds them, in the order of their paths. What is wrong with
 * the configuration is said on standard error.
 *
 * @throws {UsageProblem} when a path leads nowhere
 */
export async function findDocuments(paths: readonly string[]): Promise<AnnotatedDocument[]> {
  const { folders } = foldersOf(paths.length > 0 ? paths : ['.']);
  const found = new Map<string, AnnotatedDocument>();
  for (const { uri, starts } of folders) {
    const folder = await loadFolder(nodeFileSystem, uri, undefined);
    for (const { message } of folder.problems) process.stderr.write(`collate: ${message}\n`);
    const base = folders.length > 1 ? `${uri.slice(uri.lastIndexOf('/') + 1)}/` : '';
    for await (const documents of walkCorpus(host, uri, folder.settings, { starts })) {
      for (const { path, layers } of documents) {
        const document = inside(uri, path);
        found.set(document, { uri: document, folder, name: pathOf(document).startsWith('..') ? decodeURIComponent(base) + path : pathOf(document), layers });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A document's text, normalised; a problem on standard error and undefined where it cannot be read. */
export async function documentText(uri: string): Promise<string | undefined> {
  try {
    const text = await readWhole(nodeFileSystem, uri);
    return text === undefined ? undefined : normalizeText(text);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    process.stderr.write(`collate: ${pathOf(uri)} is left out: ${error.message}.\n`);
    return undefined;
  }
}

/** The layer that an option names; `curated` is the sidecar without a name. */
export function layerOption(value: string | undefined, folder: Folder | undefined): string | undefined {
  const name = value ?? (folder?.settings.annotator || undefined);
  if (name !== undefined && !/^[\p{L}\p{N}_-]+$/u.test(name)) throw new UsageProblem('--annotator is a name of letters, digits, hyphens and underscores.');
  return name === 'curated' ? undefined : name;
}
