/** An ensemble of boosted trees by the addresses of its tables, in the order in which `Trees` of the server lists them. */
@unmanaged
export class Trees {
  /** f64: the score before any tree. */
  base: usize;
  /** u16 each: the columns that trees ask for, and where the bounds of each begin: -∞, its thresholds in ascending order, ∞. */
  columns: usize;
  starts: usize;
  columnCount: usize;
  /** f32 each. */
  bounds: usize;
  /** u16 each: the places of the trees' first nodes; leaves follow the nodes. */
  roots: usize;
  rootCount: usize;
  /** Three u16 each: a node's threshold among the bounds, and the places of its left and its right child. */
  nodes: usize;
  nodeCount: usize;
  /** f32 each. */
  leaves: usize;
  /** u64 each: room for the rows, as bits, that are above each bound. */
  above: usize;
}

/** Bytes of a node, and where its children's places stand in them. */
const nodeBytes: usize = 6;
const left: usize = 2;
const right: usize = 4;

/** As many rows are scored at a time as a number has bits. */
const blockRows: usize = 64;
/** Rows that are compared with a threshold in one step. */
const stepRows: usize = 16;

/** What is said so far of the rows of a block. */
const sums = memory.data((blockRows * sizeof<f64>() as i32), 16);
/** The places where some rows wait while others go down a tree, and which rows. */
const waitingPlaces = memory.data((blockRows * sizeof<usize>() as i32), 16);
const waitingRows = memory.data((blockRows * sizeof<u64>() as i32), 16);

/**
 * Writes the log-odds of rows, as f32. Columns stand `stride` bytes apart from `values` on; what follows the last one's values within
 * the bytes of `stepRows` of them is read and does not matter.
 */
export function scoreByTrees(trees: Trees, values: usize, stride: usize, rows: usize, scores: usize): void {
  for (let start: usize = 0; start < rows; start += blockRows) {
    const count = min(blockRows, rows - start);
    const all: u64 = u64.MAX_VALUE >>> (blockRows - count as u64);
    compare(trees, values + start * sizeof<f32>(), stride, count);
    descend(trees, count, all);
    for (let row: usize = 0; row < count; row++) {
      store<f32>(scores + (start + row) * sizeof<f32>(), (load<f64>(sums + row * sizeof<f64>()) as f32));
    }
  }
}

/** Finds the rows of a block that are above each threshold; what it says of rows past the last one does not matter. */
function compare(trees: Trees, values: usize, stride: usize, rows: usize): void {
  const columns = trees.columns;
  const starts = trees.starts;
  const bounds = trees.bounds;
  const columnCount = trees.columnCount;
  for (let index: usize = 0; index < columnCount; index++) {
    const column = values + (load<u16>(columns + index * sizeof<u16>()) as usize) * stride;
    const first = (load<u16>(starts + index * sizeof<u16>()) as usize) + 1;
    const end = (load<u16>(starts + (index + 1) * sizeof<u16>()) as usize) - 1;
    for (let row: usize = 0; row < rows; row += stepRows) {
      const from = column + row * sizeof<f32>();
      const values0 = v128.load(from);
      const values1 = v128.load(from, 16);
      const values2 = v128.load(from, 32);
      const values3 = v128.load(from, 48);
      // Each step has 16 of the 64 bits, which are two bytes of eight.
      const above = trees.above + row / 8;
      let over: u32 = 1;
      let place = first;
      for (; over !== 0 && place < end; place++) {
        const bound = v128.load32_splat(bounds + place * sizeof<f32>());
        const low = i16x8.narrow_i32x4_s(f32x4.gt(values0, bound), f32x4.gt(values1, bound));
        const high = i16x8.narrow_i32x4_s(f32x4.gt(values2, bound), f32x4.gt(values3, bound));
        over = i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
        store<u16>(above + place * sizeof<u64>(), (over as u16));
      }
      // What is not above a threshold is not above higher ones.
      for (; place < end; place++) store<u16>(above + place * sizeof<u64>(), 0);
    }
  }
}

/** Sends the rows of a block down all trees, and adds up what the leaves say that they reach. */
function descend(trees: Trees, rows: usize, all: u64): void {
  const nodes = trees.nodes;
  const nodeCount = trees.nodeCount;
  const leaves = trees.leaves;
  const above = trees.above;
  const base = load<f64>(trees.base);
  for (let row: usize = 0; row < rows; row++) store<f64>(sums + row * sizeof<f64>(), base);
  let root = trees.roots;
  const end = root + trees.rootCount * sizeof<u16>();
  for (; root < end; root += sizeof<u16>()) {
    let place = load<u16>(root) as usize;
    let here = all;
    let waiting: usize = 0;
    for (;;) {
      while (place < nodeCount) {
        const node = nodes + place * nodeBytes;
        const over = here & load<u64>(above + (load<u16>(node) as usize) * sizeof<u64>());
        if (over === 0) place = load<u16>(node, left) as usize;
        else if (over === here) place = load<u16>(node, right) as usize;
        else {
          store<usize>(waitingPlaces + waiting * sizeof<usize>(), load<u16>(node, right));
          store<u64>(waitingRows + waiting * sizeof<u64>(), over);
          waiting++;
          here ^= over;
          place = load<u16>(node, left) as usize;
        }
      }
      const leaf = load<f32>(leaves + (place - nodeCount) * sizeof<f32>()) as f64;
      for (let rest = here; rest !== 0; rest &= rest - 1) {
        const sum = sums + (ctz(rest) as usize) * sizeof<f64>();
        store<f64>(sum, load<f64>(sum) + leaf);
      }
      if (waiting === 0) break;
      waiting--;
      place = load<usize>(waitingPlaces + waiting * sizeof<usize>());
      here = load<u64>(waitingRows + waiting * sizeof<u64>());
    }
  }
}
