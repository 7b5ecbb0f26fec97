import assert from 'node:assert/strict';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { AnnotatedText, annotationsOf, emptySidecar, parseSidecar, relate, serializeSidecar, tag, type AnnotationPage } from '../../../server/src/annotations/index.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import type { Adjudication, AgreementReport, LayerDifference } from '../../../server/src/protocol.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';
import { stampOf } from '../annotations/fixtures.ts';

const text = 'Ahmad Massoud met Zoë in Kabul 😊 on Monday, and Robin in Ely.\r\n';

function layer(name: string, labels: Record<string, string>, first: number): AnnotationPage {
  const source = new AnnotatedText(text);
  const stamp = stampOf(name, '2026-01-01T00:00:00Z', first);
  return Object.entries(labels).reduce((page, [quote, label]) => {
    const start = text.indexOf(quote);
    return tag(page, source, [{ start, end: start + quote.length }], label, stamp).page;
  }, emptySidecar('a.txt', text));
}

describe('adjudication', function () {
  this.timeout(30_000);
  let analysers: Analysers;
  let files: Map<string, string>;
  let service: LanguageService;
  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  const start = async (annotator: string): Promise<void> => {
    const ana = layer('ana', { 'Ahmad Massoud': 'PERSON', Zoë: 'PERSON', Monday: 'DATE', Ely: 'PLACE' }, 1001);
    const ben = layer('ben', { Massoud: 'PERSON', Zoë: 'PERSON', Robin: 'PERSON', Ely: 'ORG' }, 1100);
    const related = relate(ben, 'in', ben.items[2].id, ben.items[3].id, stampOf('ben', '2026-01-01T00:00:00Z', 1200)).page;
    files = new Map([
      ['a.txt', text],
      ['a.txt.anno.ana.json', serializeSidecar(ana)],
      ['a.txt.anno.ben.json', serializeSidecar(related)],
      ['b.txt', text],
      ['b.txt.anno.ana.json', serializeSidecar({ ...ana, document: { ...ana.document, source: 'b.txt' } })],
    ]);
    service = await serviceOver(files, analysers, { annotator });
  };
  const report = async (): Promise<AgreementReport> => await service.agreement({ first: 'ana', second: 'ben' });
  const decide = async ({ first, second }: LayerDifference, take: Adjudication): Promise<string> => {
    const ids = (tags: LayerDifference['first']): string[] => tags.map(({ id }) => id);
    const done = await service.executeCommand('collate.server.adjudicate', { first: 'ana', second: 'ben', take, differences: [{ uri: uriOf('a.txt'), first: ids(first), second: ids(second) }] });
    return done.message;
  };
  const curated = (): unknown[] => {
    const parsed = parseSidecar(files.get('a.txt.anno.json') ?? '');
    if ('problem' in parsed) return [];
    const shown = annotationsOf(parsed.page).map(({ kind, label, text: quote, status, creator, item }) => [kind === 'relation' ? 'relation' : quote, label, status, creator, (item['adjudicator'] as { name: string } | undefined)?.name]);
    return shown.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };

  for (const annotator of ['', 'Ana', 'cleo']) {
    it(`compares layers, and records decisions with who made them (annotator “${annotator}”)`, async () => {
      await start(annotator);
      const judge = annotator || 'annotator';
      assert.deepEqual(await service.layers(), [{ name: annotator === 'Ana' ? 'Ana' : 'ana', documents: 2, tags: 8 }, { name: 'ben', documents: 1, tags: 4 }]);
      const [first, second] = annotator === 'Ana' ? ['Ana', 'ben'] : ['ana', 'ben'];
      const { differences, leftOut, agreed, agreedOpen, documents, labels } = await service.agreement({ first, second });
      assert.deepEqual(differences.map(({ kind, keyword, first: mine, second: theirs, decision }) => [kind, keyword, mine.length, theirs.length, decision]), [
        ['boundary', 'Ahmad Massoud', 1, 1, null],
        ['onlyFirst', 'Monday', 1, 0, null],
        ['onlySecond', 'Robin', 0, 1, null],
        ['label', 'Ely', 1, 1, null],
      ]);
      assert.deepEqual(differences[1].location.range.start, { line: 0, character: text.indexOf('Monday') });
      assert.deepEqual(leftOut, [{ uri: uriOf('b.txt'), message: 'b.txt: ben has not begun it.' }]);
      assert.deepEqual([agreed, agreedOpen, documents], [1, 1, 1]);
      assert.deepEqual(labels.map(({ label, first: mine, second: theirs, exact }) => [label, mine, theirs, exact]), [
        ['DATE', 1, 0, 0],
        ['ORG', 0, 1, 0],
        ['PERSON', 2, 3, 0.4],
        ['PLACE', 1, 0, 0],
      ]);
      const [massoud, monday, robin, ely] = differences;
      assert.match(await decide(massoud, 'second'), /^Taken from ben/u);
      await decide(monday, 'neither');
      await decide(robin, 'second');
      await decide(ely, 'both');
      assert.deepEqual(curated(), [
        ['Ahmad Massoud', 'PERSON', 'rejected', 'ana', judge],
        ['Ely', 'ORG', 'accepted', 'ben', judge],
        ['Ely', 'PLACE', 'accepted', 'ana', judge],
        ['Massoud', 'PERSON', 'accepted', 'ben', judge],
        ['Monday', 'DATE', 'rejected', 'ana', judge],
        ['Robin', 'PERSON', 'accepted', 'ben', judge],
        ['relation', 'in', 'accepted', 'ben', judge],
      ]);
      const decided = await service.agreement({ first, second });
      assert.deepEqual(decided.differences.map(({ decision }) => [decision?.take, decision?.by]), ['second', 'neither', 'second', 'both'].map((take) => [take, judge]));
    });
  }

  it('is undone step by step, and takes over what both have', async () => {
    await start('cleo');
    const [massoud] = (await report()).differences;
    await decide(massoud, 'first');
    const taken = await service.executeCommand('collate.server.takeAgreed', { first: 'ana', second: 'ben' });
    assert.equal(taken.message, 'Taken what both have: 1 tag.');
    assert.equal((await report()).agreedOpen, 0);
    assert.equal((await service.executeCommand('collate.server.takeAgreed', { first: 'ana', second: 'ben' })).done, false);
    assert.equal((await service.executeCommand('collate.server.undoAdjudication', {})).done, true);
    assert.equal((await report()).agreedOpen, 1);
    assert.equal((await report()).differences[0].decision?.take, 'first');
    await service.executeCommand('collate.server.undoAdjudication', {});
    assert.equal((await report()).differences[0].decision, null);
    assert.equal((await service.executeCommand('collate.server.undoAdjudication', {})).done, false);
    assert.deepEqual(curated(), []);
  });

  it('leaves a curated file that cannot be read alone', async () => {
    await start('cleo');
    files.set('a.txt.anno.json', '{ oops');
    await service.annotations.sidecarChanged(uriOf('a.txt.anno.json'));
    const { leftOut } = await report();
    assert.deepEqual(leftOut.map(({ message }) => message), ['a.txt or one of its sidecars cannot be read.', 'b.txt: ben has not begun it.']);
    assert.equal(files.get('a.txt.anno.json'), '{ oops');
  });
});
