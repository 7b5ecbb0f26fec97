import { extractDocumentFacts } from '../../server/src/corpus/facts.ts';
import type { Analysers } from '../../server/src/corpus/analysers.ts';
import type { FileSystem } from '../../server/src/service/host.ts';
import { createLanguageService, type LanguageService } from '../../server/src/service/languageService.ts';
import { CorpusWorkspace } from '../../server/src/service/workspace.ts';

const folder = 'mem:/corpus';

/** The file name of a URI in the folder that {@link serviceOver} opens. */
export function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(folder.length + 1));
}

/** The URI of a file in the folder that {@link serviceOver} opens. */
export function uriOf(name: string): string {
  return `${folder}/${name}`;
}

/** The language service over a folder of files in memory, read once; the files may be changed while it runs. */
export async function serviceOver(files: Map<string, string>, analysers: Analysers, settings?: unknown): Promise<LanguageService> {
  let lastId = 0;
  const workspace = new CorpusWorkspace(
    {
      files: memoryFiles(files),
      extract: (text) => Promise.resolve(extractDocumentFacts(text, analysers)),
      yield: () => Promise.resolve(),
      now: () => '2026-01-02T03:04:05.000Z',
      uuid: () => `00000000-0000-4000-8000-${String(++lastId).padStart(12, '0')}`,
    },
    analysers,
  );
  const service = createLanguageService(workspace, { changeAnnotations: true, userDictionary: true });
  await workspace.setFolders([{ uri: folder, settings }]);
  await workspace.index({ isCancellationRequested: false }, () => undefined);
  await service.annotations.loadAll();
  return service;
}

/** Files in one folder, by name. */
function memoryFiles(files: Map<string, string>): FileSystem {
  return {
    read: (uri) => {
      const text = files.get(nameOf(uri));
      return Promise.resolve(text === undefined ? undefined : new TextEncoder().encode(text));
    },
    writeAtomic: (uri, bytes) => {
      files.set(nameOf(uri), new TextDecoder().decode(bytes));
      return Promise.resolve();
    },
    move: (from, to) => {
      const text = files.get(nameOf(from));
      if (text === undefined || files.has(nameOf(to))) return Promise.reject(new Error('it cannot be moved'));
      files.set(nameOf(to), text);
      files.delete(nameOf(from));
      return Promise.resolve();
    },
    list: (uri) => Promise.resolve(uri === folder ? [...files.keys()].map((name) => ({ name, kind: 'file' as const })) : undefined),
  };
}
