import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyTokens, readTokens } from '../../../server/src/analysis/entities/tokens.ts';
import { tokenize } from '../../../bench/train/entities/tokens.ts';

function tokensOf(text: string): string[] {
  return tokenize(text).flat().map((token) => text.slice(token.start, token.end));
}

describe('entity tokens', () => {
  it('keep dotted abbreviations, initials and names with an apostrophe whole', () => {
    assert.deepEqual(tokensOf('The U.S. envoy Robert C. O’Brien left.'), ['The', 'U.S.', 'envoy', 'Robert', 'C.', 'O’Brien', 'left', '.']);
  });

  it('set possessives and hyphens apart', () => {
    assert.deepEqual(tokensOf("Kabul's Taliban-led"), ['Kabul', "'s", 'Taliban', '-', 'led']);
  });

  it('mark the first word of each sentence', () => {
    const opening = tokenize('“Yes,” he said. Kabul fell.').map((tokens) => tokens.filter((token) => token.opensSentence).map((token) => token.text));
    assert.deepEqual(opening, [['Yes'], ['Kabul']]);
  });

  it('are those of a regular expression that says the same, in any script', () => {
    const token = /(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s?\p{Lu})|['’]s(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’](?!s(?![\p{L}\p{N}]))\p{L}+)*|[^\s]/gu;
    const parts = ['A', 'b', 'É', 'ß', 'ǅ', '𝐀', '𝐚', '中', '\u0301', '½', '1', '.', "'", '’', 's', '-', ' ', '\u00a0', '😊', '\ud800', '\udc00', 'U.S.', '(', '_'];
    const anything = fc.oneof(fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((some) => some.join('')), fc.string({ unit: 'binary', maxLength: 30 }));
    fc.assert(
      fc.property(anything, (text) => {
        const tokens = emptyTokens();
        readTokens(text, { start: 0, end: text.length }, tokens);
        const read = Array.from({ length: tokens.count }, (_, index) => text.slice(tokens.starts[index], tokens.ends[index]));
        assert.deepEqual(read, Array.from(text.matchAll(token), ([found]) => found));
      }),
      { numRuns: 2000 },
    );
  });
});
