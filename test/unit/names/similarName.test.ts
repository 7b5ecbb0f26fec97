import assert from 'node:assert/strict';
import fc from 'fast-check';
import { similarName } from '../../../server/src/analysis/names/index.ts';

describe('similarName', () => {
  it('calls spellings of one name alike', () => {
    for (const [a, b] of [['Massoud', 'Masood'], ['Ahmad', 'Ahmed'], ['Mohammed', 'Muhammad'], ['Hussein', 'Husayn'], ['Kobeissi', 'Kobeissy']]) {
      assert.ok(similarName(a, b) > 0.5, `${a} ${b}`);
    }
  });

  it('tells other names apart, one letter away or far', () => {
    for (const [a, b] of [['Iran', 'Iraq'], ['Wimmer', 'Zimmer'], ['London', 'Paris'], ['Brennan', 'Drennan']]) {
      assert.ok(similarName(a, b) < 0.5, `${a} ${b}`);
    }
  });

  it('does not mind case, accents, hyphens and spaces', () => {
    assert.equal(similarName('Züblin', 'ZUBLIN'), 1);
    assert.equal(similarName('Al-Hasan', 'al Hasan'), 1);
  });

  it('knows nothing of other scripts but equality', () => {
    assert.equal(similarName('Пётр', 'Пётр'), 1);
    assert.equal(similarName('Пётр', 'Павел'), 0);
  });

  it('is a probability, the same both ways, for any two strings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (a, b) => {
        const probability = similarName(a, b);
        assert.ok(probability >= 0 && probability <= 1);
        assert.equal(similarName(b, a), probability);
      }),
    );
  });
});
