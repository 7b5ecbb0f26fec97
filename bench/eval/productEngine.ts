import { entityRows, findingRows, quantityRows, segmentRows } from '../../server/src/cli/output/rows.ts';
import { extractDocumentFacts } from '../../server/src/corpus/facts.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import type { FileSystem } from '../../server/src/service/host.ts';
import { createLanguageService, type LanguageService } from '../../server/src/service/languageService.ts';
import { ruleIds } from '../../server/src/service/rules.ts';
import { CorpusWorkspace } from '../../server/src/service/workspace.ts';
import type { Engine } from './engine.ts';

const folder = 'mem:/corpus';

/** The product over texts in memory: the workspace, analyses and output of the command line. */
export async function createProductEngine(): Promise<Engine> {
  const analysers = await loadPackagedAnalysers();
  const open = async (files: ReadonlyMap<string, string>, only?: readonly string[]): Promise<{ service: LanguageService; documents: string[] }> => {
    const workspace = new CorpusWorkspace(
      {
        files: memoryFiles(files),
        extract: (text) => Promise.resolve(extractDocumentFacts(text, analysers)),
        log: () => undefined,
        yield: () => Promise.resolve(),
        now: () => new Date(0).toISOString(),
        uuid: () => '00000000-0000-4000-8000-000000000000',
      },
      analysers,
    );
    await workspace.setFolders([{ uri: folder, settings: only && { rules: rulesWithout(only) } }]);
    await workspace.index({ isCancellationRequested: false }, () => undefined);
    const service = createLanguageService(workspace, { changeAnnotations: false, userDictionary: false });
    await service.annotations.loadAll();
    return { service, documents: [...workspace.corpus.documents()].sort() };
  };
  const pathOf = (document: string): string => decodeURIComponent(document.slice(folder.length + 1));
  return {
    async check(files, rules) {
      const { service, documents } = await open(files, rules);
      return (await findingRows(service, documents, pathOf)).map((row) => ({ ...row, data: { ...row.data } }));
    },
    async segments(files) {
      const { service, documents } = await open(files);
      return segmentRows(service, documents, pathOf);
    },
    quantities: (text) => Promise.resolve(quantityRows(text)),
    async entities(files) {
      const { service, documents } = await open(files);
      return entityRows(service, documents, pathOf);
    },
  };
}

function rulesWithout(only: readonly string[]): Record<string, string> {
  return Object.fromEntries(ruleIds.filter((rule) => !only.includes(rule)).map((rule) => [rule, 'off']));
}

/** Files in one folder, by name. */
function memoryFiles(files: ReadonlyMap<string, string>): FileSystem {
  const nameOf = (uri: string): string => decodeURIComponent(uri.slice(folder.length + 1));
  return {
    read: (uri) => {
      const text = files.get(nameOf(uri));
      return Promise.resolve(text === undefined ? undefined : new TextEncoder().encode(text));
    },
    writeAtomic: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    list: (uri) => Promise.resolve(uri === folder ? [...files.keys()].map((name) => ({ name, kind: 'file' as const })) : undefined),
  };
}
