import assert from 'node:assert/strict';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';
import { rangeOf } from '../../../server/src/text/layout.ts';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';

describe('suggestions', () => {
  let analysers: Analysers;
  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  const serve = (texts: Readonly<Record<string, string>>): Promise<LanguageService> => serviceOver(new Map(Object.entries(texts)), analysers);
  const range = (service: LanguageService, name: string, start: number, length: number): ReturnType<typeof rangeOf> =>
    rangeOf(service.workspace.layout(uriOf(name))!, { start, end: start + length });
  const tag = (service: LanguageService, name: string, start: number, length: number, label: string): Promise<unknown> =>
    service.executeCommand('collate.server.tag', { uri: uriOf(name), range: range(service, name, start, length), label, scope: 'span' });
  const said = async (service: LanguageService, name: string): Promise<string[]> =>
    (await service.suggestions(uriOf(name))).map(({ text, labels, source }) => `${text}: ${labels.join('/')} (${source})`);

  it('come from the tags of the corpus: the longest match, mixed labels by frequency', async () => {
    const text = 'zorn came. zorn left. zorn of krell sat. zorn rose.\n';
    const service = await serve({ 'a.txt': text, 'b.txt': 'we saw zorn of krell and zorn.\n' });
    await tag(service, 'a.txt', 0, 4, 'PLACE');
    await tag(service, 'a.txt', 11, 4, 'PERSON');
    await tag(service, 'a.txt', 41, 4, 'PERSON');
    await tag(service, 'a.txt', 22, 13, 'ORG');
    assert.deepEqual(await said(service, 'b.txt'), ['zorn of krell: ORG (corpus)', 'zorn: PERSON/PLACE (corpus)']);
  });

  it('come from gazetteer files, and wrong lines are named', async () => {
    const service = await serve({ 'a.txt': 'the zorn of krell and zorn.\n', 'x.tsv': '' });
    const folder = service.workspace.folders[0];
    assert.equal(folder.gazetteer, undefined);
    const { parseGazetteer } = await import('../../../server/src/annotations/index.ts');
    const { gazetteer, wrongLines } = parseGazetteer('# ours\nzorn\tPERSON\nzorn of krell\tORG\nno label\n');
    assert.deepEqual(wrongLines, [4]);
    Object.assign(folder, { gazetteer });
    assert.deepEqual(await said(service, 'a.txt'), ['zorn of krell: ORG (gazetteer)', 'zorn: PERSON (gazetteer)']);
  });

  it('are never made again where they were rejected or accepted, and all of one name go at once', async () => {
    const service = await serve({ 'a.txt': 'zorn came. Then zorn left and zorn sat.\n', 'b.txt': 'zorn rose.\n', 'c.txt': 'zorn.\n' });
    await tag(service, 'c.txt', 0, 4, 'PERSON');
    await service.executeCommand('collate.server.reject', { uri: uriOf('a.txt'), range: range(service, 'a.txt', 0, 4), label: 'PERSON' });
    assert.deepEqual((await service.suggestions(uriOf('a.txt'))).map((suggestion) => suggestion.range.start.character), [16, 30]);
    const all = await service.executeCommand('collate.server.acceptAll', { text: 'zorn', label: 'PERSON' });
    assert.deepEqual(all, { done: true, message: '“zorn” tagged as PERSON: 3 places in 2 files.' });
    assert.deepEqual([await said(service, 'a.txt'), await said(service, 'b.txt')], [[], []]);
    await service.executeCommand('collate.server.undo', { uri: uriOf('b.txt') });
    assert.equal((await service.suggestions(uriOf('a.txt'))).length, 2);
    await service.executeCommand('collate.server.rejectAll', { text: 'zorn', label: 'PERSON' });
    assert.deepEqual([await said(service, 'a.txt'), await said(service, 'b.txt')], [[], []]);
    assert.equal(service.annotations.spans(uriOf('b.txt')).length, 0);
  });

  it('leave out names that stand in a page’s furniture only, not those of its text', async () => {
    const page = [
      'Bridge over the Amreh collapses in Tal Abyar',
      'By Nora Lindqvist',
      'Fourteen people were killed when the old bridge over the river Amreh collapsed in the town of Tal Abyar on Tuesday morning.',
      'Mayor Yousef Karimi said on Tuesday that engineers had warned of rust in the cables two years ago.',
      'Follow us: Facebook | Instagram | RSS',
      'Related: Yousef Karimi elected mayor',
      '© 2024 Coast Courier. All rights reserved.',
    ];
    const service = await serve({ 'a.txt': page.join('\n\n') });
    assert.deepEqual((await said(service, 'a.txt')).map((suggestion) => suggestion.replace(' (analysis)', '')), [
      'Amreh: PLACE',
      'Tal Abyar: PLACE',
      'Amreh: PLACE',
      'Tal Abyar: PLACE',
      'Yousef Karimi: PERSON',
      'Yousef Karimi: PERSON',
    ]);
  });

  it('leave out words that open a sentence or stand in a heading and are small elsewhere, not names that also stand where their capital counts', async () => {
    const text = [
      'Seventeen people died in Tal Abyar when the old bridge over the river Amreh collapsed on Tuesday morning, the mayor said.',
      'Boats searched the river until nightfall, and more boats came from Qasr Miran the next day.',
      'Questions and Answers',
      'To the Review',
      'A review of the bridge comes first, and there are some in Qasr Miran.',
      'News from Tal Abyar',
    ];
    const service = await serve({ 'a.txt': text.join('\n\n') });
    assert.deepEqual((await service.suggestions(uriOf('a.txt'))).map(({ text: words }) => words), ['Tal Abyar', 'Amreh', 'Qasr Miran', 'Qasr Miran', 'Tal Abyar']);
    const other = await serve({ 'a.txt': 'Lexus made the car, and Lexus sells it in Paris. More on lexus and cars on Friday.' });
    assert.deepEqual((await other.suggestions(uriOf('a.txt'))).map(({ text: words }) => words), ['Lexus', 'Lexus', 'Paris']);
  });

  it('follow each other through the documents, in both directions, and round', async () => {
    const service = await serve({ 'a.txt': 'zorn, zorn\n', 'b.txt': 'nothing here\n', 'c.txt': 'zorn and zorn\n', 'd.txt': 'zorn\n' });
    await tag(service, 'd.txt', 0, 4, 'PERSON');
    const at = async (name: string, character: number, direction: 'next' | 'previous'): Promise<string> => {
      const found = await service.neighbouringSuggestion(uriOf(name), { line: 0, character }, direction);
      return found ? `${found.uri.slice(-5)} ${String(found.suggestion.range.start.character)}` : 'none';
    };
    assert.equal(await at('a.txt', 0, 'next'), 'a.txt 0');
    assert.equal(await at('a.txt', 4, 'next'), 'a.txt 6');
    assert.equal(await at('a.txt', 10, 'next'), 'c.txt 0');
    assert.equal(await at('c.txt', 13, 'next'), 'a.txt 0');
    assert.equal(await at('a.txt', 0, 'previous'), 'c.txt 9');
    assert.equal(await at('c.txt', 9, 'previous'), 'c.txt 0');
  });
});
