import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { backDense } from '../../../bench/train/boilerplate/denseGradient.ts';
import { backRecurrent } from '../../../bench/train/boilerplate/recurrentGradient.ts';
import { trainNetwork, type NetworkOptions } from '../../../bench/train/boilerplate/trainNetwork.ts';
import { randomFrom } from '../../../bench/train/gradientBoosting.ts';
import { exponential } from '../../../server/src/analysis/boilerplate/exponential.ts';
import { measureCount, packNetwork, readyNetwork, scoreByNetwork } from '../../../server/src/analysis/boilerplate/network.ts';
import { packNumbers, unpackNumbers } from '../../../server/src/analysis/boilerplate/packing.ts';
import { applyDense, projectionWidth, readyLayer, runRecurrent, type DenseLayer } from '../../../server/src/analysis/boilerplate/recurrentLayer.ts';
import { wordFormAt } from '../../../server/src/text/wordForms.ts';
import { readWord } from '../../../server/src/analysis/boilerplate/wordReading.ts';
import { Vocabulary, wordingKeys as keysOf } from '../../../server/src/analysis/boilerplate/wording.ts';

function wordingKeys(words: readonly string[]): readonly number[] {
  return keysOf(words.map((word) => readWord(wordFormAt(word, 0, word.length))), words.length);
}

function randomNumbers(count: number, seed: number): Float32Array {
  const random = randomFrom(seed);
  return Float32Array.from({ length: count }, () => 2 * random() - 1);
}

function randomLayer(inputs: number, outputs: number, seed: number): DenseLayer {
  return { inputs, outputs, weights: randomNumbers(inputs * outputs, seed), biases: randomNumbers(outputs, seed + 1) };
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

describe('exponential', () => {
  it('is the engine’s to the last few bits, of numbers of any size', () => {
    const near = fc.double({ min: -45, max: 45, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(near, fc.constantFrom(0, -0, 40, -40, 1 / 128, -1 / 128, 800, -800, Infinity, -Infinity)), (value) => {
        const exact = Math.exp(value);
        assert.ok(exponential(value) === exact || Math.abs(exponential(value) / exact - 1) < 1e-15, String(value));
      }),
    );
  });
});

describe('applyDense', () => {
  it('multiplies rows by the matrix and adds the biases', () => {
    const layer = { inputs: 2, outputs: 5, weights: Float32Array.of(1, 0, 0, 1, 1, 1, 2, -1, 0.5, 0.5), biases: Float32Array.of(0, 0, 0, 0, 10) };
    assert.deepEqual(Array.from(applyDense(readyLayer(layer), Float32Array.of(2, 4, 1, 1), 2)), [2, 4, 6, 0, 13, 1, 1, 2, 1, 11]);
  });
});

describe('the slopes that training follows', () => {
  it('are those of the dense layer', () => {
    const layer = randomLayer(3, 5, 1);
    const rows = randomNumbers(6, 3);
    const wanted = randomNumbers(10, 4);
    const slope = emptyLayer(layer);
    const rowSlopes = backDense(layer, slope, rows, wanted, 2);
    const measure = (): number => product(applyDense(readyLayer(layer), rows, 2), wanted);
    assertNear(slope.weights, triedSlopes(layer.weights, measure));
    assertNear(slope.biases, triedSlopes(layer.biases, measure));
    assertNear(rowSlopes, triedSlopes(rows, measure));
  });

  it('are those of the recurrent layer, over many rows and in both directions', () => {
    const width = 2;
    const count = 5;
    const projected = randomNumbers(count * projectionWidth(width), 5);
    const wanted = randomNumbers(count * 2 * width, 6);
    const slopes = backRecurrent(runRecurrent(projected.slice(), count, width, Math.exp), wanted, count, width);
    assertNear(slopes, triedSlopes(projected, () => product(runRecurrent(projected.slice(), count, width, Math.exp).outputs, wanted)));
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
      assert.deepEqual(Array.from(scoreByNetwork(readyNetwork(packNetwork(layers)), measures, wordings), (score) => Number(score > 0)), Array.from(labels));
    }
    assert.deepEqual(trainNetwork(examples, 3, options), layers);
  });

  it('gives nothing for no lines', () => {
    assert.equal(scoreByNetwork(readyNetwork(packNetwork(trainNetwork(examples, 3, { ...options, epochs: 1 }))), new Float32Array(0), []).length, 0);
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
