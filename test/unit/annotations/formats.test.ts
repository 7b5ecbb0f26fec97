import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  AnnotatedText,
  annotationsOf,
  bratConfiguration,
  defaultLabelSchema,
  emptySidecar,
  exportConll,
  formats,
  formatOf,
  importBrat,
  importConll,
  importLabelStudio,
  labelStudioConfiguration,
  parseSidecar,
  relate,
  serializeSidecar,
  setAttribute,
  setLinks,
  setNotes,
  setStatus,
  tag,
} from '../../../server/src/annotations/index.ts';
import type { AnnotationPage, ImportContext, Loss, Place } from '../../../server/src/annotations/index.ts';
import { stampOf, tagged } from './fixtures.ts';

const text = 'I like it 😊 . Zoë met Robin\nSmith of North and South Korea.\n';
const source = new AnnotatedText(text);
const stamp = stampOf();

/** A page with one of everything. */
function rich(): AnnotationPage {
  const at = (quote: string): Place => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length });
  const korea: Place = [at('North'), at('Korea')].flat();
  const spans = tag(emptySidecar('a.txt', text), source, [at('Zoë'), at('Robin\nSmith'), korea, at('South Korea')], 'PERSON', stampOf());
  let page = setAttribute(spans.page, [spans.ids[0]], 'certainty', 'low', stamp);
  page = setNotes(page, spans.ids[0], ['who is it?'], stamp);
  page = setLinks(page, spans.ids[0], [{ iri: 'wikidata:Q1', label: 'Zoë' }], stamp);
  page = relate(page, 'met', spans.ids[0], spans.ids[1], stampOf('anna', stamp.now, 100)).page;
  return relate(page, 'alias', spans.ids[2], spans.ids[3], stampOf('anna', stamp.now, 200), true).page;
}

function context(over: Partial<ImportContext> = {}): ImportContext {
  return { name: 'a.txt', text, textOf: (name) => (name === 'a.txt' ? text : undefined), stamp: stampOf('ben', stamp.now, 900), ...over };
}

function write(name: string, page: AnnotationPage, over = text): { content: string; losses: readonly Loss[] } {
  const format = formatOf(name)!;
  const { content, losses } = format.write({ name: 'a.txt', text: over, page }, 1);
  return { content: format.head + content + format.tail, losses };
}

function reasons(losses: readonly Loss[]): string[] {
  return losses.map(({ reason }) => reason);
}

describe('brat', () => {
  const golden = [
    'T1\tPERSON 14 17\tZoë',
    'A1\tcertainty T1 low',
    '#1\tAnnotatorNotes T1\twho is it?',
    'N1\tReference T1 wikidata:Q1\tZoë',
    'T2\tPERSON 22 27;28 33\tRobin Smith',
    'T3\tPERSON 37 42;53 58\tNorth Korea',
    'T4\tPERSON 47 58\tSouth Korea',
    'R1\tmet Arg1:T1 Arg2:T2\t',
    '*\talias T3 T4',
    '',
  ].join('\n');

  it('is written as its documentation says', () => {
    const { content, losses } = write('brat', rich());
    assert.equal(content, golden);
    assert.deepEqual(reasons(losses), ['Who annotated what and when is not written.']);
  });

  it('is read back whole', () => {
    const [{ page, losses }] = formatOf('brat')!.read(golden, context());
    assert.deepEqual(losses, []);
    assert.equal(write('brat', page).content, golden);
  });

  it('is read liberally', () => {
    const lines = [
      'T7\tProtein 0 4 ; 5 9\tsome text here',
      'T3\tTheme 10 14\ttail',
      'E1\tBinding:T7 Theme:T3 Site2:E2 ',
      'E2\tBinding:T3',
      'M1\tNegated E1',
      'A2\tMood T3 very sad',
      'R1\tPart-of Arg1:T3 Arg2:T7',
      'R9\tPart-of Arg1:T3 Arg2:T99\t',
      'T9\tBad 3 999\tx',
      'T10\tBad x\tx',
      '*\tEquiv T3 T7',
      '#2\tAnnotatorNotes R1\tfar fetched',
      'X1\twhat',
    ];
    const read = importBrat(`\n${lines.join('\r\n')}\n\n`, 'some text tail');
    assert.deepEqual(read.spans.map(({ key, label, fragments, attributes }) => [key, label, fragments.length, attributes]), [
      ['T7', 'Protein', 2, { Negated: true }],
      ['T3', 'Theme', 1, { Mood: 'very sad' }],
    ]);
    assert.deepEqual(read.relations.map(({ type, from, to, symmetric, notes }) => [type, from, to, symmetric, notes?.length || undefined]), [
      ['Theme', 'T7', 'T3', undefined, undefined],
      ['Site2', 'T7', 'T3', undefined, undefined],
      ['Part-of', 'T3', 'T7', undefined, 1],
      ['Equiv', 'T3', 'T7', true, undefined],
    ]);
    assert.deepEqual(read.losses.map(({ item }) => item).sort(), ['E1', 'E2', 'R9', 'T10', 'T7', 'T9', 'X1']);
    assert.deepEqual(importBrat('', 'x').spans, []);
  });

  it('counts CRLF as the file does', () => {
    assert.deepEqual(importBrat('T1\tA 6 9\ttwo\n', 'one\r\n two').spans[0].fragments, [{ start: 5, end: 8 }]);
    assert.deepEqual(importBrat('T1\tA 5 8\ttwo\n', 'one\r\n two').spans[0].fragments, [{ start: 5, end: 8 }]);
  });

  it('says how labels are reduced', () => {
    const { page, text: raw } = tagged('[Zoë]');
    const changed = setStatus(setNotes(page, page.items[0].id, ['two\nlines'], stamp), [], 'accepted', stamp);
    const odd = { ...changed, items: changed.items.map((item) => ({ ...item, body: [{ type: 'TextualBody', purpose: 'tagging', value: '-Person é' }] })) };
    const { content, losses } = write('brat', odd, raw);
    assert.equal(content, 'T1\t_Person__ 0 3\tZoë\n');
    assert.match(reasons(losses).join(), /written as _Person__/);
  });

  it('has its configuration', () => {
    const schema = { ...defaultLabelSchema, relations: [{ name: 'met', description: '', from: ['PERSON'], to: [], symmetric: false }] };
    assert.match(bratConfiguration(schema), /^\[entities\]\nPERSON\nORG\n.*\n\[relations\]\nmet\tArg1:PERSON, Arg2:<ENTITY>\n/su);
  });
});

