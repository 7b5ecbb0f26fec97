import assert from 'node:assert/strict';
import { annotationsOf, parseSidecar } from '../../../server/src/annotations/index.ts';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';
import { rangeOf } from '../../../server/src/text/layout.ts';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';

function tagsIn(files: ReadonlyMap<string, string>, name: string): string[] {
  const parsed = parseSidecar(files.get(`${name}.anno.json`) ?? '');
  assert.ok('page' in parsed, `${name} has a sidecar`);
  return annotationsOf(parsed.page).map(({ label, text, start }) => `${label} ${text} ${String(start)}`);
}

/** All places of a word that stands at the given offsets of a document. */
function placesOf(service: LanguageService, name: string, length: number, offsets: readonly number[]): { uri: string; range: ReturnType<typeof rangeOf> }[] {
  const uri = uriOf(name);
  const layout = service.workspace.layout(uri)!;
  return offsets.map((start) => ({ uri, range: rangeOf(layout, { start, end: start + length }) }));
}

/** Files that count what is written to them. */
class CountedFiles extends Map<string, string> {
  readonly written: string[] = [];

  override set(name: string, text: string): this {
    // The constructor of a map sets its first entries before fields are there.
    (this.written as string[] | undefined)?.push(name);
    return super.set(name, text);
  }
}

describe('actions on many places', () => {
  let analysers: Analysers;
  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  const corpus = async (texts: Readonly<Record<string, string>>): Promise<{ files: CountedFiles; service: LanguageService }> => {
    const files = new CountedFiles(Object.entries(texts));
    return { files, service: await serviceOver(files, analysers) };
  };

  it('tag, relabel and untag across documents, and one undo takes each back', async () => {
    const { files, service } = await corpus({ 'a.txt': 'Robin met Zoë. Robin left.\n', 'b.txt': 'Then Robin came.\n' });
    const places = [...placesOf(service, 'a.txt', 5, [0, 15]), ...placesOf(service, 'b.txt', 5, [5])];
    const tagged = await service.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places });
    assert.deepEqual(tagged, { done: true, message: 'Tagged as PERSON: 3 places in 2 files.' });
    const again = await service.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places });
    assert.deepEqual(again, { done: false, message: 'These places are tagged as PERSON already.' });
    const references = ['a.txt', 'b.txt'].flatMap((name) => service.annotations.spans(uriOf(name)).map(({ id }) => ({ uri: uriOf(name), id })));
    const relabelled = await service.executeCommand('collate.server.relabelPlaces', { label: 'ORG', places: references });
    assert.equal(relabelled.message, 'Tagged as ORG: 3 places in 2 files.');
    assert.deepEqual(tagsIn(files, 'a.txt'), ['ORG Robin 0', 'ORG Robin 15']);
    const removed = await service.executeCommand('collate.server.untagPlaces', { places: references.slice(1) });
    assert.equal(removed.message, '2 tags removed in 2 files.');
    assert.deepEqual([tagsIn(files, 'a.txt'), tagsIn(files, 'b.txt')], [['ORG Robin 0'], []]);
    await service.executeCommand('collate.server.undo', { uri: uriOf('b.txt') });
    assert.deepEqual([tagsIn(files, 'a.txt'), tagsIn(files, 'b.txt')], [['ORG Robin 0', 'ORG Robin 15'], ['ORG Robin 5']]);
    await service.executeCommand('collate.server.undo', { uri: uriOf('a.txt') });
    assert.deepEqual([tagsIn(files, 'a.txt'), tagsIn(files, 'b.txt')], [['PERSON Robin 0', 'PERSON Robin 15'], ['PERSON Robin 5']]);
    await service.executeCommand('collate.server.undo', { uri: uriOf('a.txt') });
    assert.deepEqual([tagsIn(files, 'a.txt'), tagsIn(files, 'b.txt')], [[], []]);
    const redone = await service.executeCommand('collate.server.redo', { uri: uriOf('b.txt') });
    assert.equal(redone.message, 'Done again in 2 files.');
    assert.deepEqual([tagsIn(files, 'a.txt'), tagsIn(files, 'b.txt')], [['PERSON Robin 0', 'PERSON Robin 15'], ['PERSON Robin 5']]);
  });

  it('leave what was changed since, when an older action is taken back from another document', async () => {
    const { files, service } = await corpus({ 'a.txt': 'Robin came.\n', 'b.txt': 'Robin met Robin and Zoë.\n' });
    await service.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places: [...placesOf(service, 'a.txt', 5, [0]), ...placesOf(service, 'b.txt', 5, [0, 10])] });
    const [first] = service.annotations.spans(uriOf('b.txt'));
    await service.executeCommand('collate.server.relabel', { uri: uriOf('b.txt'), id: first.id, label: 'ORG' });
    await service.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places: placesOf(service, 'b.txt', 3, [20]) });
    await service.executeCommand('collate.server.undo', { uri: uriOf('a.txt') });
    assert.deepEqual([tagsIn(files, 'a.txt'), tagsIn(files, 'b.txt')], [[], ['ORG Robin 0', 'PERSON Zoë 20']]);
    await service.executeCommand('collate.server.redo', { uri: uriOf('a.txt') });
    assert.deepEqual(tagsIn(files, 'b.txt'), ['ORG Robin 0', 'PERSON Robin 10', 'PERSON Zoë 20']);
  });

  it('leave a damaged sidecar out, say so, and do the rest', async () => {
    const damaged = '{\n  oops\n}\n';
    const { files, service } = await corpus({ 'a.txt': 'Robin came.\n', 'b.txt': 'Robin left.\n', 'b.txt.anno.json': damaged });
    const places = [...placesOf(service, 'a.txt', 5, [0]), ...placesOf(service, 'b.txt', 5, [0])];
    const { done, message } = await service.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places });
    assert.equal(done, true);
    assert.match(message, /^Tagged as PERSON: 1 place\. b\.txt\.anno\.json is left alone, nothing was changed\. Line 2: /u);
    assert.equal(files.get('b.txt.anno.json'), damaged);
    await service.executeCommand('collate.server.undo', { uri: uriOf('a.txt') });
    assert.deepEqual(tagsIn(files, 'a.txt'), []);
  });

  it('write each file once for 10,000 places', async () => {
    const texts = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${String(index)}.txt`, 'Robin met Zoë.\n'.repeat(500)]));
    const { files, service } = await corpus(texts);
    const places = Object.keys(texts).flatMap((name) => placesOf(service, name, 5, Array.from({ length: 500 }, (_, index) => index * 15)));
    assert.equal(places.length, 10_000);
    files.written.length = 0;
    const done = await service.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places });
    assert.equal(done.message, 'Tagged as PERSON: 10000 places in 20 files.');
    assert.equal(files.written.length, 20);
    assert.equal(new Set(files.written).size, 20);
    files.written.length = 0;
    await service.executeCommand('collate.server.undo', { uri: places[0].uri });
    assert.equal(files.written.length, 20);
  });
});
