import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { featureIndex, readLine } from '../../../server/src/analysis/boilerplate/lineFeatures.ts';
import { Phrase, type PhrasePlace } from '../../../server/src/analysis/boilerplate/phrase.ts';
import { phrases, type PhraseLists } from '../../../server/src/analysis/boilerplate/phrases.ts';
import { PhraseSearch } from '../../../server/src/analysis/boilerplate/phraseSearch.ts';
import { requiredLiterals } from '../../../server/src/analysis/boilerplate/requiredLiterals.ts';
import { splitWords } from '../../../server/src/text/words.ts';

describe('requiredLiterals', () => {
  const cases: readonly (readonly [RegExp, readonly string[] | undefined])[] = [
    [/\b(?:sign ?up|log in)\b/u, ['sign', 'log in']],
    [/e-?mail alerts?/u, ['mail alert']],
    [/is (?:a|the) (?:\w+ ){0,5}(?:writer|reporter)/u, ['writer', 'reporter']],
    [/(?:read)+ing|[ab]c+d\.(?:com)?/u, ['read', 'd.']],
    [/x{0,2}abc?d{1,3}e/u, ['ab']],
    [/(?=home)page|(?:x|)/u, undefined],
    [/\d+|news/u, undefined],
    [/a*/u, undefined],
  ];
  for (const [pattern, required] of cases) {
    it(`are ${required?.join(', ') ?? 'not sure'} of ${pattern.source}`, () => {
      assert.deepEqual(requiredLiterals(pattern.source)?.map(({ text }) => text), required);
    });
  }

  it('say where a word starts and ends', () => {
    assert.deepEqual(requiredLiterals(String.raw`\bmenu\b|\bsub\w*|like\b`), [
      { text: 'menu', opens: true, closes: true },
      { text: 'sub', opens: true, closes: false },
      { text: 'like', opens: false, closes: true },
    ]);
  });

  it('are known of all phrases, so that none is tried in vain', () => {
    for (const { pattern, literals } of phrasesOf(Object.values(phrases))) assert.ok(literals, pattern);
  });
});

describe('the literals of a phrase', () => {
  const textsOf = (source: string): readonly string[] | undefined => new Phrase(0, 'words', source).literals?.texts.map(({ text }) => text);

  it('are all texts that it may begin with, as far as these are few', () => {
    assert.deepEqual(textsOf('last (?:updated|edited)'), ['last updated', 'last edited']);
    assert.deepEqual(textsOf('pol[ií]tica'), ['politica', 'política']);
    assert.deepEqual(textsOf(String.raw`read(?:ing)? times?\w+`), ['reading times', 'reading time', 'read times', 'read time']);
  });

  it('are at the end of the text where the phrase must be', () => {
    assert.deepEqual(new Phrase(0, 'words', 'off$').literals, { lead: true, ends: true, texts: [{ text: 'off', opens: true, closes: true }] });
    const search = new PhraseSearch([{ words: 'off$' }]);
    assert.equal(purposesIn(search, 'ten percent off'), 1);
    assert.equal(purposesIn(search, 'off the road'), 0);
  });
});

function phrasesOf(purposes: readonly PhraseLists[]): Phrase[] {
  return purposes.flatMap((lists, purpose) =>
    Object.entries(lists).flatMap(([place, sources]: [string, string]) => sources.split(', ').map((source) => new Phrase(purpose, place as PhrasePlace, source))),
  );
}

function purposesIn(search: PhraseSearch, text: string): number {
  const words = splitWords(text).map(({ text: word, start }) => ({ clues: search.cluesOf(word.toLowerCase()), start }));
  const marks = Array.from(text.matchAll(/[^\p{L}\p{M}\p{N}]/gu), (found) => ({ clues: search.cluesOf(found[0]), start: found.index }));
  const all = [...words, ...marks];
  return search.purposesIn(text, all.flatMap(({ clues }) => clues), all.flatMap(({ clues, start }) => clues.map(() => start)));
}

describe('PhraseSearch', () => {
  const purposes = Object.values(phrases);
  const search = new PhraseSearch(purposes);
  const patterns = phrasesOf(purposes).map(({ purpose, pattern }) => ({ purpose, pattern: new RegExp(pattern, 'u') }));
  const fragments = phrasesOf(purposes).flatMap(({ pattern }) => pattern.split(/\\[bW]|[|()?:^$\\[\]{}+*]+/u)).filter((fragment) => fragment !== '');

  it('finds the purposes of which a phrase matches, and no others', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.constantFrom(' ', 's', '5', ' ago', '©', '_', 'É', 'İ', '\u212a', '\u{1f600}'), fc.string()), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.constantFrom('', ' '), fc.boolean(), (parts, joint, isLoud) => {
        const text = isLoud ? parts.join(joint).toUpperCase() : parts.join(joint);
        const lower = text.toLowerCase();
        const matching = patterns.reduce((found, { purpose, pattern }) => (pattern.test(lower) ? found | (1 << purpose) : found), 0);
        assert.equal(purposesIn(search, text), matching);
      }),
      { numRuns: 500 },
    );
  });

  it('finds whatever a phrase may be written as, by the words and marks that lines are read as', () => {
    const names = Object.keys(phrases);
    for (const source of purposes.flatMap((lists) => Object.values(lists).flatMap((list: string) => list.split(', ')))) {
      const written = fc.stringMatching(new RegExp(source.replaceAll(String.raw`\b`, ''), 'u'));
      const line = fc.tuple(fc.constantFrom('', 'More: ', 'the '), written, fc.constantFrom('', ' today', "'")).map((parts) => parts.join('').trim());
      for (const text of fc.sample(line.filter((each) => each.length < 150), { numRuns: 20, seed: 1 })) {
        const lower = text.toLowerCase();
        const matching = new Set(patterns.filter(({ pattern }) => pattern.test(lower)).map(({ purpose }) => names[purpose]));
        const { features } = readLine(text);
        assert.deepEqual(names.filter((name) => features[featureIndex(`says:${name}`)] === 1), names.filter((name) => matching.has(name)), text);
      }
    }
  });

  it('goes by whole literals, not by one of their words', () => {
    const some = new PhraseSearch([{ words: 'post a comment' }, { anywhere: String.raw`©, \(c\) ?\d` }, { words: "e-?mail us, don[’']t miss" }]);
    assert.equal(purposesIn(some, 'no comment on the post'), 0);
    assert.equal(purposesIn(some, 'Post a comment'), 1);
    assert.equal(purposesIn(some, '© 2024'), 2);
    assert.equal(purposesIn(some, '(c) 2024'), 2);
    assert.equal(purposesIn(some, 'c'), 0);
    assert.equal(purposesIn(some, 'e-mail us, don’t miss it'), 4);
  });

  it('has no clue of a text that says nothing of a page', () => {
    assert.deepEqual(splitWords('rivers rose two metres.').flatMap((word) => search.cluesOf(word.text)), []);
  });
});
