import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotatedText, AnnotationIndex, parseGazetteer, relabel, setStatus } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage } from '../../../server/src/annotations/index.ts';
import { stampOf, tagged } from './fixtures.ts';

function unmarked(index: AnnotationIndex, document: string, text: string): string[] {
  return index.unmarked(document, new AnnotatedText(text)).map(({ start, end, labels }) => `${text.slice(start, end)} ${labels[0].label}`);
}

describe('annotation checks', () => {
  it('find what is tagged elsewhere and not here, the longest match, whole words', () => {
    const index = new AnnotationIndex();
    const here = tagged('[Massoud] went.\r\nAhmad\r\nMassoud and Massouds; Zoë, Zoë-Marie. Saleh');
    index.set('here', here.page);
    index.set('there', tagged('[Ahmad Massoud] met [Zoë]. [Massoud] left').page);
    assert.deepEqual(unmarked(index, 'here', here.text), ['Ahmad\r\nMassoud PERSON', 'Zoë PERSON', 'Zoë PERSON']);
    const rejected = tagged('[Zoë] met Zoë');
    index.set('other', setStatus(rejected.page, rejected.ids, 'rejected', stampOf()));
    assert.equal(index.unmarked('other', new AnnotatedText(rejected.text)).length, 1);
    const { revision } = index;
    index.set('here', here.page);
    assert.equal(index.revision, revision);
    assert.deepEqual([...index.delete('there')], ['here']);
    assert.deepEqual(unmarked(index, 'here', here.text), ['Massoud PERSON']);
    assert.notEqual(index.revision, revision);
  });

  it('find the same text with different labels, in the minority or at odds', () => {
    const index = new AnnotationIndex();
    const a = tagged('[Kabul] and [Kabul]');
    const b = tagged('[Kabul]');
    index.set('a', a.page);
    assert.deepEqual([...index.set('b', relabel(b.page, b.ids, 'PLACE', stampOf()))], ['a']);
    assert.deepEqual(index.labelDifferences('a'), []);
    const [difference] = index.labelDifferences('b');
    assert.deepEqual(difference.labels, [{ label: 'PERSON', count: 2 }, { label: 'PLACE', count: 1 }]);
    assert.deepEqual(difference.others.map(({ document }) => document), ['a', 'a']);
    index.set('a', tagged('[Kabul]').page);
    assert.equal(index.labelDifferences('a').length, 1);
    assert.equal(index.labelDifferences('b').length, 1);
  });

  it('find orphans, but not of what was rejected or only suggested', () => {
    const index = new AnnotationIndex();
    const { page } = tagged('[a] [b]');
    const orphans = page.items.map((item, place) => ({ ...item, status: 'orphan' as const, formerStatus: place === 0 ? ('accepted' as const) : ('suggested' as const) }));
    index.set('a', { ...page, items: orphans });
    assert.deepEqual(index.orphans('a').map(({ text }) => text), ['a']);
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
    const pages = texts.flatMap((text, place): { page: AnnotationPage; text: string }[] => {
      const { page, text: raw, ids } = tagged(text, stampOf('anna', '2026-01-01T00:00:00Z', place * 10));
      return [{ page, text: raw }, { page: relabel(page, ids, 'ORG', stampOf()), text: raw }];
    });
    const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.nat(pages.length - 1)));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const index = new AnnotationIndex();
        const kept = new Map<string, { page: AnnotationPage; text: string }>();
        for (const [document, place] of steps) {
          if (place === null) {
            index.delete(document);
            kept.delete(document);
          } else {
            index.set(document, pages[place].page);
            kept.set(document, pages[place]);
          }
        }
        const rebuilt = new AnnotationIndex();
        for (const [document, { page }] of [...kept].sort()) rebuilt.set(document, page);
        for (const [document, { text }] of kept) {
          assert.deepEqual(index.labelDifferences(document), rebuilt.labelDifferences(document));
          assert.deepEqual(index.unmarked(document, new AnnotatedText(text)), rebuilt.unmarked(document, new AnnotatedText(text)));
        }
        assert.equal(index.taggedTexts().length, rebuilt.taggedTexts().length);
      }),
    );
  });
});
