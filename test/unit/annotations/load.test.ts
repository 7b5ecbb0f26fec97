import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotatedText, anchorOnLoad, annotationsOf, emptySidecar, orphansOf, tag } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage } from '../../../server/src/annotations/index.ts';
import { stampOf, tagged } from './fixtures.ts';

const filler = (name: string): string =>
  Array.from({ length: 12 }, (_, index) => `Sentence ${index} of ${name} says something of its own that nobody else says here.`).join(' ');

/** Loads the annotations of a marked text over another one, and marks what they cover there; `!` for each orphan. */
function load(marked: string, now: string, previous?: string): string {
  const { page } = tagged(marked);
  const loaded = anchorOnLoad(page, new AnnotatedText(now), previous);
  return mark(loaded, now);
}

function mark(page: AnnotationPage, text: string): string {
  const points = Array.from(text);
  const found = annotationsOf(page).filter(({ status }) => status !== 'orphan');
  for (const { start, end, text: quote } of found.sort((a, b) => b.start - a.start)) {
    assert.equal(points.slice(start, end).join(''), quote);
    points.splice(end, 0, ']');
    points.splice(start, 0, '[');
  }
  return points.join('') + '!'.repeat(orphansOf(page).length);
}

const plain = (marked: string): string => marked.replace(/[[\]]/gu, '');

