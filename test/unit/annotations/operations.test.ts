import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import {
  AnnotatedText,
  allowsRelation,
  annotationsAt,
  annotationsIn,
  annotationsOf,
  candidatesFor,
  corpusEntityIri,
  defaultLabelSchema,
  dismiss,
  emptySidecar,
  isDismissed,
  labelSchemaFromSetting,
  move,
  occurrencesOf,
  orphansOf,
  parseLabelSchema,
  relabel,
  relate,
  relationsOf,
  setAttribute,
  setLinks,
  setNotes,
  setStatus,
  tag,
  undismiss,
  untag,
} from '../../../server/src/annotations/index.ts';
import { stampOf, tagged } from './fixtures.ts';

const later = stampOf('ben', '2026-06-06T06:06:06Z', 500);

describe('operations', () => {
  it('tag discontinuous, nested and overlapping spans, and none twice', () => {
    const text = new AnnotatedText('North and South Korea talked.');
    const empty = emptySidecar('a.txt', text.text);
    const first = tag(empty, text, [[{ start: 0, end: 5 }, { start: 16, end: 21 }], { start: 10, end: 21 }, { start: 9, end: 22 }], 'PLACE', stampOf());
    assert.deepEqual(annotationsOf(first.page).map(({ text: quote }) => quote), ['North Korea', 'South Korea']);
    const again = tag(first.page, text, [{ start: 10, end: 21 }], 'PLACE', later);
    assert.equal(again.page, first.page);
    const other = tag(first.page, text, [{ start: 10, end: 21 }], 'ORG', later);
    assert.equal(other.page.items.length, 3);
    assert.deepEqual(annotationsAt(first.page, 18).map(({ text: quote }) => quote), ['South Korea', 'North Korea']);
    assert.deepEqual(annotationsIn(first.page, { start: 6, end: 9 }), []);
  });

  it('let a suggestion say nothing against a decision, and a decision settle a suggestion', () => {
    const { page, text, ids } = tagged('[Robin] came');
    const rejected = setStatus(page, ids, 'rejected', later);
    const source = new AnnotatedText(text);
    assert.equal(tag(rejected, source, [{ start: 0, end: 5 }], 'PERSON', later, { status: 'suggested' }).page, rejected);
    const accepted = tag(rejected, source, [{ start: 0, end: 5 }], 'PERSON', later).page;
    assert.deepEqual(annotationsOf(accepted).map(({ status, modified, creator }) => [status, modified, creator]), [['accepted', later.now, 'anna']]);
  });

  it('find whole words only, over line breaks, case or no case', () => {
    const text = 'Saleh, Deh Saleh; Amrullah\r\nSaleh and Salehs, SALEH. Saléh';
    assert.deepEqual(occurrencesOf(text, 'Saleh').length, 3);
    assert.deepEqual(occurrencesOf(text, 'saleh', { matchCase: false }).length, 4);
    assert.deepEqual(occurrencesOf(text, 'Amrullah Saleh'), [{ start: 18, end: 33 }]);
    assert.deepEqual(occurrencesOf('a.b (a.b) aab', 'a.b'), [{ start: 0, end: 3 }, { start: 5, end: 8 }]);
    assert.deepEqual(occurrencesOf(text, ' '), []);
    assert.deepEqual(occurrencesOf('\ud83d x \ud83d', '\ud83d').length, 2);
  });

  it('relabel, move, reject and untag, and take relations along', () => {
    const { page, text, ids } = tagged('[Robin] met [Zoë] in Kabul');
    const source = new AnnotatedText(text);
    const related = relate(page, 'met', ids[0], ids[1], stampOf('anna', later.now, 100));
    assert.equal(relate(related.page, 'met', ids[0], ids[1], later).ids.length, 0);
    assert.equal(relate(related.page, 'met', ids[0], 'urn:uuid:none', later).ids.length, 0);
    assert.equal(relationsOf(related.page, ids[1]).length, 1);
    const labelled = relabel(related.page, [ids[0], related.ids[0]], 'X', later);
    assert.deepEqual(annotationsOf(labelled).map(({ label }) => label), ['X', 'PERSON', 'X']);
    const moved = move(labelled, source, ids[1], { start: 17, end: 26 }, later);
    assert.deepEqual(annotationsOf(moved).map(({ text: quote }) => quote), ['Robin', 'Kabul', '']);
    assert.equal(move(labelled, source, ids[1], { start: 5, end: 6 }, later), labelled);
    assert.deepEqual(annotationsOf(untag(moved, [ids[1]])).map(({ text: quote }) => quote), ['Robin']);
    assert.equal(untag(moved, ['urn:uuid:none']), moved);
  });

  it('keep attributes, notes and links apart from the label', () => {
    const { page, ids } = tagged('[Robin] came');
    let next = setAttribute(page, ids, 'certainty', 'low', later);
    next = setNotes(next, ids[0], ['who?'], later);
    next = setLinks(next, ids[0], [{ iri: 'http://www.wikidata.org/entity/Q1', label: 'Robin' }, { iri: corpusEntityIri('Robin Zoë') }], later);
    next = relabel(next, ids, 'ORG', later);
    const [annotation] = annotationsOf(next);
    assert.deepEqual(annotation.attributes, { certainty: 'low' });
    assert.deepEqual(annotation.notes, ['who?']);
    assert.deepEqual(annotation.links, [{ iri: 'http://www.wikidata.org/entity/Q1', label: 'Robin' }, { iri: 'urn:collate:entity:Robin%20Zo%C3%AB' }]);
    assert.equal(annotation.label, 'ORG');
    assert.equal(setNotes(next, ids[0], ['who?'], later), next);
    const bare = setLinks(setNotes(setAttribute(next, ids, 'certainty', undefined, later), ids[0], [], later), ids[0], [], later);
    assert.deepEqual(bare.items[0].body, [{ type: 'TextualBody', purpose: 'tagging', value: 'ORG' }]);
  });

  it('do 10,000 places in well under two seconds', () => {
    const text = new AnnotatedText('Robin met Zoë at the old mill by the river again. '.repeat(10_000));
    const start = process.cpuUsage();
    const { ids } = tag(emptySidecar('a.txt', text.text), text, occurrencesOf(text.text, 'Zoë'), 'PERSON', stampOf());
    assert.equal(ids.length, 10_000);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 2_000_000, `${user + system} µs`);
  });
});

