import assert from 'node:assert/strict';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import type { Range } from 'vscode-languageserver-types';
import type { LanguageService } from '../../../server/src/service/languageService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';

/** More documents than sidecars are kept at hand. */
const documents = 230;
const names = Array.from({ length: documents }, (_, index) => `${String(index).padStart(3, '0')}.txt`);

const at = (name: string, start: number, end: number): { uri: string; range: Range } => ({
  uri: uriOf(name),
  range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
});

async function codesIn(service: LanguageService, name: string): Promise<(string | number | undefined)[]> {
  return (await service.diagnostics(uriOf(name))).items.map(({ code }) => code);
}

describe('annotations of documents that are closed', () => {
  let analysers: Analysers;
  let files: Map<string, string>;
  let service: LanguageService;

  before(async () => {
    analysers = await loadPackagedAnalysers();
    const texts = new Map(names.map((name) => [name, 'Robin met Zoë here.\n']));
    const first = await serviceOver(texts, analysers);
    await first.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places: names.map((name) => at(name, 0, 5)) });
    await first.executeCommand('collate.server.tag', { ...at('000.txt', 10, 13), label: 'PLACE', scope: 'span' });
    await first.executeCommand('collate.server.tag', { ...at('001.txt', 10, 13), label: 'PERSON', scope: 'span' });
    files = texts;
  });

  beforeEach(async () => {
    service = await serviceOver(new Map(files), analysers);
  });

  it('are known without their sidecars at hand', async () => {
    assert.deepEqual(service.annotations.spans(uriOf('000.txt')), []);
    assert.equal(service.annotations.tagged.labelsOf('Robin')[0].count, documents);
    await service.annotations.ensure(uriOf('000.txt'));
    assert.deepEqual(service.annotations.spans(uriOf('000.txt')).map(({ text, label }) => `${text} ${label}`), ['Robin PERSON', 'Zoë PLACE']);
  });

  it('are compared with each other, and listed, where they stand', async () => {
    const { items } = await service.diagnostics(uriOf('000.txt'));
    const difference = items.find(({ code }) => code === 'annotation.label');
    assert.deepEqual(difference?.relatedInformation?.map(({ location }) => location), [at('001.txt', 10, 13)]);
    const robin = (await service.entityItems()).find(({ name, label }) => name === 'Robin' && label === 'PERSON');
    assert.equal(robin?.mentions.length, 200);
    assert.equal(robin.moreTagged, documents - 200);
  });

  it('follow a text that another program changed', async () => {
    const changed = new Map(files);
    service = await serviceOver(changed, analysers);
    changed.set('001.txt', 'Then Robin met Zoë here.\n');
    await service.annotations.filesChanged([uriOf('001.txt')], []);
    const { items } = await service.diagnostics(uriOf('000.txt'));
    const difference = items.find(({ code }) => code === 'annotation.label');
    assert.deepEqual(difference?.relatedInformation?.map(({ location }) => location), [at('001.txt', 15, 18)]);
  });

  it('keep dismissed findings away', async () => {
    await service.executeCommand('collate.server.dismiss', { ...at('000.txt', 10, 13), rule: 'annotation.label' });
    for (const name of names.slice(1)) await service.annotations.ensure(uriOf(name));
    assert.ok(!(await codesIn(service, '000.txt')).includes('annotation.label'));
  });

  it('stay at hand while an action on them can be taken back', async () => {
    const written = new Map(names.map((name) => [name, 'Robin met Zoë here.\n']));
    service = await serviceOver(written, analysers);
    const tags = (): number => names.reduce((sum, name) => sum + (/"items": \[\s*\{/u.test(written.get(`${name}.anno.json`) ?? '') ? 1 : 0), 0);
    await service.executeCommand('collate.server.tagPlaces', { label: 'PERSON', places: names.map((name) => at(name, 0, 5)) });
    assert.equal(tags(), documents);
    await service.executeCommand('collate.server.undo', { uri: uriOf('100.txt') });
    assert.equal(tags(), 0);
    await service.executeCommand('collate.server.redo', { uri: uriOf('000.txt') });
    assert.equal(tags(), documents);
  });

  it('are read once, and again where another layer is the annotator\'s', async () => {
    let reads = 0;
    class CountedFiles extends Map<string, string> {
      override get(name: string): string | undefined {
        if (name.endsWith('.anno.json')) reads++;
        return super.get(name);
      }
    }
    const counted = new CountedFiles(files);
    service = await serviceOver(counted, analysers);
    assert.equal(reads, documents);
    await service.annotations.loadAll();
    assert.equal(reads, documents);
    await service.workspace.setFolders([{ uri: uriOf('').slice(0, -1), settings: { annotator: 'anna' } }]);
    await service.annotations.loadAll();
    assert.equal(service.annotations.tagged.labelsOf('Robin').length, 0);
  });

  it('are forgotten with their document', async () => {
    const changed = new Map(files);
    service = await serviceOver(changed, analysers);
    changed.delete('001.txt');
    await service.annotations.filesChanged([], [uriOf('001.txt')]);
    assert.equal(service.annotations.tagged.labelsOf('Robin')[0].count, documents - 1);
    assert.ok(!(await codesIn(service, '000.txt')).includes('annotation.label'));
  });
});
