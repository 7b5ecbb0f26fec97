import assert from 'node:assert/strict';
import { samples } from '../../../scripts/support/paths.ts';
import { ruleIds } from '../../../server/src/service/rules.ts';
import { checkFolder, type CheckedCorpus } from './check.ts';

/** What `samples/README.md` says is planted, found and nothing else. */
describe('the sample corpus', () => {
  let corpus: CheckedCorpus;
  before(async () => {
    corpus = await checkFolder(samples);
  });

  const places = (rule: string): string[] => corpus.findings.filter((finding) => finding.rule === rule).map((finding) => `${finding.file.slice(1, 2)}:${String(corpus.lineOf(finding))}`);
  const words = (rule: string): string[] => corpus.findings.filter((finding) => finding.rule === rule).map((finding) => `${finding.file.slice(1, 2)}:${String(corpus.lineOf(finding))} ${corpus.wordsOf(finding)}`);

  it('shows every rule', () => {
    const shown = new Set(corpus.findings.map(({ rule }) => rule));
    assert.deepEqual(ruleIds.filter((rule) => !shown.has(rule)), []);
  });

  it('shows copies, in one file and across files', () => {
    assert.deepEqual(places('duplicate.exact'), ['1:19', '2:13']);
    assert.deepEqual(corpus.findings.filter(({ rule }) => rule === 'duplicate.near').map((finding) => [places('duplicate.near').length, finding.data.edit]), [[2, 'light'], [2, 'shortened']]);
    assert.deepEqual(places('duplicate.near'), ['4:11', '6:9']);
  });

  it('shows what scraping left', () => {
    const runs = corpus.findings.filter(({ rule }) => rule === 'boilerplate').map((finding) => {
      const first = corpus.lineOf(finding);
      return `${finding.file.slice(1, 2)}:${String(first)}–${String(first + corpus.wordsOf(finding).split('\n').length - 1)}`;
    });
    assert.deepEqual(runs, ['1:1–3', '1:6–7', '1:21–23', '2:1–1', '2:15–16', '4:1–1', '4:15–18', '5:1–1', '5:15–16', '6:1–1', '6:15–16']);
  });

  it('shows slips of the pen', () => {
    assert.deepEqual(words('spelling'), ['1:15 goverment', '1:19 goverment', '2:11 ban.A', '3:11 the the', '4:13 promissed', '5:13 colected']);
  });

  it('shows names that are spelt several ways', () => {
    assert.deepEqual(words('name.variant'), ['2:7 Yusuf', '3:11 Yousif', '4:5 Hadad', '4:7 Hadad', '5:5 Khouri', '5:9 Khouri', '6:13 Meeran']);
  });

  it('shows numbers on which the sources disagree', () => {
    assert.deepEqual(words('claim.conflict'), ['1:9 40', '1:17 34', '2:5 More than 60', '2:9 35', '3:5 About 40', '3:9 $2.3 million', '4:9 $3.2 million', '4:13 Some 300', '5:7 some 500', '6:11 Some 500']);
    assert.deepEqual(words('claim.difference'), ['1:17 More than 20', '2:9 About 30']);
    assert.ok(places('claim.update').includes('3:3'));
  });

  it('shows annotations that want a look', () => {
    assert.deepEqual(places('annotation.orphan'), ['3:7']);
    assert.deepEqual(words('annotation.label'), ['5:5 Qasr Miran', '5:11 Qasr Miran']);
    assert.ok(words('annotation.unmarked').every((place) => place.endsWith('Tal Abyar')));
  });
});
