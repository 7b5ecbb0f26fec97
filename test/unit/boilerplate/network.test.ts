import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { backDense } from '../../../bench/train/boilerplate/denseGradient.ts';
import { applyDense } from '../../../bench/train/boilerplate/denseLayer.ts';
import { readKernel } from '../../../bench/train/boilerplate/kernelFile.ts';
import { entryRows, measureCount } from '../../../bench/train/boilerplate/measures.ts';
import { backRecurrent } from '../../../bench/train/boilerplate/recurrentGradient.ts';
import { projectionWidth, runRecurrent } from '../../../bench/train/boilerplate/recurrentLayer.ts';
import { trainNetwork, type NetworkOptions } from '../../../bench/train/boilerplate/trainNetwork.ts';
import { randomFrom } from '../../../bench/train/gradientBoosting.ts';
import { Kernel } from '../../../server/src/analysis/boilerplate/kernel.ts';
import { Network } from '../../../server/src/analysis/boilerplate/network.ts';
import { measureNames, packNetwork, type PackedNetwork } from '../../../server/src/analysis/boilerplate/networkLayers.ts';
import { packLayer, packNumbers, unpackLayer, unpackNumbers, type DenseLayer } from '../../../server/src/analysis/boilerplate/packing.ts';
import type { Rows } from '../../../server/src/analysis/boilerplate/rows.ts';
import { wordFormAt } from '../../../server/src/text/wordForms.ts';
import { readWord } from '../../../server/src/analysis/boilerplate/wordReading.ts';
import { Vocabulary, wordingKeys as keysOf } from '../../../server/src/analysis/boilerplate/wording.ts';

function wordingKeys(words: readonly string[]): readonly number[] {
  return keysOf(words.map((word) => readWord(wordFormAt(word, 0, word.length))), words.length);
}

const kernel = new Kernel(readKernel());

/** Lines with the given measures, as their context rows hold them. */
function contextRows(measures: Float32Array): Rows {
  const count = measures.length / measureCount;
  return { values: measures.map((_, at) => measures[(at % count) * measureCount + Math.floor(at / count)]), count, names: measureNames };
}

function randomNumbers(count: number, seed: number): Float32Array {
  const random = randomFrom(seed);
  return Float32Array.from({ length: count }, () => 2 * random() - 1);
}

/** A layer that leaves numbers about as large as it found them, so that roundings stay as small as in a network that was trained. */
function randomLayer(inputs: number, outputs: number, seed: number): DenseLayer {
  const weights = randomNumbers(inputs * outputs, seed).map((weight) => weight / Math.sqrt(inputs));
  return { inputs, outputs, weights, biases: randomNumbers(outputs, seed + 1) };
}

function emptyLayer({ inputs, outputs }: DenseLayer): DenseLayer {
  return { inputs, outputs, weights: new Float32Array(inputs * outputs), biases: new Float32Array(outputs) };
}

function product(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * right[at], 0);
}

/** How the result of `measure` changes with each of the values, by trying; leaves the values as they were. */
function triedSlopes(values: Float32Array, measure: () => number): number[] {
  const step = 2 ** -7;
  return Array.from(values, (value, at) => {
    values[at] = value + step;
    const above = measure();
    values[at] = value - step;
    const below = measure();
    values[at] = value;
    return (above - below) / (2 * step);
  });
}

function assertNear(actual: Float32Array, expected: readonly number[]): void {
  expected.forEach((value, at) => {
    assert.ok(Math.abs(actual[at] - value) < 2e-3 * (1 + Math.abs(value)), `${String(at)}: ${String(actual[at])} instead of ${String(value)}`);
  });
}

describe('applyDense', () => {
  it('multiplies rows by the matrix and adds the biases', () => {
    const layer = { inputs: 2, outputs: 5, weights: Float32Array.of(1, 0, 0, 1, 1, 1, 2, -1, 0.5, 0.5), biases: Float32Array.of(0, 0, 0, 0, 10) };
    assert.deepEqual(Array.from(applyDense(layer, Float32Array.of(2, 4, 1, 1), 2)), [2, 4, 6, 0, 13, 1, 1, 2, 1, 11]);
  });
});

