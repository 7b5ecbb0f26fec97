import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorState, AnnotatedText, AnnotationIndex, corpusEntityIri, parseGazetteer, placesOf, relabel, relate, setLinks, setStatus } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage, LivePlace } from '../../../server/src/annotations/index.ts';
import { overlaps } from '../../../server/src/text/span.ts';
import { stampOf, tagged } from './fixtures.ts';

interface Tagged {
  readonly page: AnnotationPage;
  readonly text: string;
}

function places({ page, text }: Tagged): readonly LivePlace[] {
  return placesOf(anchorState(page.items, new AnnotatedText(text)));
}

function unmarked(index: AnnotationIndex, document: Tagged): string[] {
  const taken = places(document).flatMap(({ fragments }) => fragments);
  return index.unmarked(document.text, (place) => taken.some((span) => overlaps(span, place))).map(({ start, end, labels }) => `${document.text.slice(start, end)} ${labels[0].label}`);
}

function deleted(index: AnnotationIndex, document: string): string[] {
  const told = new Set<string>();
  index.delete(document, told);
  return [...told];
}

describe('annotation checks', () => {
  it('find what is tagged elsewhere and not here, the longest match, whole words', () => {
    const index = new AnnotationIndex();
    const here = tagged('[Massoud] went.\r\nAhmad\r\nMassoud and Massouds; Zoë, Zoë-Marie. Saleh');
    index.set('here', places(here));
    index.set('there', places(tagged('[Ahmad Massoud] met [Zoë]. [Massoud] left')));
    assert.deepEqual(unmarked(index, here), ['Ahmad\r\nMassoud PERSON', 'Zoë PERSON', 'Zoë PERSON']);
    const rejected = tagged('[Zoë] met Zoë');
    const page = setStatus(rejected.page, rejected.ids, 'rejected', stampOf());
    index.set('other', places({ ...rejected, page }));
    assert.equal(unmarked(index, { ...rejected, page }).length, 1);
    const { revision } = index;
    index.set('here', places(here));
    assert.equal(index.revision, revision);
    assert.deepEqual(deleted(index, 'there'), ['here']);
    assert.deepEqual(unmarked(index, here), ['Massoud PERSON']);
    assert.notEqual(index.revision, revision);
  });

  it('find the same text with different labels, in the minority or at odds', () => {
    const index = new AnnotationIndex();
    index.set('a', places(tagged('[Kabul] and [Kabul]')));
    const b = tagged('[Kabul]');
    const told = new Set<string>();
    index.set('b', places({ ...b, page: relabel(b.page, b.ids, 'PLACE', stampOf()) }), told);
    assert.deepEqual([...told], ['a']);
    assert.equal(index.differenceOf('Kabul', 'PERSON'), undefined);
    const difference = index.differenceOf('Kabul', 'PLACE');
    assert.deepEqual(difference?.labels, [{ label: 'PERSON', count: 2 }, { label: 'PLACE', count: 1 }]);
    assert.deepEqual(difference.others.map(({ document, start }) => `${document} ${String(start)}`), ['a 0', 'a 10']);
    index.set('a', places(tagged('[Kabul]')));
    assert.deepEqual(index.differenceOf('Kabul', 'PERSON')?.others.map(({ document }) => document), ['b']);
    assert.deepEqual(index.differenceOf('Kabul', 'PLACE')?.others.map(({ document }) => document), ['a']);
  });

  it('keep where each tag stands, what it is a mention of, and whether a relation joins it', () => {
    const index = new AnnotationIndex();
    const { page, text, ids } = tagged('😀 [Ahmad\r\nMassoud] met [him], [Zoë] left');
    const linked = setLinks(page, ids[1], [{ iri: corpusEntityIri('Ahmad Massoud') }], stampOf());
    const joined = relate(linked, 'knows', ids[0], ids[1], stampOf('anna', '2026-01-02T03:04:05Z', 10)).page;
    index.set('a', places({ page: setStatus(joined, [ids[2]], 'rejected', stampOf()), text }));
    const tags = index.tagsOf('a').map(({ start, end, name, status, isRelated }) => [text.slice(start, end), name, status, isRelated]);
    assert.deepEqual(tags, [
      ['Ahmad\r\nMassoud', 'Ahmad Massoud', 'accepted', true],
      ['him', 'Ahmad Massoud', 'accepted', true],
      ['Zoë', 'Zoë', 'rejected', false],
    ]);
  });

  it('suggest from gazetteers', () => {
    const { gazetteer, wrongLines } = parseGazetteer('# places\r\nKabul\tPLACE\r\nKabul  University\tORG\nnonsense\n\nKabul\tORG\n');
    assert.deepEqual(wrongLines, [4]);
    assert.deepEqual(gazetteer.find('Kabul, Kabul\nUniversity, Kabuli'), [
      { start: 0, end: 5, form: 'Kabul', label: 'PLACE' },
      { start: 7, end: 23, form: 'Kabul University', label: 'ORG' },
    ]);
  });

  it('equal a rebuild after any changes', () => {
    const texts = ['[Zoë] met [Robin]', '[Robin Smith] met Zoë', '[Zoë] [Zoë]', 'Robin met [Robin]', 'Robin Smith and Zoë'];
    const documents = texts.flatMap((text, place): Tagged[] => {
      const { page, text: raw, ids } = tagged(text, stampOf('anna', '2026-01-01T00:00:00Z', place * 10));
      return [{ page, text: raw }, { page: relabel(page, ids, 'ORG', stampOf()), text: raw }];
    });
    const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.nat(documents.length - 1)));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const index = new AnnotationIndex();
        const kept = new Map<string, Tagged>();
        for (const [document, place] of steps) {
          if (place === null) {
            index.delete(document);
            kept.delete(document);
          } else {
            index.set(document, places(documents[place]));
            kept.set(document, documents[place]);
          }
        }
        const rebuilt = new AnnotationIndex();
        for (const [document, what] of [...kept].sort()) rebuilt.set(document, places(what));
        for (const [document, what] of kept) {
          assert.deepEqual(index.tagsOf(document), rebuilt.tagsOf(document));
          assert.deepEqual(unmarked(index, what), unmarked(rebuilt, what));
        }
        for (const text of ['Zoë', 'Robin', 'Robin Smith']) {
          assert.deepEqual(index.firstPlaceOf(text), rebuilt.firstPlaceOf(text));
          for (const label of ['PERSON', 'ORG']) assert.deepEqual(index.differenceOf(text, label), rebuilt.differenceOf(text, label));
        }
      }),
    );
  });
});
