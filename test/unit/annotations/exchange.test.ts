import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { AnnotatedText, annotationsOf, conllParts, emptySidecar, formatOf, formats, importConll, importDoccano, importLabelStudio, jsonParts, mergeImported, relate, serializeSidecar, setAttribute, setLinks, setNotes, setStatus, tag } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage, ImportedDocument, Part, PartReader, Place } from '../../../server/src/annotations/index.ts';
import { documentPath } from '../../../server/src/service/exchange/documentPath.ts';
import { stampOf } from './fixtures.ts';

const words = ['Zoë', 'Robin', '😊', '45', 'l’Été', '👩‍👩‍👧', 'Ely', 'of', '"Ann,'];

/** A text, and annotations of every kind over it: nested, overlapping, discontinuous, with all that can be said of them. */
const annotated = fc
  .record({
    parts: fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 15 }),
    glue: fc.constantFrom(' ', '\n', '\r\n'),
    spans: fc.array(fc.record({ starts: fc.array(fc.nat(14), { minLength: 1, maxLength: 3 }), length: fc.nat(3), label: fc.constantFrom('PERSON', 'ORG') }), { minLength: 1, maxLength: 6 }),
    joins: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { maxLength: 3 }),
    said: fc.array(fc.tuple(fc.nat(5), fc.constantFrom('attribute', 'note', 'link', 'rejected', 'suggested')), { maxLength: 5 }),
  })
  .map(({ parts, glue, spans, joins, said }) => {
    const text = parts.join(glue);
    const found = [...text.matchAll(/\S+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
    const source = new AnnotatedText(text);
    const places = spans.map(({ starts, length, label }): { place: Place; label: string } => ({
      place: starts.map((start) => ({ start: found[start % found.length].start, end: found[Math.min((start % found.length) + length, found.length - 1)].end })),
      label,
    }));
    let page = emptySidecar('a.txt', text);
    for (const [index, { place, label }] of places.entries()) page = tag(page, source, [place], label, stampOf('anna', '2026-01-02T03:04:05Z', 1 + 10 * index)).page;
    const ids = page.items.map(({ id }) => id);
    for (const [index, [from, to, symmetric]] of joins.entries()) {
      const [one, other] = [ids[from % ids.length], ids[to % ids.length]];
      if (one !== other) page = relate(page, symmetric ? 'alias' : 'met', one, other, stampOf('anna', '2026-01-02T03:04:05Z', 500 + index), symmetric).page;
    }
    for (const [index, what] of said) {
      const id = ids[index % ids.length];
      if (what === 'attribute') page = setAttribute(page, [id], 'certainty', 'low', stampOf());
      else if (what === 'note') page = setNotes(page, id, ['why?'], stampOf());
      else if (what === 'link') page = setLinks(page, id, [{ iri: 'KB:1', label: 'One' }], stampOf());
      else page = setStatus(page, [id], what as 'rejected' | 'suggested', stampOf());
    }
    return { text, page };
  });

function written(name: string, page: AnnotationPage, text: string): { content: string; leftOut: Set<string>; touched: Set<string> } {
  const format = formatOf(name)!;
  const { content, losses } = format.write({ name: 'a.txt', text, page }, 1);
  return {
    content: format.head + content + format.tail,
    leftOut: new Set(losses.filter(({ isLeftOut }) => isLeftOut).map(({ item }) => item)),
    touched: new Set(losses.map(({ item }) => item)),
  };
}

function read(name: string, content: string, text: string): AnnotationPage {
  const [first] = formatOf(name)!.read(content, { name: 'a.txt', text, textOf: () => text, stamp: stampOf('ben', '2026-04-04T00:00:00Z', 900) });
  return first?.page ?? emptySidecar('a.txt', text);
}

/** What is said of the spans that were written whole. */
function essence(page: AnnotationPage): string[] {
  return annotationsOf(page)
    .filter(({ kind }) => kind === 'span')
    .map(({ label, fragments, attributes, notes, links, status }) => JSON.stringify([label, fragments.map(({ start, end }) => [start, end]), attributes, notes, links, status]))
    .sort();
}

function relations(page: AnnotationPage): string[] {
  const places = new Map(annotationsOf(page).map(({ id, label, fragments }) => [id, `${label} ${fragments.map(({ start, end }) => `${start}-${end}`).join()}`]));
  return annotationsOf(page)
    .flatMap(({ relation }) => (relation ? [[relation.type, ...(relation.symmetric ? [places.get(relation.from), places.get(relation.to)].sort() : [places.get(relation.from), places.get(relation.to)])].join(' | ')] : []))
    .sort();
}

describe('exchange with other programs', () => {
  it('brings nested, overlapping and discontinuous spans, attributes, notes, links and relations back, or says what it left out', () => {
    fc.assert(
      fc.property(annotated, ({ text, page }) => {
        for (const name of ['w3c', 'csv', 'brat']) {
          const { content, leftOut } = written(name, page, text);
          const kept = { ...page, items: page.items.filter(({ id }) => !leftOut.has(id)) };
          const back = read(name, content, text);
          // brat takes fragments that only a line break parts for one span.
          const joined = name === 'brat' && annotationsOf(kept).some(({ fragments }) => fragments.some(({ start }, index) => index > 0 && /^\n+$/u.test(Array.from(text.replaceAll('\r\n', '\n')).slice(fragments[index - 1].end, start).join(''))));
          if (joined) continue;
          assert.deepEqual(essence(back), essence(kept), name);
          if (name !== 'brat') assert.deepEqual(relations(back), relations(kept), name);
          else assert.deepEqual(relations(back).filter((row) => row.startsWith('met')), relations(kept).filter((row) => row.startsWith('met')), name);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing in silence: what does not come back as it was is named', () => {
    fc.assert(
      fc.property(annotated, ({ text, page }) => {
        for (const { name } of formats) {
          const { content, touched } = written(name, page, text);
          const back = new Set(essence(read(name, content, text)));
          for (const annotation of annotationsOf(page).filter(({ kind }) => kind === 'span')) {
            const isBack = back.has(essence({ ...page, items: [annotation.item] })[0]);
            const isSplit = annotation.fragments.length > 1;
            assert.ok(isBack || touched.has(annotation.id) || isSplit, `${name}: ${annotation.label} ${annotation.text}`);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('merges an import into what is there without doubling, and the second time changes nothing', () => {
    fc.assert(
      fc.property(annotated, annotated, fc.constantFrom('w3c', 'csv', 'brat', 'labelstudio', 'doccano'), ({ text, page }, other, name) => {
        const { content } = written(name, page, text);
        const imported = read(name, content, text);
        // Formats without discontinuous spans bring their pieces.
        if (name === 'w3c' || name === 'csv') assert.deepEqual(essence(mergeImported(page, imported).page), essence(page));
        const fresh = mergeImported(emptySidecar('a.txt', text), imported);
        assert.equal(fresh.added + fresh.changed > 0 || imported.items.length === 0, true);
        const again = mergeImported(fresh.page, read(name, content, text));
        assert.deepEqual([again.added, again.changed, again.page === fresh.page], [0, 0, true]);
        // Whatever else is there stays.
        const before = new Set(other.page.items.map(({ id }) => id));
        const after = new Set(mergeImported(other.page, { ...imported, document: other.page.document }).page.items.map(({ id }) => id));
        for (const id of before) assert.ok(after.has(id));
      }),
      { numRuns: 200 },
    );
  });

  const golden = (path: string): string => readFileSync(new URL(`golden/${path}`, import.meta.url), 'utf8');
  const files: readonly [string, () => PartReader, (content: string, part?: Part) => ImportedDocument[]][] = [
    ['labelstudio/export.json', jsonParts, importLabelStudio],
    ['labelstudio/min.json', jsonParts, importLabelStudio],
    ['doccano/labels.jsonl', jsonParts, importDoccano],
    ['conll2003/four.conll', conllParts, (content, part) => importConll(content, undefined, part)],
    ['conll2003/two.tsv', conllParts, (content, part) => importConll(content, undefined, part)],
  ];
  for (const [path, parts, importPart] of files) {
    it(`reads ${path} in pieces as it does at once`, () => {
      const content = golden(path);
      const whole = importPart(content).map(({ text, spans, losses }) => [text, spans.length, losses.length]);
      fc.assert(
        fc.property(fc.array(fc.nat(content.length), { maxLength: 8 }), (cuts) => {
          const bounds = [0, ...cuts.sort((a, b) => a - b), content.length];
          const reader = parts();
          const found = [...bounds.slice(1).flatMap((end, index) => reader.push(content.slice(bounds[index], end))), ...reader.end()];
          assert.deepEqual(found.flatMap((part) => importPart(part.content, part)).map(({ text, spans, losses }) => [text, spans.length, losses.length]), whole);
        }),
        { numRuns: 200 },
      );
    });
  }

  it('passes over a line that is broken, and names it', () => {
    const reader = jsonParts();
    const parts = [...reader.push('{"text":"a"}\n{"text": "b\n{"text":"c","label":[[0,1,"X"]]}\n'), ...reader.end()];
    const read = parts.map((part) => importDoccano(part.content, part));
    assert.deepEqual(read.flat().map(({ text, losses }) => [text, losses.map(({ item }) => item).join()]), [['a', ''], ['', 'line 2'], ['c', '']]);
  });

  it('never makes a path that leads out of the folder, whatever a file says', () => {
    const names = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('..', '.', '/', '\\', 'a', 'C:', '~', '.git', 'x.anno.json', '%2e%2e'), { maxLength: 8 }).map((pieces) => pieces.join('')));
    fc.assert(
      fc.property(names, (name) => {
        const place = documentPath(name);
        if ('reason' in place) return;
        assert.match(place.path, /\.te?xt$/iu);
        assert.ok(place.path.split('/').every((segment) => !['', '.', '..', '.git', '.collate'].includes(segment)));
        assert.doesNotMatch(place.path, /[\\:]|^[~/]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes a sidecar that stays as it is when it is imported into itself', () => {
    fc.assert(
      fc.property(annotated, ({ text, page }) => {
        const { page: merged } = mergeImported(page, read('w3c', serializeSidecar(page), text));
        assert.equal(merged, page);
      }),
      { numRuns: 100 },
    );
  });
});
