import assert from 'node:assert/strict';
import { compareBounds, worse } from '../../../server/src/analysis/claims/verdict.ts';

const exact = (value: number, slack = 0): Parameters<typeof compareBounds>[0] => ({ low: value, high: value, slack });
const from = (low: number): Parameters<typeof compareBounds>[0] => ({ low, high: null, slack: 0 });

describe('verdict between two bounds', () => {
  it('agrees on equal values and equal intervals', () => {
    assert.equal(compareBounds(exact(4), exact(4)), 'agree');
    assert.equal(compareBounds(from(85), from(85)), 'agree');
  });

  it('agrees after rounding as the coarser one is written', () => {
    assert.equal(compareBounds({ low: 80, high: 80, slack: 5 }, exact(82)), 'agree');
    assert.equal(compareBounds({ low: 80, high: 80, slack: 5 }, exact(90)), 'conflict');
    assert.equal(compareBounds(exact(5.4e9, 5e7), exact(5.42e9, 5e6)), 'agree');
    assert.equal(compareBounds(exact(2.5e6, 5e4), exact(2.6e6, 5e4)), 'conflict');
  });

  it('differs where the intervals overlap', () => {
    assert.equal(compareBounds(from(6000), { low: 10000, high: 20000, slack: 0 }), 'differs');
    assert.equal(compareBounds({ low: null, high: 14, slack: 0 }, exact(14)), 'differs');
    assert.equal(compareBounds({ low: 200, high: null, slack: 0 }, { low: 2000, high: null, slack: 0 }), 'differs');
  });

  it('conflicts where they exclude each other', () => {
    assert.equal(compareBounds(exact(3), exact(4)), 'conflict');
    assert.equal(compareBounds(from(5), exact(4)), 'conflict');
  });

  it('knows the worse of two', () => {
    assert.equal(worse('differs', 'update'), 'update');
    assert.equal(worse('conflict', 'agree'), 'conflict');
  });
});