describe('annotations of a text that changed while it was closed', () => {
  const story = `A headline stands here.\n\nAt dawn [Robin Smith] left the town of [Ely] with 45 people and two dogs.\n\n${filler('it')}\n\nLater [Zoë] 😊 followed them over the hills.\n`;

  it('holds its places over the same text, whatever its line endings', () => {
    const { page } = tagged(story);
    assert.equal(anchorOnLoad(page, new AnnotatedText(plain(story))), page);
    assert.equal(anchorOnLoad(page, new AnnotatedText(plain(story).replace(/\n/g, '\r\n'))), page);
    assert.equal(anchorOnLoad(page, new AnnotatedText(`\ufeff${plain(story)}`)), page);
  });

  for (const [how, previous] of [
    ['by quotes', undefined],
    ['by the difference', plain(story)],
  ] as const) {
    describe(how, () => {
      it('follows what was moved by edits elsewhere', () => {
        const edited = (text: string): string => text.replace('A headline', 'An edited headline').replace('Sentence 3 of it says', 'Nobody has');
        assert.equal(load(story, edited(plain(story)), previous), edited(story));
      });

      it('makes an orphan of what is gone', () => {
        assert.equal(load(story, plain(story).replace('Robin Smith', 'She'), previous), story.replace('[Robin Smith]', 'She') + '!');
      });

      it('follows a whole paragraph to its new place', () => {
        const [headline, first, middle, last] = story.split('\n\n');
        const moved = [headline, middle, first, last].join('\n\n');
        const loaded = load(story, plain(moved), previous);
        assert.equal(loaded.replace(/!/g, '').replace(/[[\]]/gu, ''), plain(moved));
        assert.match(loaded, /\[Zoë\]/u);
      });

      it('never takes another number for the one that was tagged', () => {
        const marked = story.replace('45 people', '[45 people]');
        assert.equal(load(marked, plain(marked).replace('45 people', '54 people'), previous && plain(marked)), `${story.replace('45 people', '54 people')}!`);
      });

      it('never jumps to a similar sentence about another event', () => {
        const similar = `In Kabul, [45 people] were killed when a bomb exploded near a mosque on Monday.\n\n${filler('it')}\n\nIn Herat, 45 people were killed when a bomb exploded near a mosque on Friday.\n`;
        const deleted = plain(similar).slice(plain(similar).indexOf('Sentence 0'));
        assert.equal(load(similar, deleted, previous && plain(similar)), `${deleted}!`);
        const next = 'In Kabul, [45 people] were killed when a bomb exploded.\nIn Herat, 45 people were killed when a bomb exploded.\n';
        assert.match(load(next, plain(next).slice(plain(next).indexOf('\n') + 1), previous && plain(next)), /^In Herat, 45.*!$/su);
        const replaced = plain(similar).replace(/Kabul(.*?)Monday/u, 'Kandahar$1Tuesday');
        assert.equal(load(similar, replaced, previous && plain(similar)), `${replaced}!`);
      });

      it('never jumps from one namesake to the other', () => {
        for (const start of ['', `${filler('it')}\n`]) {
          const namesakes = `${start}[Robin] Smith met Robin Jones at the old mill near the river.\n`;
          const now = plain(namesakes).replace('Robin Smith met ', '');
          assert.equal(load(namesakes, now, previous && plain(namesakes)), `${now}!`);
          const renamed = plain(namesakes).replace('Robin Smith', 'Robert Smith');
          assert.equal(load(namesakes, renamed, previous && plain(namesakes)), `${renamed}!`);
        }
      });
    });
  }

  it('follows words that were put right around it and in it, where the former text is known', () => {
    const marked = 'The forces of [Ahmed Masood] held the valley of Panjashir against them.\nAnother line.\n';
    const now = 'The forces of Ahmad Massood held the valley of Panjshir against them.\nAnother line.\n';
    assert.equal(load(marked, now, plain(marked)), now.replace('Ahmad Massood', '[Ahmad Massood]'));
  });

  it('takes an orphan back when its text is there again', () => {
    const { page, text } = tagged(story);
    const gone = anchorOnLoad(page, new AnnotatedText(text.replace('Robin Smith', 'She')));
    assert.deepEqual(orphansOf(gone).map((orphan) => [orphan.text, orphan.formerStatus]), [['Robin Smith', 'accepted']]);
    const back = anchorOnLoad(gone, new AnnotatedText(text));
    assert.equal(mark(back, text), story);
    assert.ok(back.items.every((item) => item.formerStatus === undefined));
  });

  it('makes two annotations of twins one place only if they were one before', () => {
    const twins = `The [Taliban] came to the valley on that day and stayed for long.\n`;
    const now = plain(twins);
    const loaded = load(twins + twins, now);
    assert.equal(loaded, `${twins}!`);
  });

  it('never says that a span covers what it did not, whatever was done to the text', () => {
    const word = fc.constantFrom('Robin', 'Zoë', '45', '54', 'people', 'in', 'Kabul', 'Herat', '😊', 'met');
    const textOf = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '. ', '\n', '\r\n')), { minLength: 1, maxLength: 60 });
    const change = fc.tuple(fc.nat(), fc.nat(8), fc.array(word, { maxLength: 4 }));
    fc.assert(
      fc.property(textOf, fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 6 }), fc.array(change, { maxLength: 4 }), fc.boolean(), (parts, spans, changes, known) => {
        const text = parts.flat().join('');
        const words = [...text.matchAll(/\S+/gu)];
        const places = spans.map(([at, length]) => {
          const first = words[at % words.length];
          const last = words[Math.min((at % words.length) + length, words.length - 1)];
          return { start: first.index, end: last.index + last[0].length };
        });
        const { page } = tag(emptySidecar('a.txt', text), new AnnotatedText(text), places, 'X', stampOf());
        let now = text;
        for (const [at, length, inserted] of changes) {
          const start = at % (now.length + 1);
          now = now.slice(0, start) + inserted.join(' ') + now.slice(start + length);
        }
        const loaded = anchorOnLoad(page, new AnnotatedText(now), known ? text : undefined);
        const former = new Map(annotationsOf(page).map((annotation) => [annotation.id, annotation]));
        assert.equal(loaded.items.length, page.items.length);
        const points = Array.from(now.replace(/\r\n?/g, '\n'));
        for (const annotation of annotationsOf(loaded)) {
          if (annotation.status === 'orphan') continue;
          assert.equal(points.slice(annotation.start, annotation.end).join(''), annotation.text);
          const digits = (quote: string): string => quote.replace(/\D+/g, ' ').trim();
          assert.equal(digits(annotation.text), digits(former.get(annotation.id)!.text));
          if (!known) assert.equal(annotation.text, former.get(annotation.id)!.text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('anchors ten thousand annotations of a megabyte with a changed hash in less than 500 ms', () => {
    const parts = Array.from({ length: 10_000 }, (_, index) => `Paragraph ${index} tells at some length and in many words how [Person ${index % 500}] went to a town and came back again late.`);
    const { page, text } = tagged(parts.join('\n'));
    const edited = text.replaceAll(/Paragraph (\d*7) tells/gu, 'The paragraph $1 says').replace('at some length', 'briefly');
    for (const previous of [undefined, text]) {
      const times = Array.from({ length: 5 }, () => {
        const start = process.cpuUsage();
        const loaded = anchorOnLoad(page, new AnnotatedText(edited), previous);
        const { user, system } = process.cpuUsage(start);
        assert.equal(orphansOf(loaded).length, 0);
        return (user + system) / 1000;
      });
      assert.ok(Math.min(...times) < 500, `${times.join()} ms`);
    }
  });
});
