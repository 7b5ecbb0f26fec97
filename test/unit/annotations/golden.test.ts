import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { annotationsOf, formatOf, importBrat, importBratConfiguration, importConll, importCsv, importDoccano, importLabelStudio, importProdigy, parseLabelSchema } from '../../../server/src/annotations/index.ts';
import type { ImportedDocument } from '../../../server/src/annotations/index.ts';
import { stampOf } from './fixtures.ts';

const text = '😊 Zoë met Robin.';

function golden(path: string): string {
  return readFileSync(new URL(`golden/${path}`, import.meta.url), 'utf8');
}

/** The spans of a document as label and words. */
function spansOf({ text: own, spans }: Pick<ImportedDocument, 'text' | 'spans'>): string[] {
  const points = Array.from(own);
  return spans.map(({ label, fragments }) => `${label} ${fragments.map(({ start, end }) => points.slice(start, end).join('')).join(' + ')}`);
}

function reasons({ losses }: Pick<ImportedDocument, 'losses'>): string {
  return losses.map(({ item, reason }) => `${item}: ${reason}`).join('\n');
}

describe('files of other tools', () => {
  it('brat: events, their attributes and notes, equivalences, split lines, CRLF that counts as two, a byte order mark', () => {
    const read = importBrat(golden('brat/events.ann'), golden('brat/events.txt'));
    assert.deepEqual(spansOf(read), ['Protein BMP-6', 'Negative_regulation inhibits', 'Growth growth', 'Site growth of\nbone marrow', 'Binding bind', 'Protein Id1']);
    const joined = read.relations.map(({ type, from, to, symmetric }) => `${type} ${from} ${to}${symmetric ? ' both ways' : ''}`);
    assert.deepEqual(joined, ['Cause T2 T1', 'Theme T2 T4', 'Theme T9 T10', 'Theme2 T9 T1', 'Part-of T4 T7', 'Equiv T1 T10 both ways', 'Equiv T10 T7 both ways']);
    const [protein, regulation, , , binding] = read.spans;
    assert.deepEqual([protein.links, protein.notes], [[{ iri: 'Entrez:654', label: 'BMP6' }], ['see Table 2']]);
    assert.deepEqual([regulation.attributes, regulation.notes], [{ Confidence: 'L2' }, ['indirect', 'L2 means less']]);
    assert.deepEqual(binding.attributes, { Negation: true });
    assert.deepEqual(read.relations.find(({ type }) => type === 'Part-of'), { type: 'Part-of', from: 'T4', to: 'T7', attributes: { Confidence: 'Low' }, notes: ['unsure'] });
    assert.deepEqual(read.losses.map(({ item }) => item), ['E1', 'E2', 'E3', '#4']);
  });

  it('brat: a configuration with hierarchies, macros and separators', () => {
    const { schema, losses } = importBratConfiguration(golden('brat/annotation.conf'));
    const parsed = parseLabelSchema(schema!);
    assert.ok('schema' in parsed);
    assert.deepEqual(parsed.schema.labels.map(({ name }) => name), ['Site', 'Cell', 'Protein', 'Growth', 'Binding', 'Negative_regulation']);
    const relation = (name: string): unknown[] => parsed.schema.relations.filter((one) => one.name === name).map(({ from, to, symmetric }) => [from, to, symmetric]);
    assert.deepEqual(relation('Part-of'), [[['Protein', 'Site'], ['Site', 'Cell', 'Protein'], false]]);
    assert.deepEqual(relation('Equiv'), [[['Protein'], ['Protein'], true]]);
    assert.deepEqual(relation('Cause'), [[['Negative_regulation'], ['Protein', 'Growth', 'Binding', 'Negative_regulation'], false]]);
    assert.deepEqual(parsed.schema.attributes.map(({ name, values }) => [name, values]), [['Negation', []], ['Confidence', ['L1', 'L2', 'L3']]]);
    assert.deepEqual(losses.map(({ item }) => item), ['[search]']);
  });

  it('Label Studio: UTF-16 offsets, choices of a region and of the whole, relations, predictions, an uploaded name', () => {
    const [read, ...others] = importLabelStudio(golden('labelstudio/export.json'));
    assert.equal(others.length, 0);
    assert.deepEqual(spansOf(read), ['PERSON Zoë', 'PERSON Robin', 'EVENT met']);
    assert.equal(read.name, 'news.txt');
    const [zoe, robin, met] = read.spans;
    assert.deepEqual([zoe.attributes, zoe.creator, zoe.created], [{ certainty: 'high' }, 'anna@example.org', '2026-01-02T03:04:05.000000Z']);
    assert.deepEqual([robin.notes, met.status, met.score, met.creator], [['who?'], 'suggested', 0.7, 'm1']);
    assert.deepEqual(read.relations.map(({ type }) => type), ['met']);
    assert.match(reasons(read), /UTF-16 units/u);
    assert.match(reasons(read), /choices of sentiment .* \{"choices":\["positive"\]\}/u);
    assert.equal(read.losses.length, 2);
  });

  it('Label Studio: the older completions without quotes, and JSON-MIN', () => {
    const [old] = importLabelStudio(golden('labelstudio/completions.json'));
    assert.deepEqual([spansOf(old), old.spans[0].creator], [['PERSON Zoë'], 'anna@example.org']);
    const [min] = importLabelStudio(golden('labelstudio/min.json'));
    assert.deepEqual(spansOf(min), ['PERSON Zoë', 'PERSON Robin', 'MAN Robin']);
    assert.match(reasons(min), /sentiment is said of the whole text/u);
  });

  it('doccano: all its versions', () => {
    const read = importDoccano(golden('doccano/labels.jsonl'));
    assert.deepEqual(read.map(spansOf), [['PERSON Zoë'], ['3 Zoë'], ['PERSON Zoë'], ['PERSON Zoë', 'PERSON Robin'], []]);
    assert.deepEqual(read[3].relations, [{ type: 'met', from: '10', to: '11' }]);
    assert.match(reasons(read[4]), /"positive" is a label of the whole document/u);
    assert.ok(read.every(({ name }) => name === undefined));
  });

  it('Prodigy: answers, relations, what is no span, and the pairs of spaCy', () => {
    const read = importProdigy(golden('prodigy/answers.jsonl'));
    assert.deepEqual(read.map(spansOf), [['PERSON Zoë'], ['PERSON Zoë'], ['PERSON Zoë'], ['PERSON Zoë', 'PERSON Robin'], [], ['PERSON Zoë']]);
    assert.deepEqual(read.map(({ spans: [first] }) => first?.status), [undefined, 'rejected', 'suggested', undefined, undefined, undefined]);
    assert.deepEqual([read[0].spans[0].creator, read[0].spans[0].created, read[0].name], ['db-anna', '2026-01-02T03:04:05Z', undefined]);
    assert.deepEqual(read[3].relations.map(({ type, from, to }) => [type, from, to]), [['MET', '0', '1']]);
    assert.match(reasons(read[4]), /accept \["X"\]/u);
  });

  it('CoNLL: four columns with IOB1 and a sign that looks like a comment, tabs with BILOU, comments and bare tags', () => {
    const four = importConll(golden('conll2003/four.conll'));
    assert.deepEqual(four.map(spansOf), [['ORG EU'], ['PER Peter Blackburn']]);
    assert.equal(four[0].text, 'EU rejects #');
    const [two] = importConll(golden('conll2003/two.tsv'));
    assert.deepEqual([two.text, spansOf(two)], ['New York\nEly Bob', ['LOC New York', 'LOC Ely', 'PER Bob']]);
  });

  it('W3C: a collection, either selector alone, refined selectors, ranges, and positions in UTF-16', () => {
    const read = (path: string) => formatOf('w3c')!.read(golden(path), { name: 'a.txt', text, textOf: () => text, stamp: stampOf() })[0];
    const { page, losses } = read('w3c/collection.jsonld');
    assert.deepEqual(annotationsOf(page).map(({ label, text: quote }) => `${label} ${quote}`), ['PERSON Zoë', 'PERSON Robin', 'MET met', 'BOTH met', 'RANGE Zoë']);
    assert.deepEqual(losses.map(({ item }) => item), ['http://x/6']);
    const counted = read('w3c/utf16.jsonld');
    assert.deepEqual(annotationsOf(counted.page).map(({ text: quote, start }) => [quote, start]), [['Zoë', 2]]);
    assert.match(reasons(counted), /UTF-16/u);
  });

  it('CSV: the columns of a spreadsheet under other names, and quotes without offsets', () => {
    const [excel] = importCsv(golden('csv/excel.csv'), (name) => (name === 'a.txt' ? text : undefined));
    assert.deepEqual(spansOf(excel), ['PERSON Zoë', 'PERSON Robin']);
    assert.match(reasons(excel), /columns Remark are not read/u);
    const [quotes] = importCsv(golden('csv/quotes.csv'), () => text);
    assert.deepEqual(spansOf(quotes), ['PERSON Zoë', 'EVENT met']);
    assert.match(reasons(quotes), /"o" stands in more than one place/u);
  });
});
