import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { smoothScores } from '../../../server/src/analysis/boilerplate/chain.ts';
import { bestThreshold } from '../../../server/src/analysis/boilerplate/threshold.ts';
import { layOutTrees, Trees } from '../../../server/src/analysis/boilerplate/trees.ts';

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

describe('Trees', () => {
  it('sums the leaves that a row falls into', () => {
    const trees = new Trees(layOutTrees({
      base: 1, roots: [0, -3], feature: [1], threshold: [0.5], left: [-1], right: [-2], leaves: [10, 20, 0.25],
    }));
    assert.deepEqual(Array.from(trees.scores({ values: Float32Array.of(9, 9, 0.5, 0.75), count: 2, names: ['unused', 'asked'] })), [11.25, 21.25]);
  });

  it('gives each of many rows what a walk from node to node gives it', () => {
    // One tree of three nodes and one of two, over three columns; values stand on thresholds as often as beside them.
    const ensemble = {
      base: 0.5, roots: [0, 3], feature: [0, 1, 0, 2, 1], threshold: [1, 0, 2, 1, 2], left: [1, -1, -3, -5, -6], right: [2, -2, -4, 4, -7],
      leaves: [1, 2, 4, 8, 16, 32, 64],
    };
    const walk = (values: readonly number[], root: number): number => {
      let node = root;
      while (node >= 0) node = values[ensemble.feature[node]] <= ensemble.threshold[node] ? ensemble.left[node] : ensemble.right[node];
      return ensemble.leaves[-1 - node];
    };
    const row = fc.tuple(...ensemble.feature.slice(0, 3).map(() => fc.constantFrom(-1, 0, 0.5, 1, 1.5, 2, 3)));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 100 }), (rows) => {
        const values = Float32Array.from([0, 1, 2].flatMap((column) => rows.map((each) => each[column])));
        const scores = new Trees(layOutTrees(ensemble)).scores({ values, count: rows.length, names: ['first', 'second', 'third'] });
        assert.deepEqual(Array.from(scores), rows.map((each) => ensemble.base + walk(each, 0) + walk(each, 3)));
      }),
    );
  });
});
