import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expandHunspell } from '../../../scripts/lexicon/hunspell.ts';
import { minimise } from '../../../scripts/lexicon/minimise.ts';
import { Automaton } from '../../../server/src/analysis/spelling/automaton.ts';
import { Bigrams } from '../../../server/src/analysis/spelling/bigrams.ts';
import { parseModel, serialiseModel } from '../../../server/src/analysis/spelling/model.ts';
import { isOneEditAway, NearForms } from '../../../server/src/analysis/spelling/nearForms.ts';
import { Numbering } from '../../../server/src/analysis/numbering.ts';
import { packVocabulary, readVocabulary, vocabularyUnit } from '../../../server/src/analysis/spelling/vocabulary.ts';
import { lexicon } from './lexicon.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', "'"), minLength: 1, maxLength: 9 });

describe('the parts of spelling', () => {
  it('hold exactly the words of an automaton, numbered in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1 }), word, (list, other) => {
        const sorted = [...list].sort();
        const automaton = new Automaton(minimise(sorted));
        assert.equal(automaton.size, sorted.length);
        sorted.forEach((key, number) => assert.equal(automaton.find(key), number));
        if (!list.includes(other)) assert.equal(automaton.find(other), -1);
      }),
    );
  });

  it('expand the affixes of a Hunspell dictionary', () => {
    const affix = 'PFX U Y 1\nPFX U 0 un .\nSFX D Y 2\nSFX D 0 d e\nSFX D 0 ed [^e]\nSFX M Y 1\nSFX M 0 \'s .\n';
    assert.deepEqual([...expandHunspell(affix, '3\nlock/UD\nbake/D\nParis/M\n')].sort(), ['Paris', 'bake', 'baked', 'lock', 'locked', 'unlock', 'unlocked']);
  });

  it('keep the counts of pairs of words', () => {
    const pairs = new Bigrams(Bigrams.pack([['of', 'the', 1024], ['united', 'states', 16]], 8));
    assert.deepEqual([pairs.level('of', 'the'), pairs.level('united', 'states'), pairs.level('states', 'united')], [20, 8, 0]);
  });

  it('find one edit as its definition does', () => {
    fc.assert(fc.property(word, word, (a, b) => assert.equal(isOneEditAway(a, b), neighboursOf(a).has(b) && a !== b)));
  });

  it('find all forms one edit away', () => {
    const longer = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(fc.uniqueArray(longer), longer, (list, key) => {
        const forms = new NearForms(new Numbering());
        for (const form of list) forms.add(form);
        assert.deepEqual(forms.near(key), list.filter((form) => isOneEditAway(key, form)).sort());
        for (const form of list) forms.delete(form);
        assert.deepEqual(forms.near(key), []);
      }),
    );
  });

  it('remember a vocabulary', () => {
    const has = readVocabulary(packVocabulary([['guitar', 'train'], ['guitar']].map((words) => words.map(vocabularyUnit))));
    assert.deepEqual(['guitar', 'train', 'violin'].map(has), [true, true, false]);
  });

  it('write and read the model', () => {
    assert.equal(serialiseModel(parseModel(serialiseModel(lexicon.model))), serialiseModel(lexicon.model));
  });
});

/** All strings one insertion, deletion, substitution or transposition away. */
function neighboursOf(key: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at <= key.length; at++) {
    const [head, tail] = [key.slice(0, at), key.slice(at)];
    for (const letter of ['a', 'b', 'c', "'"]) {
      found.add(head + letter + tail);
      found.add(head + letter + tail.slice(1));
    }
    found.add(head + tail.slice(1));
    if (tail.length > 1) found.add(head + tail[1] + tail[0] + tail.slice(2));
  }
  return found;
}
