import assert from 'node:assert/strict';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { rules, ruleIds, type RuleId, type Sensitivity } from '../../../server/src/service/rules.ts';
import { checkSettings } from '../../../server/src/service/settings.ts';

const copied = 'The harbour was closed for nine days.';
const texts: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  'duplicate.exact': [`${copied}\n\nThe mayor opened a new school in the old town on Friday.\n`, `Boats stayed out at sea.\n\n${copied}\n`],
  'name.variant': ['The governor Ahmad Massoud spoke first. Later Ahmad Massoud left.\n', 'The governor Ahmad Masoud spoke first.\n'],
  'claim.conflict': [
    'Storm Agnes hit Harwick on Tuesday. The mayor Ilse Brandt said that about 17 people were killed in Harwick.\n',
    'Storm Agnes hit Harwick on Tuesday. The mayor Ilse Brandt said that about 45 people were killed in Harwick.\n',
  ],
};

describe('the sensitivity of a rule', () => {
  for (const [rule, contents] of Object.entries(texts)) {
    it(`decides what ${rule} says`, async () => {
      const counts = await Promise.all((['low', 'normal'] as const).map((sensitivity) => countOf(rule as RuleId, contents, sensitivity)));
      assert.equal(counts[0], 0);
      assert.ok(counts[1] > 0);
    });
  }

  it('is refused where it would make no difference', () => {
    for (const rule of ruleIds) {
      for (const sensitivity of ['low', 'normal', 'high'] as const) {
        const { problems } = checkSettings({ rules: { [rule]: { sensitivity } } });
        assert.equal(problems.length === 0, (rules[rule].sensitivities as readonly Sensitivity[]).includes(sensitivity), `${rule} ${sensitivity}`);
      }
    }
  });
});

async function countOf(rule: RuleId, contents: readonly string[], sensitivity: Sensitivity): Promise<number> {
  const files = new Map(contents.map((text, number) => [`${String(number)}.txt`, text]));
  const service = await serviceOver(files, await loadPackagedAnalysers(), { rules: { [rule]: { sensitivity } } });
  const findings = await Promise.all([...files.keys()].map((name) => service.findings.load(uriOf(name))));
  return findings.flat().filter((finding) => finding.rule === rule).length;
}
