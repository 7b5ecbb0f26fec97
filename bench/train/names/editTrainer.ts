import { alignmentEdits } from '../../../server/src/analysis/names/alignment.ts';
import { type EditWeights, logSum } from '../../../server/src/analysis/names/editModel.ts';
import { type NamePair, randomNumbers } from './pairs.ts';

const epochs = 12;
const batchSize = 50;
const firstRate = 0.05;
const shrinkage = 0.004;
/** A feature that fewer pairs have is not learnt. */
const fewestPairs = 15;

/** The edits of one pair with their features as numbers; edit `k` has the features `features[ends[k - 1]]…`. */
interface Lattice {
  readonly cells: number;
  readonly from: Int16Array;
  readonly to: Int16Array;
  readonly ends: Int32Array;
  readonly features: Int32Array;
}

/** Learns the weights of edits by maximum likelihood (Adam, L2 towards the starting point); the same in every run. */
export function trainEditWeights(pairs: readonly NamePair[]): EditWeights {
  const names = frequentFeatures(pairs);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const lattices = pairs.map((pair) => latticeOf(pair, numbers));
  const start = Float64Array.from(names, startingWeight);
  const same = new Parameters(start);
  const other = new Parameters(start);
  const bias = new Parameters(new Float64Array(1));
  const random = randomNumbers(1);
  const order = pairs.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const rate = firstRate * (1 - epoch / epochs);
    for (let first = 0; first < order.length; first += batchSize) {
      for (const index of order.slice(first, first + batchSize)) {
        const lattice = lattices[index];
        const forSame = new Pass(lattice, same.values);
        const forOther = new Pass(lattice, other.values);
        const probability = 1 / (1 + Math.exp(-(forSame.total - forOther.total + bias.values[0])));
        const error = (pairs[index].same ? 1 : 0) - probability;
        forSame.addGradient(same.gradient, error);
        forOther.addGradient(other.gradient, -error);
        bias.gradient[0] += error;
      }
      const pull = (shrinkage * batchSize * batchSize) / order.length;
      for (const parameters of [same, other, bias]) parameters.step(rate, pull);
    }
  }
  const rounded = (values: Float64Array): number[] => Array.from(values, (value) => Math.round(value * 100) / 100);
  return { bias: rounded(bias.values)[0], features: names.join(' '), same: rounded(same.values), other: rounded(other.values) };
}

function frequentFeatures(pairs: readonly NamePair[]): string[] {
  const counts = new Map<string, number>();
  for (const { a, b } of pairs) {
    const names = new Set(alignmentEdits(a, b).flatMap((edit) => [...edit.features, ...edit.context]));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= fewestPairs).map(([name]) => name).sort();
}

/** Every edit but a match starts out as unlikely as it is long, so that the first alignments are sensible. */
function startingWeight(feature: string): number {
  if (!/^[vc]*~[vc]/.test(feature)) return 0;
  return -feature.replace(/[^vc]/g, '').length;
}

function latticeOf(pair: NamePair, numbers: ReadonlyMap<string, number>): Lattice {
  const edits = alignmentEdits(pair.a, pair.b);
  const features: number[] = [];
  const ends = edits.map((edit) => {
    for (const name of [...edit.features, ...edit.context]) {
      const number = numbers.get(name);
      if (number !== undefined) features.push(number);
    }
    return features.length;
  });
  return {
    cells: (pair.a.length + 1) * (pair.b.length + 1),
    from: Int16Array.from(edits, (edit) => edit.from),
    to: Int16Array.from(edits, (edit) => edit.to),
    ends: Int32Array.from(ends),
    features: Int32Array.from(features),
  };
}

/** The sum over all alignments of one pair, and from it each feature's expected count (forward–backward). */
class Pass {
  readonly total: number;
  readonly #lattice: Lattice;
  readonly #scores: Float64Array;
  readonly #forward: Float64Array;

  constructor(lattice: Lattice, weights: Float64Array) {
    this.#lattice = lattice;
    this.#scores = new Float64Array(lattice.ends.length);
    this.#forward = new Float64Array(lattice.cells).fill(-Infinity);
    this.#forward[0] = 0;
    let feature = 0;
    for (let edit = 0; edit < lattice.ends.length; edit++) {
      let score = 0;
      for (; feature < lattice.ends[edit]; feature++) score += weights[lattice.features[feature]];
      this.#scores[edit] = score;
      const to = lattice.to[edit];
      this.#forward[to] = logSum(this.#forward[to], this.#forward[lattice.from[edit]] + score);
    }
    this.total = this.#forward[lattice.cells - 1];
  }

  addGradient(gradient: Float64Array, factor: number): void {
    const { cells, from, to, ends, features } = this.#lattice;
    const backward = new Float64Array(cells).fill(-Infinity);
    backward[cells - 1] = 0;
    for (let edit = ends.length - 1; edit >= 0; edit--) {
      const rest = backward[to[edit]] + this.#scores[edit];
      const share = factor * Math.exp(this.#forward[from[edit]] + rest - this.total);
      for (let feature = ends[edit] - 1; feature >= (ends[edit - 1] ?? 0); feature--) gradient[features[feature]] += share;
      backward[from[edit]] = logSum(backward[from[edit]], rest);
    }
  }
}

/** Weights with their gradient, moved by Adam (Kingma and Ba, 2015). */
class Parameters {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  readonly #start: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #steps = 0;

  constructor(start: Float64Array) {
    this.values = Float64Array.from(start);
    this.gradient = new Float64Array(start.length);
    this.#start = start;
    this.#mean = new Float64Array(start.length);
    this.#square = new Float64Array(start.length);
  }

  /** One step uphill along the gradient gathered since the last one, with a pull back to the start. */
  step(rate: number, pull: number): void {
    this.#steps++;
    const meanScale = 1 - 0.9 ** this.#steps;
    const squareScale = 1 - 0.999 ** this.#steps;
    for (let index = 0; index < this.values.length; index++) {
      const slope = this.gradient[index] - pull * (this.values[index] - this.#start[index]);
      this.#mean[index] = 0.9 * this.#mean[index] + 0.1 * slope;
      this.#square[index] = 0.999 * this.#square[index] + 0.001 * slope * slope;
      this.values[index] += (rate * (this.#mean[index] / meanScale)) / (Math.sqrt(this.#square[index] / squareScale) + 1e-8);
    }
    this.gradient.fill(0);
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
}
