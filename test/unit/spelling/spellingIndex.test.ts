import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { extractSpellingFacts, SpellingIndex } from '../../../server/src/analysis/spelling/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { findIn, indexOf, knowsNoWord, lexicon } from './lexicon.ts';

const words = ['Tolokonsk', 'Tolokosnk', 'Tolokonks', 'The', 'goverment', 'of', 'Sasturday', 'Saturday', 'the', 'wiol', 'fell.', 'Krebnov', 'Krebnvo', '\n\n'];
const texts = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((chosen) => chosen.join(' '));
const documents = ['a', 'b', 'c'];

describe('the spelling index', () => {
  it('equals a rebuild after any changes, and names every document whose results changed', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom(...documents), fc.option(texts)), { maxLength: 12 });
    fc.assert(
      fc.property(changes, (steps) => {
        const index = standaloneIndex(SpellingIndex, lexicon);
        const current = new Map<string, string>();
        for (const [document, text] of steps) {
          const before = new Map(documents.map((name) => [name, index.find(name, knowsNoWord)]));
          const touched = text === null ? index.delete(document) : index.set(document, extractSpellingFacts(new SourceText(text), lexicon));
          if (text === null) current.delete(document);
          else current.set(document, text);
          const rebuilt = indexOf(Object.fromEntries(current));
          for (const name of documents) {
            const now = index.find(name, knowsNoWord);
            assert.deepEqual(now, rebuilt.find(name, knowsNoWord));
            if (name !== document && !touched.has(name)) assert.deepEqual(now, before.get(name));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('knows nothing of a document that is not set', () => {
    assert.deepEqual(standaloneIndex(SpellingIndex, lexicon).find('none', knowsNoWord), []);
    assert.equal(standaloneIndex(SpellingIndex, lexicon).delete('none').size, 0);
  });

  it('reads any text, with spans inside it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 })), (text) => {
        for (const { span, suggestions } of findIn(text, { ...knowsNoWord, sensitivity: 1 })) {
          assert.ok(span.start < span.end && span.end <= text.length);
          assert.ok(suggestions.length > 0);
        }
        assert.ok(Array.isArray(indexOf({}).suggest(text)));
      }),
      { numRuns: 60 },
    );
  });

  it('takes time in proportion to a long line', () => {
    for (const unit of ['a', "a'", 'a.', 'Aa', 'x-', '[', "' ", 'the ']) {
      const started = performance.now();
      extractSpellingFacts(new SourceText(unit.repeat(300_000 / unit.length)), lexicon);
      assert.ok(performance.now() - started < 4000, JSON.stringify(unit));
    }
  });

  it('gives facts that can be cloned', () => {
    const facts = extractSpellingFacts(new SourceText('The goverment of Tolokonsk wiol fall. HomeNews'), lexicon);
    assert.deepEqual(structuredClone(facts), facts);
  });
});