describe('CoNLL-2003', () => {
  const { page, text: raw } = tagged('[Zoë] met [Robin Smith]. He left.\n\n[Ely][Bob] slept.');

  it('is written as its documentation says', () => {
    const { content } = exportConll({ name: 'a.txt', text: raw, page });
    const rows = ['-DOCSTART- -X- O O', '', 'Zoë -X- O B-PERSON', 'met -X- O O', 'Robin -X- O B-PERSON', 'Smith -X- O I-PERSON', '. -X- O O', ''];
    assert.equal(content, [...rows, 'He -X- O O', 'left -X- O O', '. -X- O O', '', 'ElyBob -X- O B-PERSON', 'slept -X- O O', '. -X- O O', '', ''].join('\n'));
    const { losses } = exportConll({ name: 'a.txt', text: raw, page });
    assert.deepEqual(reasons(losses).slice(2), ['It begins or ends inside a token and is written as the whole token.', 'No token is left for it.']);
  });

  it('marks names that follow one another in both schemes', () => {
    const { page: two, text: names } = tagged('[Zoë] [Robin Smith] and [Ely]');
    const tags = (scheme: 'IOB1' | 'IOB2'): string[] => exportConll({ name: 'a', text: names, page: two }, scheme).content.split('\n').slice(2, -2).map((line) => line.split(' ')[3]);
    assert.deepEqual(tags('IOB2'), ['B-PERSON', 'B-PERSON', 'I-PERSON', 'O', 'B-PERSON']);
    assert.deepEqual(tags('IOB1'), ['I-PERSON', 'B-PERSON', 'I-PERSON', 'O', 'I-PERSON']);
    for (const scheme of ['IOB1', 'IOB2'] as const) {
      const [read] = importConll(exportConll({ name: 'a', text: names, page: two }, scheme).content, names);
      assert.deepEqual(read.spans.map(({ fragments }) => fragments[0]), annotationsOf(two).map(({ start, end }) => ({ start, end })));
    }
  });

  it('writes the longest of spans that overlap', () => {
    const { content, losses } = write('conll2003', rich());
    assert.match(content, /South -X- O B-PERSON\nKorea -X- O I-PERSON/);
    assert.ok(reasons(losses).includes('It overlaps a longer one and is not written.'));
  });

  it('is read without a text, in BIOES, with other columns', () => {
    const [first, second] = importConll('-DOCSTART- O\n\nEU\tS-ORG\nrejects O\n\nPeter B-PER\nBlackburn E-PER\n-DOCSTART-\n\nx I-A\ny I-B\n');
    assert.equal(first.text, 'EU rejects\nPeter Blackburn');
    assert.deepEqual(first.spans.map(({ label, fragments }) => [label, fragments[0].start, fragments[0].end]), [['ORG', 0, 2], ['PER', 11, 26]]);
    assert.deepEqual(second.spans.map(({ label }) => label), ['A', 'B']);
    assert.equal(importConll('nowhere O\nZoë B-X', 'Zoë')[0].losses.length, 1);
  });
});

