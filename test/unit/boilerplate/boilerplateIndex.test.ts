import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { BoilerplateIndex, extractBoilerplateFacts, parseBoilerplateModel } from '../../../server/src/analysis/boilerplate/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const data = new URL('../../../server/data/', import.meta.url);
const model = parseBoilerplateModel(readFileSync(new URL('boilerplate.bin', data)), readFileSync(new URL('boilerplate.wasm', data)));

/** The index over some documents, by id. */
function indexOf(documents: Readonly<Record<string, string>>): BoilerplateIndex {
  const index = standaloneIndex(BoilerplateIndex, model);
  for (const [document, text] of Object.entries(documents)) index.set(document, extractBoilerplateFacts(new SourceText(text), model));
  return index;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom('Subscribe', 'Share this', 'The minister said on Monday that the bridge would reopen.', '', ' ', '\ud800', '12:30'), { maxLength: 30 }).map((lines) => lines.join('\n')),
);

/** An article without a page around it. */
const paragraphs = [
  'The ferry to the islands will sail twice a day from the first week of May, the port authority said on Thursday.',
  'Two winters of storms had damaged the pier so badly that only small boats could land there, and most islanders had to wait for calm days to cross.',
  '“We have been promised this for years,” said Maren Holt, who runs the only shop on the northern island.',
  'The new pier cost four million euros, of which the county paid half.',
  'Tickets are sold on board. Bicycles travel free.',
];

describe('BoilerplateIndex', () => {
  it('covers every line that is not blank once, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const segments = indexOf({ a: text }).segments('a');
        let at = 0;
        for (const { start, end, probability } of segments) {
          assert.equal(text.slice(at, start).trim(), '');
          assert.ok(start < end && probability >= 0 && probability <= 1);
          at = end;
        }
        assert.equal(text.slice(at).trim(), '');
      }),
    );
  });

  it('equals a rebuild after any changes', () => {
    const change = fc.record({ document: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(anyText) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const index = standaloneIndex(BoilerplateIndex, model);
        const texts = new Map<string, string>();
        for (const { document, text } of changes) {
          const before = new Map([...texts.keys()].map((known) => [known, index.segments(known)]));
          const changed =
            text === null ? index.delete(document) : index.set(document, extractBoilerplateFacts(new SourceText(text), model));
          if (text === null) texts.delete(document);
          else texts.set(document, text);
          assert.ok(!changed.has(document));
          for (const known of texts.keys()) {
            if (known === document || changed.has(known)) continue;
            assert.deepEqual(index.segments(known), before.get(known));
          }
        }
        const rebuilt = indexOf(Object.fromEntries(texts));
        for (const document of texts.keys()) assert.deepEqual(index.segments(document), rebuilt.segments(document));
      }),
      { numRuns: 60 },
    );
  });

  it('takes long lines and many lines', () => {
    for (const text of ['word '.repeat(1e6), '.'.repeat(5e6), ' a'.repeat(1e6), '\ud800'.repeat(1e6), 'Share\n12:30\n'.repeat(3e3)]) {
      assert.ok(indexOf({ a: text }).segments('a').length > 0);
    }
  });

  it('flags prompts and menus around an article, and no line of the article', () => {
    const article = [
      'Bridge over the Arle reopens after eleven weeks',
      'The old bridge over the Arle reopened to traffic on Monday, eleven weeks after a barge struck its central pier.',
      'Engineers had replaced two of the arch stones and said that the structure was now safe for vehicles of up to twelve tonnes.',
      'Shopkeepers on the east bank, who had lost much of their trade, said they hoped that visitors would return before the summer.',
      'The council will decide in March whether the barge company has to pay for the repairs, which cost more than two million euros.',
    ];
    const before = ['Skip to main content', 'Home', 'News', 'Sport', 'Sign in', 'Subscribe'];
    const after = ['Share this article', 'Leave a comment', 'Your email address will not be published.', 'You may also like', 'Privacy Policy'];
    for (const separator of ['\n', '\n\n']) {
      const text = [...before, ...article, ...after].join(separator);
      const segments = indexOf({ a: text }).segments('a');
      const kinds = segments.map(({ start, end, kind }) => [text.slice(start, end), kind]);
      assert.deepEqual(kinds, [
        ...before.map((line) => [line, 'boilerplate']),
        [article[0], 'heading'],
        ...article.slice(1).map((line) => [line, 'content']),
        ...after.map((line) => [line, 'boilerplate']),
      ]);
    }
  });

  it('leaves a text without furniture alone, whatever its lines', () => {
    const wrapped = paragraphs.map((paragraph) => paragraph.replace(/(.{1,64})(?:\s+|$)/gu, '$1\n').trimEnd());
    for (const text of [paragraphs.join('\n'), paragraphs.join('\n\n'), wrapped.join('\n'), wrapped.join('\n\n'), paragraphs.slice(0, 2).join('\n')]) {
      const flagged = indexOf({ a: text }).segments('a').filter(({ kind }) => kind === 'boilerplate');
      assert.deepEqual(flagged.map(({ start, end }) => text.slice(start, end)), []);
    }
  });

  it('flags a banner or a prompt over a text with no other furniture, and no sentence that speaks of such things', () => {
    const firstKind = (line: string): string => indexOf({ a: [line, ...paragraphs].join('\n\n') }).segments('a')[0].kind;
    const prompts = [
      'We use cookies on this website. Read more about it here.', 'By clicking “Accept”, you consent to the storing of cookies on your device.',
      'Main menu Home About Team Contact Press', 'Sign up to our daily briefing', 'Share on LinkedIn Share on Facebook',
    ];
    assert.deepEqual(prompts.filter((line) => firstKind(line) !== 'boilerplate'), []);
    const sentences = [
      'The privacy regulator said on Monday that two in three websites ask for consent in a way that breaks the law.',
      'We use the river every day, and now we cannot even reach it, said the head of the fishers’ union.',
      'Subscribers of the theatre have paid a third less this year, its director told the council.',
    ];
    assert.deepEqual(sentences.filter((line) => firstKind(line) !== 'content'), []);
  });

  it('gives nothing for a document that is not known', () => {
    assert.deepEqual(indexOf({}).segments('a'), []);
  });
});