describe('dismissals', () => {
  const text = 'The forces of Masood held the valley. Later Masood left.';
  const page = dismiss(emptySidecar('a.txt', text), text, 'spelling', { start: 14, end: 20 }, stampOf());

  it('hold after edits on one side, for that place and rule only', () => {
    assert.ok(isDismissed(page, text, 'spelling', { start: 14, end: 20 }));
    assert.ok(!isDismissed(page, text, 'spelling', { start: 44, end: 50 }));
    assert.ok(!isDismissed(page, text, 'name.variant', { start: 14, end: 20 }));
    const edited = text.replace('The forces', 'Some troops').replace('of Masood', 'under Masood');
    const start = edited.indexOf('Masood');
    assert.ok(isDismissed(page, edited, 'spelling', { start, end: start + 6 }));
    assert.equal(dismiss(page, text, 'spelling', { start: 14, end: 20 }, stampOf()), page);
    assert.deepEqual(undismiss(page, text, 'spelling', { start: 14, end: 20 }).dismissals, []);
  });
});

describe('label schema', () => {
  it('has a sensible default', () => {
    assert.deepEqual(defaultLabelSchema.labels.map(({ name, key }) => `${key} ${name}`), ['1 PERSON', '2 ORG', '3 PLACE', '4 EVENT', '5 DATE', '6 QUANTITY', '7 MISC']);
    assert.equal(new Set(defaultLabelSchema.labels.map(({ color }) => color)).size, 7);
  });

  const file = JSON.stringify({
    labels: ['A', { name: 'B', key: '1', color: '#abcdef' }],
    attributes: ['note', { name: 'certainty', values: ['low', 1, true], labels: ['A'] }],
    relations: [{ name: 'of', from: ['A'], to: ['B'] }, { name: 'alias', symmetric: true }],
  });

  it('is read from the file and keeps to its JSON schema', () => {
    const parsed = parseLabelSchema(file);
    assert.ok('schema' in parsed);
    assert.deepEqual(parsed.schema.labels.map(({ name, key }) => [name, key]), [['A', '2'], ['B', '1']]);
    assert.ok(allowsRelation(parsed.schema, 'of', 'A', 'B'));
    assert.ok(!allowsRelation(parsed.schema, 'of', 'B', 'A'));
    assert.ok(allowsRelation(parsed.schema, 'alias', 'B', 'B'));
    assert.ok(!allowsRelation(parsed.schema, 'none', 'A', 'B'));
    const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync('schemas/labels.schema.json', 'utf8')) as object);
    assert.ok(validate(JSON.parse(file)), JSON.stringify(validate.errors));
  });

  it('is refused with the place of the fault', () => {
    for (const [content, line] of [
      ['{\n"labels": []}', 2],
      ['{"labels": ["A",\n"A"]}', 2],
      ['{"labels": [\n{"name": "A",\n"color": "red"}]}', 3],
      ['{"labels": ["A"],\n"relations": [{"name": "r", "from": 1}]}', 2],
      ['{"labels": ["A",]}', 1],
    ] as const) {
      const parsed = parseLabelSchema(content);
      assert.ok('problem' in parsed, content);
      assert.equal(parsed.problem.line, line, content);
    }
    assert.ok('reason' in labelSchemaFromSetting('PERSON'));
    assert.ok('schema' in labelSchemaFromSetting(['PERSON']));
  });
});

describe('suggestions for an orphan', () => {
  it('are the same words first, then like ones, never other numbers', () => {
    const { page, ids } = tagged('Then [Robin Smith] left with [45 people] and two dogs.');
    const orphans = { ...page, items: page.items.map((item) => ({ ...item, status: 'orphan' as const })) };
    assert.equal(orphansOf(orphans).length, 2);
    const now = 'Long ago Robyn Smith came. Then Robin Smith went with 54 people and two dogs.';
    const [name, number] = orphansOf(orphans).map((orphan) => candidatesFor(now, orphan));
    assert.deepEqual(name.map(({ text, kind }) => `${kind} ${text}`), ['exact Robin Smith', 'similar Robyn Smith']);
    assert.deepEqual(number, []);
    const back = move(orphans, new AnnotatedText(now), ids[0], name[0], later);
    assert.deepEqual(annotationsOf(back).map(({ status }) => status), ['accepted', 'orphan']);
  });
});