describe('JSON formats', () => {
  it('are written as their documentation says', () => {
    const { page, text: raw } = tagged('Hi 😊 [Zoë].');
    assert.deepEqual(JSON.parse(write('doccano', page, raw).content), { id: 1, text: raw, label: [[5, 8, 'PERSON']], Comments: [], meta: { name: 'a.txt' } });
    const tokens = [['Hi', 0, 2], ['😊', 3, 4], ['Zoë', 5, 8], ['.', 8, 9]].map(([token, start, end], id) => ({ text: token, start, end, id }));
    assert.deepEqual(JSON.parse(write('prodigy', page, raw).content), {
      ...{ text: raw, tokens, spans: [{ start: 5, end: 8, label: 'PERSON', token_start: 2, token_end: 2 }] },
      ...{ answer: 'accept', meta: { source: 'a.txt' } },
    });
    const value = { start: 5, end: 8, text: 'Zoë', labels: ['PERSON'] };
    assert.deepEqual(JSON.parse(write('labelstudio', page, raw).content), [
      {
        data: { text: raw, name: 'a.txt' },
        annotations: [{ result: [{ id: page.items[0].id, from_name: 'label', to_name: 'text', type: 'labels', value }] }],
        predictions: [],
      },
    ]);
    assert.match(labelStudioConfiguration(defaultLabelSchema), /<Label value="PERSON" background="#0072b2" hotkey="1"\/>/);
  });

  it('write relations where they can', () => {
    const line = JSON.parse(write('doccano', rich()).content) as { entities: unknown[]; relations: unknown[] };
    assert.deepEqual(line.entities[0], { id: 1, label: 'PERSON', start_offset: 14, end_offset: 17 });
    assert.deepEqual(line.relations[0], { id: 1, from_id: 1, to_id: 2, type: 'met' });
    const [task] = JSON.parse(write('labelstudio', rich()).content) as { annotations: { result: Record<string, unknown>[] }[] }[];
    assert.deepEqual(task.annotations[0].result.filter(({ type }) => type === 'relation').map(({ direction, labels }) => [direction, labels]), [['right', ['met']], ['bi', ['alias']]]);
  });

  it('keep suggestions apart where they can and report them elsewhere', () => {
    const { page, text: raw, ids } = tagged('[Zoë] met [Robin].');
    const suggested = setStatus(page, [ids[1]], 'suggested', stamp);
    const [{ page: back }] = formatOf('labelstudio')!.read(write('labelstudio', suggested, raw).content, context({ text: raw, textOf: () => raw }));
    assert.deepEqual(annotationsOf(back).map(({ status }) => status), ['accepted', 'suggested']);
    assert.ok(reasons(write('prodigy', suggested, raw).losses).includes('It is suggested.'));
  });

  it('are read without the texts of spans, from lists and lines, with what makes no sense reported', () => {
    const result = [{ id: 'r', type: 'labels', value: { start: 0, end: 3, labels: ['A', 'B'] } }, { type: 'choices', value: { choices: ['x'] } }];
    const [read] = importLabelStudio(JSON.stringify([{ data: { body: 'Zoë' }, completions: [{ result }] }]));
    assert.deepEqual(read.spans.map(({ label }) => label), ['A', 'B']);
    assert.equal(read.losses.length, 1);
    const [doccano] = formatOf('doccano')!.read('{"text":"Zoë\\r\\nBob","labels":[[5,8,"P"],[7,99,"Q"],3],"comments":["hm"]}\nnonsense\n', context({ text: undefined, textOf: () => undefined }));
    assert.deepEqual(annotationsOf(doccano.page).map(({ text: quote }) => quote), ['Bob']);
    assert.equal(doccano.losses.length, 4);
    const [prodigy] = formatOf('prodigy')!.read('{"text":"Zoë","spans":[{"start":0,"end":3,"label":"P"}],"answer":"reject"}', context({ text: undefined, textOf: () => undefined }));
    assert.deepEqual(annotationsOf(prodigy.page).map(({ status }) => status), ['rejected']);
  });
});

