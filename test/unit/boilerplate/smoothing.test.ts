import assert from 'node:assert/strict';
import { smoothScores } from '../../../server/src/analysis/boilerplate/chain.ts';
import { bestThreshold } from '../../../server/src/analysis/boilerplate/threshold.ts';

describe('smoothScores', () => {
  it('leaves the scores alone where staying is worth nothing', () => {
    const [first, second] = smoothScores([0, 2], { scale: 1, bias: 0, stay: 0 });
    assert.equal(first, 0.5);
    assert.ok(Math.abs(second - 1 / (1 + Math.exp(-2))) < 1e-12);
  });

  it('gives the exact marginals of the chain', () => {
    const scores = [1.5, -0.5, 0.2];
    const weights = { scale: 0.8, bias: 0.1, stay: 1.2 };
    let total = 0;
    const content = [0, 0, 0];
    for (let kinds = 0; kinds < 8; kinds++) {
      const kind = (line: number): number => (kinds >> line) & 1;
      let weight = 1;
      scores.forEach((score, line) => {
        if (kind(line)) weight *= Math.exp(weights.scale * score + weights.bias);
        if (line > 0) weight *= Math.exp(kind(line) === kind(line - 1) ? weights.stay / 2 : -weights.stay / 2);
      });
      total += weight;
      scores.forEach((_, line) => {
        if (kind(line)) content[line] += weight;
      });
    }
    smoothScores(scores, weights).forEach((probability, line) => {
      assert.ok(Math.abs(probability - content[line] / total) < 1e-9);
    });
  });

  it('takes scores of any size', () => {
    const probabilities = smoothScores([1e9, -1e9, 1e9], { scale: 1, bias: 0, stay: 3 });
    assert.deepEqual(Array.from(probabilities), [1, 0, 1]);
  });
});

describe('bestThreshold', () => {
  it('is one half where all is clear', () => {
    assert.equal(bestThreshold([1, 1, 0, 0]), 0.5);
  });

  it('is half the F1 that is expected where lines are likely and not sure', () => {
    assert.ok(Math.abs(bestThreshold([0.9, 0.8, 0.01, 0.01]) - 1.7 / (2 + 1.72)) < 1e-12);
  });

  it('stays near one half where nothing is sure', () => {
    assert.equal(bestThreshold([0.3, 0.3, 0.01, 0.01]), 0.4);
  });

  it('does not make content of lines that are surely none', () => {
    assert.ok(bestThreshold([0.05, 0.02]) > 0.05);
  });
});
