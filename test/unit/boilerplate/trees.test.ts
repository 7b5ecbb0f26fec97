import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readKernel } from '../../../bench/train/boilerplate/kernelFile.ts';
import { Kernel } from '../../../server/src/analysis/boilerplate/kernel.ts';
import { layOutTrees, Trees } from '../../../server/src/analysis/boilerplate/trees.ts';

describe('Trees', () => {
  it('sums the leaves that a row falls into', () => {
    const trees = new Trees(new Kernel(readKernel()), layOutTrees({
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
    const trees = new Trees(new Kernel(readKernel()), layOutTrees(ensemble));
    const row = fc.tuple(...ensemble.feature.slice(0, 3).map(() => fc.constantFrom(-1, 0, 0.5, 1, 1.5, 2, 3)));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 600, size: 'max' }), (rows) => {
        const values = Float32Array.from([0, 1, 2].flatMap((column) => rows.map((each) => each[column])));
        const scores = trees.scores({ values, count: rows.length, names: ['first', 'second', 'third'] });
        assert.deepEqual(Array.from(scores), rows.map((each) => ensemble.base + walk(each, 0) + walk(each, 3)));
      }),
    );
  });
});