describe('W3C annotations', () => {
  it('of other programs become a sidecar', () => {
    const annotations = {
      type: 'AnnotationCollection',
      first: {
        items: [
          { id: 'http://example.org/1', type: 'Annotation', motivation: 'tagging', bodyValue: 'PERSON', target: { source: 'http://example.org/a', selector: { type: 'TextQuoteSelector', exact: 'Zoë', prefix: '. ' } } },
          { type: 'Annotation', body: { type: 'TextualBody', value: 'ORG', purpose: 'classifying', 'x-mine': 1 }, target: { selector: { type: 'TextPositionSelector', start: 22, end: 27 } } },
          { type: 'Annotation', motivation: 'tagging', bodyValue: 'X', target: 'http://example.org/a' },
          { type: 'Annotation', motivation: 'tagging', bodyValue: 'X', target: { selector: { type: 'TextQuoteSelector', exact: 'o' } } },
        ],
      },
    };
    const [{ page, losses }] = formatOf('w3c')!.read(JSON.stringify(annotations), context());
    assert.deepEqual(annotationsOf(page).map(({ label, text: quote, id }) => [label, quote, id.slice(0, 8)]), [['PERSON', 'Zoë', 'http://e'], ['ORG', 'Robin', 'urn:uuid']]);
    assert.match(JSON.stringify(page.items[1]), /"x-mine":1/);
    assert.equal(losses.length, 2);
    assert.ok('page' in parseSidecar(serializeSidecar(page)));
    assert.equal(formatOf('w3c')!.read('{', context())[0].losses.length, 1);
  });
});

describe('all formats', () => {
  it('bring back what they hold', () => {
    for (const name of ['w3c', 'csv', 'brat']) {
      const { content, losses } = write(name, rich());
      const [{ page, losses: readLosses }] = formatOf(name)!.read(content, context());
      const essence = (of: AnnotationPage): unknown[] =>
        annotationsOf(of).map(({ kind, label, text: quote, fragments, attributes, notes, links, relation }) => [
          ...[kind, label, quote, fragments.map(({ start, end }) => [start, end]), attributes, notes, links, relation?.symmetric, relation?.type],
        ]);
      assert.deepEqual(essence(page), essence(rich()), name);
      assert.deepEqual(readLosses, [], name);
      if (name !== 'brat') assert.deepEqual(losses, [], name);
    }
  });

  it('bring back any flat spans, whatever the text', () => {
    const words = fc.array(fc.constantFrom('Zoë', 'Robin', '😊', '45', '"a', ',b;', 'c\td', 'l’Été', '\ud83d', '👩‍👩‍👧'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', '  ', ' . '), fc.array(fc.tuple(fc.nat(), fc.nat(2)), { maxLength: 6 }), fc.boolean(), (parts, glue, chosen, windows) => {
        const raw = parts.join(glue).replace(/\n/g, windows ? '\r\n' : '\n');
        const found = [...raw.matchAll(/\S+/gu)];
        const taken = new Set<number>();
        const places: Place[] = [];
        for (const [at, length] of chosen) {
          const first = at % found.length;
          const last = Math.min(first + length, found.length - 1);
          const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
          if (numbers.some((number) => taken.has(number))) continue;
          for (const number of numbers) taken.add(number);
          places.push({ start: found[first].index, end: found[last].index + found[last][0].length });
        }
        const { page } = tag(emptySidecar('a.txt', raw), new AnnotatedText(raw), places, 'X', stampOf());
        const spansOf = (of: AnnotationPage): string[] => annotationsOf(of).map(({ start, end, label }) => `${start}-${end} ${label}`).sort();
        for (const { name, head, tail, write: writeOne, read } of formats) {
          const { content } = writeOne({ name: 'a.txt', text: raw, page }, 1);
          const back = read(head + content + tail, context({ text: raw, textOf: () => raw }));
          assert.deepEqual(spansOf(back[0]?.page ?? emptySidecar('a.txt', raw)), spansOf(page), name);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throw, whatever they are given', () => {
    const { content } = write('labelstudio', rich());
    const spoiled = fc.tuple(fc.nat(content.length), fc.nat(30), fc.string()).map(([at, length, put]) => content.slice(0, at) + put + content.slice(at + length));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.array(fc.json()).map((lines) => lines.join('\n')), spoiled), fc.string({ unit: 'binary' }), (file, raw) => {
        for (const { read } of formats) {
          for (const { page } of read(file, context({ text: raw, textOf: () => raw }))) assert.ok('page' in parseSidecar(serializeSidecar(page)));
        }
      }),
      { numRuns: 500 },
    );
  });
});
