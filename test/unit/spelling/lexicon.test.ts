import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLexicon } from '../../../server/src/analysis/spelling/index.ts';
import { lexicon, lexiconBytes } from './lexicon.ts';

describe('the spelling lexicon', () => {
  it('is small', () => {
    assert.ok(lexiconBytes.length < 1_500_000);
  });

  it('has American, British, Canadian and Australian spellings', () => {
    for (const word of ['organized', 'organised', 'color', 'colour', 'armored', 'armoured', 'skepticism', 'scepticism', 'neutralise', 'center', 'centre', 'besieged']) {
      assert.ok(lexicon.has(word), word);
    }
  });

  it('takes names with capitals only, and any word in capitals', () => {
    assert.ok(lexicon.has('Paris') && lexicon.has('PARIS') && lexicon.has('TABLE') && lexicon.has('Table'));
    assert.ok(!lexicon.has('paris'));
  });

  it('folds accents and curly apostrophes', () => {
    assert.ok(lexicon.has('café') && lexicon.has('cafe') && lexicon.has('don’t'));
  });

  it('lacks what is no word', () => {
    for (const word of ['beseiged', 'teh', '', 'Кабул', '123', 'zzzz']) assert.ok(!lexicon.has(word), word);
  });

  it('knows which words are frequent', () => {
    assert.ok(lexicon.frequency('the') > 20_000);
    assert.ok(lexicon.frequency('government') > lexicon.frequency('besieged'));
    assert.equal(lexicon.frequency('beseiged'), 0);
  });

  it('numbers its words one by one', () => {
    const { automaton } = lexicon;
    const words = ['abandon', 'besieged', 'the', 'zebra'].map((word) => automaton.find(word));
    assert.deepEqual([...words].sort((a, b) => a - b), words);
    assert.ok(words.every((number) => number >= 0 && number < automaton.size));
  });

  it('answers any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (word) => {
        assert.equal(typeof lexicon.has(word), 'boolean');
        assert.ok(lexicon.frequency(word) >= 0);
      }),
    );
  });

  it('refuses bytes that are no lexicon', () => {
    assert.throws(() => parseLexicon(new Uint8Array(3)), /damaged/u);
    assert.throws(() => parseLexicon(lexiconBytes.subarray(0, lexiconBytes.length - 1)), /damaged/u);
  });
});
