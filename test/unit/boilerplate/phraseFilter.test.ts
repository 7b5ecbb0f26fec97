import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PhraseFilter } from '../../../server/src/analysis/boilerplate/phraseFilter.ts';
import { phrasePatterns } from '../../../server/src/analysis/boilerplate/phrases.ts';
import { splitWords } from '../../../server/src/text/words.ts';
import { requiredLiterals } from '../../../server/src/analysis/boilerplate/requiredLiterals.ts';

describe('requiredLiterals', () => {
  const cases: readonly (readonly [RegExp, readonly string[] | undefined])[] = [
    [/\b(?:sign ?up|log in)\b/u, ['sign', 'log in']],
    [/e-?mail alerts?/u, ['mail alert']],
    [/is (?:a|the) (?:\w+ ){0,5}(?:writer|reporter)/u, ['writer', 'reporter']],
    [/(?:read)+ing|[ab]c+d\.(?:com)?/u, ['read', 'd.']],
    [/(?=home)page|(?:x|)/u, undefined],
    [/\d+|news/u, undefined],
    [/a*/u, undefined],
  ];
  for (const [pattern, required] of cases) {
    it(`are ${required?.join(', ') ?? 'not sure'} of ${pattern.source}`, () => {
      assert.deepEqual(requiredLiterals(pattern), required);
    });
  }

  it('are known of all phrases, so that no pattern is tried in vain', () => {
    for (const pattern of Object.values(phrasePatterns).flat()) assert.ok(requiredLiterals(pattern), pattern.source);
  });
});

describe('PhraseFilter', () => {
  const patterns = Object.values(phrasePatterns).flat();
  const filter = new PhraseFilter(patterns);
  const candidatesOf = (text: string): number => filter.candidates(text, splitWords(text).map((word) => filter.cluesOf(word.text)));
  const fragments = patterns.flatMap((pattern) => pattern.source.split(/[|()?:^$\\[\]{}+*]+/u)).filter((fragment) => fragment !== '');

  it('leaves out no pattern that matches', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.constantFrom(' ', 's', '5', ' ago', '©', '\u{1f600}'), fc.string()), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.constantFrom('', ' '), (parts, joint) => {
        const text = parts.join(joint).toLowerCase();
        const candidates = candidatesOf(text);
        patterns.forEach((pattern, index) => {
          assert.ok(!pattern.test(text) || (candidates & (1 << index)) !== 0, `${pattern.source}: ${text}`);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('goes by whole literals, not by one of their words', () => {
    const some = new PhraseFilter([/\bpost a comment\b/u, /©|\(c\) ?\d/u, /\be-?mail us\b|don[’']t miss/u]);
    const found = (text: string): number => some.candidates(text, splitWords(text).map((word) => some.cluesOf(word.text)));
    assert.equal(found('no comment on the post'), 0);
    assert.equal(found('post a comment'), 1);
    assert.equal(found('© 2024'), 2);
    assert.equal(found('(c) 2024'), 2);
    assert.equal(found('c'), 0);
    assert.equal(found('e-mail us, don’t miss it'), 4);
  });

  it('leaves out all patterns where a text says nothing of a page', () => {
    assert.equal(candidatesOf('rivers rose two metres.'), 0);
  });
});
