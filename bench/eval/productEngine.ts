import { entityRows, findingRows, quantityRows, segmentRows } from '../../server/src/cli/output/rows.ts';
import type { Analysers } from '../../server/src/corpus/analysers.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import type { LanguageService } from '../../server/src/service/languageService.ts';
import { ruleIds } from '../../server/src/service/rules.ts';
import type { Engine } from './engine.ts';
import { nameOf, serviceOver } from './memoryService.ts';

/** The product over texts in memory: the workspace, analyses and output of the command line; `others` in place of the packaged analysers. */
export async function createProductEngine(others: Partial<Analysers> = {}): Promise<Engine> {
  const analysers = { ...(await loadPackagedAnalysers()), ...others };
  const open = async (files: ReadonlyMap<string, string>, only?: readonly string[]): Promise<{ service: LanguageService; documents: string[] }> => {
    const service = await serviceOver(new Map(files), analysers, only && { rules: rulesWithout(only) });
    return { service, documents: [...service.workspace.corpus.documents()].sort() };
  };
  return {
    async check(files, rules) {
      const { service, documents } = await open(files, rules);
      return (await findingRows(service, documents, nameOf)).map((row) => ({ ...row, data: { ...row.data } }));
    },
    async segments(files) {
      const { service, documents } = await open(files);
      return segmentRows(service, documents, nameOf);
    },
    quantities: (text) => Promise.resolve(quantityRows(text)),
    async entities(files) {
      const { service, documents } = await open(files);
      return entityRows(service, documents, nameOf);
    },
  };
}

function rulesWithout(only: readonly string[]): Record<string, string> {
  return Object.fromEntries(ruleIds.filter((rule) => !only.includes(rule)).map((rule) => [rule, 'off']));
}