describe('the slopes that training follows', () => {
  it('are those of the dense layer', () => {
    const layer = randomLayer(3, 5, 1);
    const rows = randomNumbers(6, 3);
    const wanted = randomNumbers(10, 4);
    const slope = emptyLayer(layer);
    const rowSlopes = backDense(layer, slope, rows, wanted, 2);
    const measure = (): number => product(applyDense(layer, rows, 2), wanted);
    assertNear(slope.weights, triedSlopes(layer.weights, measure));
    assertNear(slope.biases, triedSlopes(layer.biases, measure));
    assertNear(rowSlopes, triedSlopes(rows, measure));
  });

  it('are those of the recurrent layer, over many rows and in both directions', () => {
    const width = 2;
    const count = 5;
    const projected = randomNumbers(count * projectionWidth(width), 5);
    const wanted = randomNumbers(count * 2 * width, 6);
    const slopes = backRecurrent(runRecurrent(projected.slice(), count, width), wanted, count, width);
    assertNear(slopes, triedSlopes(projected, () => product(runRecurrent(projected.slice(), count, width).outputs, wanted)));
  });
});

describe('trainNetwork', () => {
  const options: NetworkOptions = {
    vectorWidth: 2, entryWidth: 4, units: 3, recurrentLayers: 2, epochs: 40, rate: 0.03, dropout: 0, wordingDropout: 0, measureDropout: 0, doubt: 0, decay: 0,
    vectorDecay: 0, stretch: 16, batch: 4, seed: 3,
  };
  /** Pages whose content begins after the one line that has word 1 and ends with the one that has word 2. */
  const examples = Array.from({ length: 24 }, (_, page) => {
    const from = 2 + (page % 5);
    const to = from + 2 + (page % 4);
    const rows = Array.from({ length: 14 }, (_unused, row) => row);
    return {
      measures: new Float32Array(14 * measureCount),
      wordings: rows.map((row) => (row === from ? [1] : row === to ? [2] : [0])),
      labels: Uint8Array.from(rows, (row) => Number(row > from && row <= to)),
      weights: new Float32Array(14).fill(1),
    };
  });

  it('learns where content begins and ends, always alike', () => {
    const layers = trainNetwork(examples, 3, options);
    for (const { measures, wordings, labels } of examples) {
      const scores = new Network(kernel, packNetwork(layers)).scores(contextRows(measures), wordings);
      assert.deepEqual(Array.from(scores, (score) => Number(score > 0)), Array.from(labels));
    }
    assert.deepEqual(trainNetwork(examples, 3, options), layers);
  });

});

