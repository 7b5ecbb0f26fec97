import assert from 'node:assert/strict';
import { sameName } from '../../../server/src/analysis/claims/sameName.ts';

const same = (a: string, b: string): boolean => sameName(a.toLowerCase().split(' '), b.toLowerCase().split(' '));

describe('one person by name', () => {
  it('forgives a letter, a middle name, an initial and a missing given name', () => {
    assert.ok(same('Melody Amil', 'Melody Amill'));
    assert.ok(same('Rolandreon Fisher', 'Rolandreon Marquis Fischer'));
    assert.ok(same('Joseph Brown', 'Brown'));
    assert.ok(same('J Brown', 'Joseph Brown'));
  });

  it('keeps relatives apart', () => {
    assert.ok(!same('Valerie Jackson', 'Dwayne Jackson'));
    assert.ok(!same('Rolando Pizarro', 'Rolando Pizarro Jr'));
    assert.ok(!same('Brown', 'Braun'));
  });
});
