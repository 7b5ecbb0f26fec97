import assert from 'node:assert/strict';
import { tokenize } from '../../../server/src/analysis/entities/tokens.ts';

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
});
