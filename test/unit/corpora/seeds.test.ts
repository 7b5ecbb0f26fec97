import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/support/paths.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { checkFolder, type CheckedCorpus } from './check.ts';

const seeds = join(root, '..', 'shared', 'seeds');

/** The five articles that Collate was first wanted for; tested where they stand beside the project. */
(existsSync(seeds) ? describe : describe.skip)('the seed corpus', () => {
  let corpus: CheckedCorpus;
  before(async () => {
    corpus = await checkFolder(seeds);
  });

  const lines = (rule: string, file: string): number[] =>
    corpus.findings
      .filter((finding) => finding.rule === rule && finding.file.startsWith(file))
      .flatMap((finding) => {
        const first = corpus.lineOf(finding);
        return corpus
          .wordsOf(finding)
          .split('\n')
          .flatMap((line, index) => (line.trim() === '' ? [] : [first + index]));
      });
  const pairs = (rule: string): string[] =>
    corpus.findings
      .filter((finding) => finding.rule === rule)
      .flatMap((finding) => finding.related.map((related) => `${finding.file.slice(0, 3)}:${String(corpus.lineOf(finding))} ${related.file.slice(0, 3)}:${String(corpus.lineOf(related))}`));

  it('finds the paragraphs that stand twice, and no others', () => {
    assert.deepEqual(pairs('duplicate.exact'), ['000:9 000:2', '000:10 000:3', '000:11 000:4', '000:12 000:5', '000:13 000:6', '000:14 000:7', '000:15 000:8', '003:3 003:1']);
    assert.deepEqual(pairs('duplicate.near'), ['001:2 001:4', '001:26 001:6']);
  });

  it('finds the boilerplate and nothing of the articles', () => {
    assert.deepEqual(lines('boilerplate', '000'), []);
    assert.deepEqual(lines('boilerplate', '001'), [1, 2, 42, 44, 46, 48, 49, 50, 52, 54, 56, 58, 60]);
    assert.deepEqual(lines('boilerplate', '002'), [1, 3, 7, 9, 17, 35]);
    assert.deepEqual(lines('boilerplate', '003'), [30]);
    assert.deepEqual(lines('boilerplate', '004'), [1, 33, 35, 37, 39]);
  });

  it('finds the misspellings, the right word first, and no name', () => {
    const found = corpus.findings.filter(({ rule }) => rule === 'spelling').map((finding) => [corpus.wordsOf(finding), (finding.data.suggestions as string[])[0]]);
    const wanted = [
      ['beseiged', 'besieged'],
      ['beseiged', 'besieged'],
      ['HomeNews', 'Home News'],
      ['ReportsAfghanistan', 'Reports Afghanistan'],
      ['Panjashir', 'Panjshir'],
      ['Ayodhra', 'Ayodhya'],
      ['Afghanistian', 'Afghanistan'],
      ['people.A', 'people. A'],
    ];
    assert.deepEqual(found, wanted);
  });

  it('finds the names that are spelt several ways', () => {
    const spelt = new Set(corpus.findings.filter(({ rule }) => rule === 'name.variant').map((finding) => `${corpus.wordsOf(finding)} → ${String(finding.data.preferred)}`));
    for (const variant of ['Masood → Massoud', 'Masoud → Massoud', 'Ahmed → Ahmad', 'Mazar-i-Shariff → Mazar-i-Sharif']) assert.ok(spelt.has(variant), variant);
    const either = (a: string, b: string): void => assert.ok(spelt.has(`${a} → ${b}`) || spelt.has(`${b} → ${a}`), `${a}/${b}`);
    either('Banu', 'Bano');
    either('Pol-e-Hesar', 'Pul-Hesar');
    either('Deh Salah', 'Deh Saleh');
    either('Hindukush', 'Hindu Kush');
    assert.ok(![...spelt].some((variant) => variant.startsWith('Saleh')), 'Amrullah Saleh is nobody else');
    assert.equal(spelt.size, 8);
  });

  it('hovers over a number with the other source, and not with its own second copy', async () => {
    const service = await serviceOver(new Map(corpus.texts), await loadPackagedAnalysers());
    const [name, text] = [...corpus.texts][0];
    const before = text.slice(0, text.indexOf('10,000')).split('\n');
    const hover = await service.hover(uriOf(name), { line: before.length - 1, character: before.at(-1)!.length + 1 });
    const [head, , , ...rows] = (hover?.contents as { value: string }).value.split('\n\n---\n\n')[0].replace(/\n\n/gu, '\n').split('\n');
    assert.match(head, /^\*\*10,000–20,000 fighters\*\*/u);
    const sources = rows.filter((row) => row.startsWith('|'));
    assert.equal(sources.length, 1);
    assert.match(sources[0], /003\\_a34369f3f5455928\\\.txt:18.*more than 6,000 fighters.*\| \\> 6,000 fighters \| ≈ differs \|/u);
  });

  it('finds the numbers on which sources disagree, and only those', () => {
    const found = corpus.findings.filter(({ rule }) => rule.startsWith('claim.'));
    const files = found.map((finding) => `${finding.file.slice(0, 3)}:${String(corpus.lineOf(finding))}`);
    assert.deepEqual([...new Set(files)], ['000:3', '003:18', '004:15', '004:25']);
    const [fighters] = found;
    assert.deepEqual(fighters.related.map((related) => [related.file.slice(0, 3), corpus.lineOf(related)]), [['003', 18]]);
  });
});
