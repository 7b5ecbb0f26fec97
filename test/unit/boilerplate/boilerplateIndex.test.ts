import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { BoilerplateIndex, extractBoilerplateFacts, parseBoilerplateModel } from '../../../server/src/analysis/boilerplate/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const model = parseBoilerplateModel(readFileSync(new URL('../../../server/data/boilerplate.json', import.meta.url)));

/** The index over some documents, by id. */
function indexOf(documents: Readonly<Record<string, string>>): BoilerplateIndex {
  const index = new BoilerplateIndex(model);
  for (const [document, text] of Object.entries(documents)) index.set(document, extractBoilerplateFacts(new SourceText(text), model));
  return index;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom('Subscribe', 'Share this', 'The minister said on Monday that the bridge would reopen.', '', ' ', '\ud800', '12:30'), { maxLength: 30 }).map((lines) => lines.join('\n')),
);

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
        const index = new BoilerplateIndex(model);
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
});