describe('Network', () => {
  /** A network of any widths whose weights are random and rounded as they are kept. */
  function randomNetwork(vectorWidth: number, entryWidth: number, units: number, layers: number, seed: number): PackedNetwork {
    const measures = randomNumbers(measureCount, seed);
    return {
      vectorWidth, vectors: packNumbers(randomNumbers(20 * vectorWidth, seed + 1), 1), means: measures, deviations: measures.map((value) => 0.2 + value * value),
      entry: packLayer(randomLayer(measureCount + vectorWidth, entryWidth, seed + 2)),
      recurrent: Array.from({ length: layers }, (_, layer) => packLayer(randomLayer(layer === 0 ? entryWidth : 2 * units, projectionWidth(units), seed + 4 + layer))),
      exit: packLayer(randomLayer(2 * units + entryWidth, 1, seed + 9)),
    };
  }

  /** What training makes of a page with the same weights. */
  function scoresInTraining({ vectorWidth, vectors, means, deviations, entry, recurrent, exit }: PackedNetwork, measures: Float32Array, wordings: readonly (readonly number[])[]): Float32Array {
    const count = wordings.length;
    const read = entryRows({ vectorWidth, vectors: unpackNumbers(vectors), scaling: { means, deviations } }, measures, wordings);
    const entered: Float32Array = applyDense(unpackLayer(entry), read, count).map((value) => Math.max(0, value));
    let flow = entered;
    for (const layer of recurrent) flow = runRecurrent(applyDense(unpackLayer(layer), flow, count), count, layer.outputs / projectionWidth(1)).outputs;
    const widthOf = (rows: Float32Array): number => rows.length / count;
    const joined = wordings.flatMap((_, row) => [flow, entered].flatMap((rows) => Array.from(rows.subarray(row * widthOf(rows), (row + 1) * widthOf(rows)))));
    return applyDense(unpackLayer(exit), Float32Array.from(joined), count);
  }

  it('scores pages of any length by layers of any width as training does', () => {
    const widths = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 18 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }));
    const wording = fc.array(fc.nat(19), { maxLength: 5 });
    const page = fc.oneof(fc.array(wording, { minLength: 1, maxLength: 20 }), fc.constantFrom(255, 256, 257, 511, 600).map((count) => new Array<number[]>(count).fill([3, 7])));
    fc.assert(
      fc.property(widths, page, fc.nat(1000), ([vectorWidth, entryWidth, units, layers], wordings, seed) => {
        const network = randomNetwork(vectorWidth, entryWidth, units, layers, seed);
        const measures = randomNumbers(wordings.length * measureCount, seed + 20);
        const scores = new Network(kernel, network).scores(contextRows(measures), wordings);
        scoresInTraining(network, measures, wordings).forEach((expected, line) => {
          assert.ok(Math.abs(scores[line] - expected) < 1e-4 * (1 + Math.abs(expected)), `${String(line)}: ${String(scores[line])} instead of ${String(expected)}`);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('gives nothing for no lines', () => {
    assert.equal(new Network(kernel, randomNetwork(2, 4, 3, 1, 1)).scores(contextRows(new Float32Array(0)), []).length, 0);
  });
});

describe('packed numbers', () => {
  it('come back to half a unit', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }), fc.constantFrom(1, 2), (values, size) => {
        const packed = packNumbers(values, size);
        const unpacked = unpackNumbers(packed);
        assert.equal(unpacked.length, values.length);
        values.forEach((value, at) => {
          assert.ok(Math.abs(unpacked[at] - value) <= packed.unit * 0.51);
        });
      }),
    );
  });
});

describe('Vocabulary', () => {
  it('numbers the wordings that it knows', () => {
    const known = Uint32Array.from(wordingKeys(['Subscribe', 'Now']).slice(0, 2)).sort();
    const vocabulary = new Vocabulary(known);
    assert.equal(vocabulary.size, 2);
    const found = vocabulary.lookUp(wordingKeys(['subscribe', 'now']));
    assert.deepEqual(found, wordingKeys(['subscribe', 'now']).slice(0, 2).map((key) => known.indexOf(key >>> 0)));
    assert.deepEqual(vocabulary.lookUp(wordingKeys(['Bridge'])), []);
  });

  it('finds the keys that are known, whatever bits they share, each once', () => {
    const keys = fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 2 ** 32 - 40, max: 2 ** 32 - 1 }), fc.nat(2 ** 32 - 1)));
    fc.assert(
      fc.property(keys, keys, (known, asked) => {
        const sorted = Uint32Array.from(known).sort();
        const wording = [...asked, ...asked].map((key) => key | 0);
        assert.deepEqual(new Vocabulary(sorted).lookUp(wording), asked.map((key) => sorted.indexOf(key)).filter((number) => number >= 0));
      }),
    );
  });

  it('does not tell figures apart', () => {
    assert.deepEqual(wordingKeys(['12', 'comments']), wordingKeys(['3', 'Comments']));
  });
});
