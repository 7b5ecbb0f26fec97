import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endOf, tokenize } from '../../../server/src/analysis/quantities/tokens.ts';

function written(text: string): string {
  return tokenize(text).tokens.map((token) => `${token.glued ? '+' : ' '}${token.text}`).join('').trimStart();
}

describe('the tokens of quantities', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['$48.2m', '$+48+.+2+m'],
    ['a 23-year-old', 'a 23+-+year+-+old'],
    ["sister's 2½ km/h", "sister's 2+½ km+/+h"],
    ["don't2 '90s", "don't+2 '+90+s"],
    ['𝐀bc x2x', '𝐀+bc x+2+x'],
    ['a\u0001b', 'a b'],
  ];
  for (const [text, expected] of examples) it(JSON.stringify(text), () => assert.equal(written(text), expected));

  it('are what stands between the white space, in order, and know whether it stands before them', () => {
    const texts = fc.array(fc.constantFrom('a', 'B', "'", '’', '7', '½', '𝐀', '-', '.', ' ', '\n', 'é', '\u0301', '\ud83d', '$'), { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const source = tokenize(text);
        const { tokens, starts } = source;
        let end = 0;
        tokens.forEach((token, index) => {
          assert.equal(text.slice(starts[index], endOf(source, index)), token.text);
          assert.equal(text.slice(end, starts[index]).trim(), '');
          assert.equal(token.glued, index > 0 && starts[index] === end);
          end = endOf(source, index);
        });
        assert.equal(text.slice(end).trim(), '');
      }),
    );
  });
});
