import assert from 'node:assert/strict';
import { labelSchemaFromSetting, parseLabelSchema } from '../../../server/src/annotations/index.ts';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';
import { rangeOf } from '../../../server/src/text/layout.ts';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';

const uri = uriOf('a.txt');
const text = 'North and South Korea said that Kim and Moon met.\n';
const schema = {
  labels: ['PERSON', 'PLACE'],
  attributes: [{ name: 'certainty', values: ['low', 'high'] }, { name: 'role', labels: ['PERSON'] }],
  relations: [{ name: 'leads', from: ['PERSON'], to: ['PLACE'] }, { name: 'met', from: ['PERSON'], to: ['PERSON'], symmetric: true }],
};

describe('changing tags', () => {
  let analysers: Analysers;
  let service: LanguageService;
  before(async () => {
    analysers = await loadPackagedAnalysers();
  });
  beforeEach(async () => {
    service = await serviceOver(new Map([['a.txt', text]]), analysers);
    const parsed = parseLabelSchema(JSON.stringify(schema));
    assert.ok('schema' in parsed && 'schema' in labelSchemaFromSetting(schema.labels));
    Object.assign(service.workspace.folders[0], { labels: parsed.schema });
  });

  const rangeAt = (words: string): ReturnType<typeof rangeOf> => {
    const start = text.indexOf(words);
    return rangeOf(service.workspace.layout(uri)!, { start, end: start + words.length });
  };
  const tag = async (words: string, label: string): Promise<string> => {
    assert.ok((await service.executeCommand('collate.server.tag', { uri, range: rangeAt(words), label, scope: 'span' })).done);
    return service.annotations.spans(uri).find((tagged) => tagged.text === words)!.id;
  };
  const texts = (): string[] => service.annotations.spans(uri).map((tagged) => tagged.text);

  it('tags the word at the cursor', async () => {
    const cursor = { line: 0, character: 18 };
    await service.executeCommand('collate.server.tag', { uri, range: { start: cursor, end: cursor }, label: 'PLACE', scope: 'span' });
    assert.deepEqual(texts(), ['Korea']);
    const nowhere = { line: 1, character: 0 };
    const { done, message } = await service.executeCommand('collate.server.tag', { uri, range: { start: nowhere, end: nowhere }, label: 'PLACE', scope: 'span' });
    assert.deepEqual([done, message], [false, 'Put the cursor on a word or select the words to tag.']);
  });

  it('moves boundaries by a word, and back by undo', async () => {
    const id = await tag('Korea', 'PLACE');
    await service.executeCommand('collate.server.moveBoundary', { uri, id, boundary: 'start', direction: 'left' });
    await service.executeCommand('collate.server.moveBoundary', { uri, id, boundary: 'end', direction: 'right' });
    assert.deepEqual(texts(), ['South Korea said']);
    await service.executeCommand('collate.server.moveBoundary', { uri, id, boundary: 'start', direction: 'right' });
    assert.deepEqual(texts(), ['Korea said']);
    await service.executeCommand('collate.server.undo', { uri });
    await service.executeCommand('collate.server.undo', { uri });
    assert.deepEqual(texts(), ['South Korea']);
    for (let times = 0; times < 2; times++) await service.executeCommand('collate.server.moveBoundary', { uri, id, boundary: 'end', direction: 'left' });
    const stuck = await service.executeCommand('collate.server.moveBoundary', { uri, id, boundary: 'end', direction: 'left' });
    assert.deepEqual([texts(), stuck.done, stuck.quiet], [['South'], false, true]);
  });

  it('adds fragments', async () => {
    const id = await tag('North', 'PLACE');
    const added = await service.executeCommand('collate.server.addFragment', { uri, id, range: rangeAt('Korea') });
    assert.equal(added.message, 'The annotation stands on “North Korea” now.');
    assert.equal((await service.executeCommand('collate.server.addFragment', { uri, id, range: rangeAt('orea') })).done, false);
    const [details] = await service.annotationsAt(uri, rangeAt('Korea'));
    assert.equal(details.fragments.length, 2);
  });

  it('sets only attributes and values of the schema', async () => {
    const id = await tag('Kim', 'PERSON');
    const place = await tag('Korea', 'PLACE');
    const set = (annotation: string, name: string, value: string | null): Promise<{ done: boolean; message: string }> =>
      service.executeCommand('collate.server.setAttribute', { uri, id: annotation, name, value });
    assert.equal((await set(id, 'certainty', 'low')).message, 'certainty: low.');
    assert.equal((await set(id, 'role', 'host')).done, true);
    assert.equal((await set(id, 'certainty', 'maybe')).message, 'certainty is one of low, high.');
    assert.equal((await set(place, 'role', 'host')).message, 'The schema knows no attribute role of PLACE.');
    assert.equal((await set(id, 'role', null)).message, 'role taken away.');
    assert.deepEqual((await service.annotationsAt(uri, rangeAt('Kim')))[0].attributes, { certainty: 'low' });
    assert.deepEqual(service.attributes(uri, 'PLACE').map(({ name }) => name), ['certainty']);
  });

  it('relates what the schema lets it relate', async () => {
    const [kim, moon, korea] = [await tag('Kim', 'PERSON'), await tag('Moon', 'PERSON'), await tag('Korea', 'PLACE')];
    assert.deepEqual(service.relationTypes(uri, kim, korea).map(({ name }) => name), ['leads']);
    assert.deepEqual(service.relationTypes(uri, korea, kim), []);
    const relate = (type: string, from: string, to: string): Promise<{ done: boolean; message: string }> =>
      service.executeCommand('collate.server.relate', { uri, type, from, to });
    assert.equal((await relate('leads', kim, korea)).message, '“Kim” leads “Korea”.');
    assert.equal((await relate('leads', korea, kim)).message, 'The schema allows no leads from PLACE to PERSON.');
    assert.equal((await relate('met', kim, moon)).done, true);
    assert.equal((await relate('met', moon, kim)).done, false);
    const [details] = await service.annotationsAt(uri, rangeAt('Moon'));
    assert.deepEqual(details.relations.map(({ type, direction, other }) => [type, direction, other.text]), [['met', 'both', 'Kim']]);
    await service.executeCommand('collate.server.untag', { uri, id: details.relations[0].id });
    assert.deepEqual((await service.annotationsAt(uri, rangeAt('Moon')))[0].relations, []);
  });

  it('keeps notes, and links to entities and knowledge bases', async () => {
    const id = await tag('Kim', 'PERSON');
    await service.executeCommand('collate.server.setNotes', { uri, id, notes: ['which one?'] });
    const wikidata = { iri: 'https://www.wikidata.org/entity/Q56226' };
    await service.executeCommand('collate.server.setLinks', { uri, id, links: [wikidata, { entity: 'Kim Jong-un' }] });
    const [details] = await service.annotationsAt(uri, rangeAt('Kim'));
    assert.deepEqual(details.notes, ['which one?']);
    assert.deepEqual(details.links, [wikidata, { iri: 'urn:collate:entity:Kim%20Jong-un', label: 'Kim Jong-un', entity: 'Kim Jong-un' }]);
    for (const iri of ['Kim', 'https:', 'https://', 'has space:x y', '']) {
      const refused = await service.executeCommand('collate.server.setLinks', { uri, id, links: [{ iri }] });
      assert.match(refused.message, /is no IRI/u, iri);
    }
  });

  it('shows where words stand before all of them are changed', async () => {
    await tag('Korea', 'PLACE');
    const { text: words, places } = await service.wordPlaces(uri, rangeAt('Korea'), 'corpus');
    assert.equal(words, 'Korea');
    assert.deepEqual(places.map(({ source, before: left, after: right, tags }) => [source, left, right, tags.map(({ label }) => label)]), [
      ['a.txt', 'North and South ', ' said that Kim and Moon met.', ['PLACE']],
    ]);
  });
});
