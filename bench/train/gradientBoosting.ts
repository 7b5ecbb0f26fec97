import type { TreeEnsemble } from '../../server/src/analysis/boilerplate/trees.ts';

/** How an ensemble is grown. */
export interface BoostingOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Least sum of row weights in a leaf. */
  readonly leafWeight: number;
  /** L2 penalty on leaf values. */
  readonly ridge: number;
  /** Share of rows and of columns drawn for each tree. */
  readonly rowShare: number;
  readonly columnShare: number;
  readonly seed: number;
}

export interface TrainingRows {
  readonly values: Float32Array;
  readonly width: number;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

const bins = 64;

/** A deterministic generator of numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Gradient boosting on logistic loss: histogram-based, leaf-wise growth with second-order gains
 * (Friedman 2001; Chen and Guestrin 2016; Ke et al. 2017). Deterministic for given rows and options.
 */
export function boostTrees(rows: TrainingRows, options: BoostingOptions): TreeEnsemble {
  const { width, labels, weights } = rows;
  const count = labels.length;
  const edges = binEdges(rows);
  const binned = binRows(rows, edges);
  const random = randomFrom(options.seed);
  let positive = 0;
  let total = 0;
  for (let row = 0; row < count; row++) {
    total += weights[row];
    if (labels[row]) positive += weights[row];
  }
  const base = Math.log(positive / (total - positive));
  const scores = new Float32Array(count).fill(base);
  const gradients = new Float32Array(count);
  const curvatures = new Float32Array(count);
  const ensemble = { base, roots: [] as number[], feature: [] as number[], threshold: [] as number[], left: [] as number[], right: [] as number[], leaves: [] as number[] };
  for (let tree = 0; tree < options.trees; tree++) {
    for (let row = 0; row < count; row++) {
      const probability = 1 / (1 + Math.exp(-scores[row]));
      gradients[row] = (probability - labels[row]) * weights[row];
      curvatures[row] = probability * (1 - probability) * weights[row];
    }
    const drawn = new Int32Array(count);
    let drawnCount = 0;
    for (let row = 0; row < count; row++) if (random() < options.rowShare) drawn[drawnCount++] = row;
    const columns: number[] = [];
    for (let column = 0; column < width; column++) if (edges[column].length > 0 && random() < options.columnShare) columns.push(column);
    growTree(ensemble, { binned, edges, width, columns, gradients, curvatures, weights, options }, drawn.subarray(0, drawnCount));
    const root = ensemble.roots[ensemble.roots.length - 1];
    for (let row = 0; row < count; row++) {
      let node = root;
      while (node >= 0) {
        node = rows.values[row * width + ensemble.feature[node]] <= ensemble.threshold[node] ? ensemble.left[node] : ensemble.right[node];
      }
      scores[row] += ensemble.leaves[-1 - node];
    }
  }
  return ensemble;
}

interface GrowingContext {
  readonly binned: Uint8Array;
  readonly edges: readonly Float32Array[];
  readonly width: number;
  readonly columns: readonly number[];
  readonly gradients: Float32Array;
  readonly curvatures: Float32Array;
  readonly weights: Float32Array;
  readonly options: BoostingOptions;
}

interface Leaf {
  rows: Int32Array;
  histogram: Float64Array;
  gradient: number;
  curvature: number;
  weight: number;
  gain: number;
  column: number;
  bin: number;
  parent: number;
  side: 'left' | 'right' | 'root';
}

type GrownEnsemble = { -readonly [Key in keyof TreeEnsemble]: TreeEnsemble[Key] extends readonly number[] ? number[] : TreeEnsemble[Key] };

function growTree(ensemble: GrownEnsemble, context: GrowingContext, rows: Int32Array): void {
  const leaves = [openLeaf(context, rows, histogramOf(context, rows), -1, 'root')];
  while (leaves.length < context.options.leaves) {
    let best = 0;
    for (let index = 1; index < leaves.length; index++) if (leaves[index].gain > leaves[best].gain) best = index;
    const leaf = leaves[best];
    if (leaf.gain <= 0) break;
    const node = ensemble.feature.length;
    ensemble.feature.push(leaf.column);
    ensemble.threshold.push(context.edges[leaf.column][leaf.bin]);
    ensemble.left.push(0);
    ensemble.right.push(0);
    link(ensemble, leaf, node);
    const [left, right] = partition(context, leaf);
    const smaller = left.length <= right.length ? left : right;
    const smallHistogram = histogramOf(context, smaller);
    const largeHistogram = leaf.histogram;
    for (let cell = 0; cell < largeHistogram.length; cell++) largeHistogram[cell] -= smallHistogram[cell];
    const [leftHistogram, rightHistogram] = smaller === left ? [smallHistogram, largeHistogram] : [largeHistogram, smallHistogram];
    leaves[best] = openLeaf(context, left, leftHistogram, node, 'left');
    leaves.push(openLeaf(context, right, rightHistogram, node, 'right'));
  }
  for (const leaf of leaves) {
    const value = (-leaf.gradient / (leaf.curvature + context.options.ridge)) * context.options.rate;
    ensemble.leaves.push(Number(value.toFixed(4)));
    link(ensemble, leaf, -ensemble.leaves.length);
  }
}

function link(ensemble: GrownEnsemble, leaf: Leaf, target: number): void {
  if (leaf.side === 'root') ensemble.roots.push(target);
  else ensemble[leaf.side][leaf.parent] = target;
}

function openLeaf(context: GrowingContext, rows: Int32Array, histogram: Float64Array, parent: number, side: Leaf['side']): Leaf {
  const leaf: Leaf = { rows, histogram, gradient: 0, curvature: 0, weight: 0, gain: 0, column: -1, bin: -1, parent, side };
  for (const row of rows) {
    leaf.gradient += context.gradients[row];
    leaf.curvature += context.curvatures[row];
    leaf.weight += context.weights[row];
  }
  const { ridge, leafWeight } = context.options;
  const whole = leaf.gradient ** 2 / (leaf.curvature + ridge);
  context.columns.forEach((column, slot) => {
    let gradient = 0;
    let curvature = 0;
    let weight = 0;
    for (let bin = 0; bin < context.edges[column].length; bin++) {
      const cell = (slot * bins + bin) * 3;
      gradient += histogram[cell];
      curvature += histogram[cell + 1];
      weight += histogram[cell + 2];
      if (weight < leafWeight) continue;
      if (leaf.weight - weight < leafWeight) break;
      const rest = leaf.gradient - gradient;
      const gain = gradient ** 2 / (curvature + ridge) + rest ** 2 / (leaf.curvature - curvature + ridge) - whole;
      if (gain > leaf.gain + 1e-9) {
        leaf.gain = gain;
        leaf.column = column;
        leaf.bin = bin;
      }
    }
  });
  return leaf;
}

function histogramOf(context: GrowingContext, rows: Int32Array): Float64Array {
  const { binned, width, columns, gradients, curvatures, weights } = context;
  const histogram = new Float64Array(columns.length * bins * 3);
  const wanted = Int32Array.from(columns);
  for (const row of rows) {
    const gradient = gradients[row];
    const curvature = curvatures[row];
    const weight = weights[row];
    const start = row * width;
    for (let slot = 0; slot < wanted.length; slot++) {
      const cell = (slot * bins + binned[start + wanted[slot]]) * 3;
      histogram[cell] += gradient;
      histogram[cell + 1] += curvature;
      histogram[cell + 2] += weight;
    }
  }
  return histogram;
}

function partition(context: GrowingContext, leaf: Leaf): [Int32Array, Int32Array] {
  const left = new Int32Array(leaf.rows.length);
  let leftCount = 0;
  const right = new Int32Array(leaf.rows.length);
  let rightCount = 0;
  for (const row of leaf.rows) {
    if (context.binned[row * context.width + leaf.column] <= leaf.bin) left[leftCount++] = row;
    else right[rightCount++] = row;
  }
  return [left.slice(0, leftCount), right.slice(0, rightCount)];
}

/** For each column the values that end its bins, but for the last: quantiles of a sample, rounded to shorten the model. */
function binEdges(rows: TrainingRows): Float32Array[] {
  const count = rows.labels.length;
  const step = Math.max(1, Math.floor(count / 20000));
  return Array.from({ length: rows.width }, (_, column) => {
    const sample = new Float32Array(Math.ceil(count / step));
    for (let at = 0; at < sample.length; at++) sample[at] = rows.values[at * step * rows.width + column];
    sample.sort();
    const edges = new Set<number>();
    for (let bin = 1; bin < bins; bin++) {
      const at = Math.floor((bin * sample.length) / bins);
      const value = sample[at];
      let next = at;
      while (next < sample.length && sample[next] <= value) next++;
      if (next < sample.length) edges.add(Number(((value + sample[next]) / 2).toPrecision(4)));
    }
    // A value that is rare but marks a line (a phrase is said, a date is there) still needs an edge.
    const last = sample[sample.length - 1];
    if (edges.size === 0 && last > sample[0]) edges.add((last + sample[0]) / 2);
    return Float32Array.from([...edges].sort((a, b) => a - b));
  });
}

function binRows(rows: TrainingRows, edges: readonly Float32Array[]): Uint8Array {
  const binned = new Uint8Array(rows.values.length);
  for (let index = 0; index < rows.values.length; index++) {
    const columnEdges = edges[index % rows.width];
    const value = rows.values[index];
    let low = 0;
    let high = columnEdges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (value <= columnEdges[middle]) high = middle;
      else low = middle + 1;
    }
    binned[index] = low;
  }
  return binned;
}
