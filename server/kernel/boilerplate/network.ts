import { applyDense, Dense } from './dense';
import { counterLogistic } from './logistic';

/** A recurrent network by the addresses of its parts, in the order in which `Network` of the server lists them. */
@unmanaged
export class Network {
  measures: usize;
  /** u32 each: which column each measure is. */
  columns: usize;
  /** f32 each: a measure's mean and the factor that brings it to one scale. */
  means: usize;
  factors: usize;
  /** i8 each: the wordings' vectors, each of so many numbers, a multiple of 8. */
  vectors: usize;
  vectorWidth: usize;
  entry: Dense;
  /** u32 each: the layers' two directions, forward and backward. */
  recurrent: usize;
  recurrentCount: usize;
  /** Units of a recurrent layer in each direction, a multiple of 4. */
  units: usize;
  /** f32 each: weights of the last recurrent layer's outputs and then of the entry's; the bias. */
  exit: usize;
  exitBias: usize;
  /** Room for the inputs of the entry layer and for the projections of `blockRows` rows and one more, and for what units remember. */
  inputs: usize;
  projected: usize;
  remembered: usize;
}

/** Rows that are worked out before the next are begun. */
export const blockRows: usize = 256;
/** Scaled measures are cut to this. */
const mostDeviations: f32 = 4;

/**
 * Writes what the entry layer makes of up to `blockRows` rows. Their columns stand `stride` bytes apart from `values` on. `wordings` are
 * numbers of wordings (u32) one after another, `starts` where those of each row start and where those of the last one end (u32).
 */
export function enterRows(network: Network, values: usize, stride: usize, rows: usize, wordings: usize, starts: usize, results: usize): void {
  scaleMeasures(network, values, stride, rows);
  addWordings(network, rows, wordings, starts);
  applyDense(network.entry, network.inputs, rows, results);
  const end = results + rows * network.entry.outputs * sizeof<f32>();
  for (let at = results; at < end; at += 16) v128.store(at, f32x4.pmax(v128.load(at), f32x4.splat(0)));
}

/** Four rows at a time, of which the last may be ones that follow. */
function scaleMeasures(network: Network, values: usize, stride: usize, rows: usize): void {
  const width = network.entry.inputs * sizeof<f32>();
  const most = f32x4.splat(mostDeviations);
  const least = f32x4.splat(-mostDeviations);
  for (let measure: usize = 0; measure < network.measures; measure++) {
    const mean = v128.load32_splat(network.means + measure * sizeof<f32>());
    const factor = v128.load32_splat(network.factors + measure * sizeof<f32>());
    let from = values + (load<u32>(network.columns + measure * sizeof<u32>()) as usize) * stride;
    let to = network.inputs + measure * sizeof<f32>();
    for (let row: usize = 0; row < rows; row += 4, from += 16, to += 4 * width) {
      const scaled = f32x4.pmax(f32x4.pmin(f32x4.mul(f32x4.sub(v128.load(from), mean), factor), most), least);
      v128.store_lane<f32>(to, scaled, 0);
      v128.store_lane<f32>(to + width, scaled, 1);
      v128.store_lane<f32>(to + 2 * width, scaled, 2);
      v128.store_lane<f32>(to + 3 * width, scaled, 3);
    }
  }
}

/** The sum of the wordings' vectors over the root of their count. */
function addWordings(network: Network, rows: usize, wordings: usize, starts: usize): void {
  const width = network.entry.inputs * sizeof<f32>();
  const vectorWidth = network.vectorWidth;
  let to = network.inputs + network.measures * sizeof<f32>();
  let start = load<u32>(starts);
  for (let row: usize = 0; row < rows; row++, to += width) {
    const end = load<u32>(starts + (row + 1) * sizeof<u32>());
    const share = f32x4.splat(1 / sqrt<f32>((max<u32>(1, end - start) as f32)));
    for (let at: usize = 0; at < vectorWidth; at += 8) {
      let low = i32x4.splat(0);
      let high = i32x4.splat(0);
      for (let wording = start; wording < end; wording++) {
        const vector = v128.load8x8_s(network.vectors + (load<u32>(wordings + wording * sizeof<u32>()) as usize) * vectorWidth + at);
        low = i32x4.add(low, i32x4.extend_low_i16x8_s(vector));
        high = i32x4.add(high, i32x4.extend_high_i16x8_s(vector));
      }
      v128.store(to + at * sizeof<f32>(), f32x4.mul(f32x4.convert_i32x4_s(low), share));
      v128.store(to + at * sizeof<f32>(), f32x4.mul(f32x4.convert_i32x4_s(high), share), 16);
    }
    start = end;
  }
}

