import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DuplicateFacts, extractDuplicateFacts } from '../../../server/src/analysis/duplicates/facts.ts';
import { normalize } from '../../../server/src/analysis/duplicates/normalize.ts';
import { hashText } from '../../../server/src/text/hash.ts';
import { SourceText } from '../../../server/src/text/source.ts';

/** Words and marks whose normal form is another, one of several characters, or one that depends on what stands beside them. */
const parts = ['a', 'B', 'Zoë', 'Zoe\u0308', 'ΟΔΟΣ', 'σ', 'İ', 'J\u030c', '\u0301', '\u0338', '5', '²', '𝐀', '\ud800', '中', 'ㄱ', '\u1100', '\u1161', '<', '\u2adc', '\u{1d15e}'];
const marks = ["'", '’', '`', '"', '”', '.', '!', '…', '-', '—', ')', '.A', ' ', ' ', ' ', '  ', '\u00a0', '\u3000', '😀'];
const writing = fc
  .array(fc.oneof(fc.constantFrom(...parts), fc.constantFrom(...marks), fc.constantFrom(' the dog', " he's", ' barked.', ' at 5,000')), { minLength: 10, maxLength: 60 })
  .map((texts) => texts.join('').trim().padEnd(20, 'x'));

function factsOf(text: string): DuplicateFacts {
  return extractDuplicateFacts(new SourceText(text));
}

/** The same text but for what normalizing takes away, or nearly so. */
function vary(text: string): string {
  return text.normalize('NFD').toLowerCase().replaceAll('’', "'").replaceAll(' ', '  ').trim();
}

function lettersOf(word: string): number {
  return Array.from({ length: word.length }, (_, offset) => word.charCodeAt(offset)).reduce((bits, unit) => bits | (unit >= 97 && unit <= 122 ? 1 << (unit - 97) : 1 << (26 + (unit % 6))), 0) >>> 0;
}

describe('prints of paragraphs', () => {
  it('are those of the words of the normalized text', () => {
    fc.assert(
      fc.property(writing, (text) => {
        const normal = normalize(text);
        const words = normal.match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)?/gu) ?? [];
        for (const { print } of factsOf(text).paragraphs) {
          assert.deepEqual([...print.words], words.map((word) => hashText(word) % 2 ** 32));
          assert.deepEqual([...print.letters], words.map(lettersOf));
          assert.equal(print.ending, /(?:…|\.\.\.)["')\]]*$/u.test(normal) ? 'elided' : /[.!?:]["')\]]*$/u.test(normal) ? 'closed' : 'open');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are exact copies where the normalized texts are the same', () => {
    fc.assert(
      fc.property(writing, fc.nat(), fc.constantFrom('', ' ', '’', '\u0301'), (text, place, inserted) => {
        const at = place % text.length;
        for (const other of [vary(text), `${text.slice(0, at)}${inserted}${text.slice(at)}`]) {
          const [one] = factsOf(text).paragraphs;
          const [two] = factsOf(other).paragraphs;
          if (one !== undefined && two !== undefined) assert.equal(one.print.exact === two.print.exact, normalize(text) === normalize(other));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of sentences are those of paragraphs that read the same', () => {
    fc.assert(
      fc.property(writing, (text) => {
        const written = `He had said it all before. ${text}. And then they came to see what it was that he had in the other hand, it's all. No.`;
        const { sentences } = factsOf(written);
        assert.ok(sentences.length > 0);
        for (const { span, exact } of sentences) assert.equal(exact, factsOf(written.slice(span.start, span.end)).paragraphs[0].print.exact);
      }),
      { numRuns: 2000 },
    );
  });
});
