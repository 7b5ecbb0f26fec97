import assert from 'node:assert/strict';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';
import { ruleIds } from '../../../server/src/service/rules.ts';

const names = ['a.txt', 'b.txt', 'c.txt'] as const;
const files = new Map([
  ['a.txt', 'Mayor Ahmad Massoud said on Friday that 12 people were killed in Port Sorel. Ahmad Massoud beseiged it.\n\nSubscribe to our newsletter\n'],
  ['b.txt', 'Mayor Ahmad Massoud said on Friday that 15 people were killed in Port Sorel. Ahmad Masood went to Kandhar.\n\nSubscribe to our newsletter\n'],
  ['c.txt', 'Mayor Ahmad Massoud said on Friday that 12 people were killed in Port Sorel. Ahmad Massoud beseiged it.\n\nThe Kandahar road of Ahmad Massoud.\n'],
]);

describe('findings limited to some rules', () => {
  it('are those of all findings that are of these rules', async () => {
    const all = await service();
    const found = await Promise.all(names.map((name) => all.findings.load(uriOf(name))));
    assert.ok(new Set(found.flat().map(({ rule }) => rule)).size >= 4, 'the texts have findings of several rules');
    for (const rule of ruleIds) {
      const limited = await service();
      limited.findings.limitTo(new Set([rule]));
      for (const [index, name] of names.entries()) {
        const expected = found[index].filter((finding) => finding.rule === rule);
        assert.deepEqual(await limited.findings.load(uriOf(name)), expected, rule);
        assert.deepEqual(limited.findings.of(uriOf(name)), expected, rule);
      }
    }
  });

  it('have only these rules work', async () => {
    const limited = await service();
    const { corpus } = limited.workspace;
    const asked = new Set<string>();
    const note = (name: string, index: { find: (document: string, ...rest: never[]) => unknown[] }): void => {
      index.find = () => {
        asked.add(name);
        return [];
      };
    };
    for (const [name, index] of Object.entries({ duplicates: corpus.duplicates, spelling: corpus.spelling, names: corpus.names })) note(name, index);
    corpus.claims.findings = () => {
      asked.add('claims');
      return [];
    };
    const rest = async (rule: (typeof ruleIds)[number]): Promise<string[]> => {
      asked.clear();
      limited.findings.limitTo(new Set([rule]));
      await limited.findings.load(uriOf('a.txt'));
      return [...asked];
    };
    assert.deepEqual(await rest('boilerplate'), []);
    assert.deepEqual(await rest('duplicate.near'), ['duplicates']);
    assert.deepEqual(await rest('claim.conflict'), ['claims']);
    assert.deepEqual(await rest('name.variant'), ['names']);
    assert.deepEqual(await rest('spelling'), ['spelling']);
  });
});

async function service(): Promise<LanguageService> {
  return await serviceOver(new Map(files), await loadPackagedAnalysers());
}
