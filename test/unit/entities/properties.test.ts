import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { EntityIndex, extractEntityFacts } from '../../../server/src/analysis/entities/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { indexOf, shippedModel } from './model.ts';

const words = ['Ahmad', 'Massoud', 'Ahmad Massoud', 'Ahmed', 'Saleh', 'Kabul', 'National Resistance Front', 'NRF', 'said', 'in', 'the', '.', ',', '\n\n'];
const prose = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(' '));

describe('entity suggestions for any text', () => {
  it('never fail, stay inside the text and do not overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), prose, (noise, text) => {
        const whole = noise + text;
        let end = 0;
        for (const suggestion of indexOf({ whole }).suggestions('whole')) {
          assert.ok(suggestion.start >= end && suggestion.end > suggestion.start && suggestion.end <= whole.length);
          assert.ok(suggestion.score >= 0 && suggestion.score <= 1);
          end = suggestion.end;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('take a long line without a break, and lone surrogates', () => {
    for (const part of ['A', 'Aa ', 'a.', 'U.', "O'", '-A', '\ud800', '(', 'A b c ']) {
      extractEntityFacts(new SourceText(part.repeat(200_000 / part.length)), shippedModel());
    }
  });

  it('are those of a rebuild after any changes, and every change names the documents that it touches', () => {
    const change = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(prose));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const index = standaloneIndex(EntityIndex);
        const texts = new Map<string, string>();
        for (const [document, text] of changes) {
          const before = new Map([...texts.keys()].map((other) => [other, index.suggestions(other)]));
          const touched = text === null ? index.delete(document) : index.set(document, extractEntityFacts(new SourceText(text), shippedModel()));
          if (text === null) texts.delete(document);
          else texts.set(document, text);
          assert.ok(!touched.has(document));
          for (const [other, suggestions] of before) {
            if (other !== document && !touched.has(other)) assert.deepEqual(index.suggestions(other), suggestions);
          }
        }
        const rebuilt = indexOf(Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? 1 : -1))));
        for (const document of texts.keys()) assert.deepEqual(index.suggestions(document), rebuilt.suggestions(document));
        assert.deepEqual(index.corpusNames(), rebuilt.corpusNames());
        for (const { name, count, documents } of index.corpusNames()) {
          const places = [...index.mentionsOf(name)];
          assert.deepEqual(places, [...rebuilt.mentionsOf(name)]);
          assert.deepEqual([places.length, new Set(places.map(({ document }) => document)).size], [count, documents]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