/**
 * Writes the log-odds of all rows (f32), given what the entry layer made of them. `flow` and `otherFlow` are room for the outputs of
 * recurrent layers, for each row and one more.
 */
export function scoreByNetwork(network: Network, entry: usize, count: usize, flow: usize, otherFlow: usize, scores: usize): void {
  let from = entry;
  let to = flow;
  for (let layer: usize = 0; layer < network.recurrentCount; layer++) {
    const directions = network.recurrent + layer * 2 * sizeof<u32>();
    const width = network.units * sizeof<f32>();
    recur(network, changetype<Dense>(load<u32>(directions)), from, count, to, false);
    recur(network, changetype<Dense>(load<u32>(directions, sizeof<u32>())), from, count, to + width, true);
    from = to;
    to = to === flow ? otherFlow : flow;
  }
  leave(network, from, entry, count, scores);
}

/** One direction of a layer of simple recurrent units (Lei et al. 2018) over all rows, block by block. */
function recur(network: Network, layer: Dense, rows: usize, count: usize, outputs: usize, backward: bool): void {
  const inputs = (layer.inputs as usize) * sizeof<f32>();
  const width = network.units * sizeof<f32>();
  memory.fill(network.remembered, 0, width);
  for (let done: usize = 0; done < count; done += blockRows) {
    const size = min(blockRows, count - done);
    const first = backward ? count - done - size : done;
    applyDense(layer, rows + first * inputs, size, network.projected);
    remember(network.projected, size, width, network.remembered, outputs + first * 2 * width, backward);
  }
}

/**
 * What a unit remembers is a mean of what it was shown so far, weighted by gates that look at the row alone. A row's projection has four
 * parts, each `width` bytes: what it would remember, how much it keeps of what it remembers, how much of its memory shows, what shows
 * beside it.
 */
function remember(projected: usize, count: usize, width: usize, memory: usize, outputs: usize, backward: bool): void {
  for (let step: usize = 0; step < count; step++) {
    const row = backward ? count - 1 - step : step;
    const from = projected + row * 4 * width;
    const to = outputs + row * 2 * width;
    counterLogistic(from + width, 2 * width);
    for (let unit: usize = 0; unit < width; unit += 16) {
      const before = v128.load(memory + unit);
      const forget = v128.load(from + width + unit);
      const kept = f32x4.add(before, f32x4.mul(forget, f32x4.sub(v128.load(from + unit), before)));
      v128.store(memory + unit, kept);
      v128.store(from + unit, f32x4.add(kept, kept));
    }
    // The hyperbolic tangent is what the logistic function of twice the value leaves when it is taken twice from 1.
    counterLogistic(from, width);
    for (let unit: usize = 0; unit < width; unit += 16) {
      const half = v128.load(from + unit);
      const shown = f32x4.sub(f32x4.splat(1), f32x4.add(half, half));
      const hide = v128.load(from + 2 * width + unit);
      v128.store(to + unit, f32x4.add(shown, f32x4.mul(hide, f32x4.sub(v128.load(from + 3 * width + unit), shown))));
    }
  }
}

function leave(network: Network, flow: usize, entry: usize, count: usize, scores: usize): void {
  const flowWidth = network.units * 2 * sizeof<f32>();
  const entryWidth = network.entry.outputs * sizeof<f32>();
  const bias = load<f32>(network.exitBias);
  for (let row: usize = 0; row < count; row++) {
    let sums = f32x4.splat(0);
    for (let at: usize = 0; at < flowWidth; at += 16) {
      sums = f32x4.add(sums, f32x4.mul(v128.load(flow + row * flowWidth + at), v128.load(network.exit + at)));
    }
    for (let at: usize = 0; at < entryWidth; at += 16) {
      sums = f32x4.add(sums, f32x4.mul(v128.load(entry + row * entryWidth + at), v128.load(network.exit + flowWidth + at)));
    }
    const sum = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1) + f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3);
    store<f32>(scores + row * sizeof<f32>(), bias + sum);
  }
}
