import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { AnnotatedText, anchorOnLoad, annotationsOf, emptySidecar, formats, occurrencesOf, orphansOf, parseSidecar, serializeSidecar, tag } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage } from '../../../server/src/annotations/index.ts';
import { stampOf } from './fixtures.ts';

const folder = '../shared/seeds';

function spansOf(page: AnnotationPage): string[] {
  return annotationsOf(page).map(({ label, start, end, text }) => `${start}-${end} ${label} ${text}`).sort();
}

(existsSync(folder) ? describe : describe.skip)('annotations of real articles', () => {
  const articles = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  const names = ['Amrullah Saleh', 'Ahmad Massoud', 'Ahmed Masood', 'Panjshir', 'Kabul', 'Taliban', 'Baghlan'];

  for (const name of articles) {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const source = new AnnotatedText(text);
    const { page } = tag(emptySidecar(name, text), source, names.flatMap((quote) => occurrencesOf(text, quote)), 'NAME', stampOf());

    it(`${name.slice(0, 3)} go through every format and back`, () => {
      assert.ok(page.items.length > 5);
      for (const { name: format, head, tail, write, read } of formats) {
        const { content, losses } = write({ name, text, page }, 1);
        const [back] = read(head + content + tail, { name, text, textOf: () => text, stamp: stampOf() });
        // "anti-Taliban" is one token, and a format of tokens says that it was widened.
        const widened = losses.filter(({ reason }) => reason.includes('inside a token')).length;
        const found = new Set(spansOf(back.page));
        assert.equal(back.page.items.length, page.items.length, format);
        assert.equal(spansOf(page).filter((span) => !found.has(span)).length, format === 'conll2003' ? widened : 0, format);
      }
    });

    it(`${name.slice(0, 3)} stay on their words when another program takes lines away`, () => {
      const written = parseSidecar(serializeSidecar(page));
      assert.ok('page' in written);
      const lines = text.split('\n');
      const kept = lines.filter((line, index) => index % 7 !== 3 || line.trim() === '');
      const now = kept.join('\n');
      for (const previous of [undefined, text]) {
        const loaded = anchorOnLoad(written.page, new AnnotatedText(now), previous);
        const points = Array.from(now.replace(/\r\n?/g, '\n'));
        for (const { status, start, end, text: quote } of annotationsOf(loaded)) {
          if (status !== 'orphan') assert.equal(points.slice(start, end).join(''), quote);
        }
        const left = names.reduce((sum, quote) => sum + occurrencesOf(now, quote).length, 0);
        assert.ok(loaded.items.length - orphansOf(loaded).length <= left);
        assert.ok(loaded.items.length - orphansOf(loaded).length >= 0.9 * left, `${left - loaded.items.length + orphansOf(loaded).length} of ${left} lost`);
      }
    });
  }
});
