import { labelCount, mostTokens, sums, tagCount } from './sums';

const rowBytes: usize = tagCount * sizeof<f64>();
const columnBytes: usize = mostTokens * rowBytes + 16;

/** f64 each, `tagCount` a token; what they hold is said by `Chain` of the server. */
export const emissions = memory.data((columnBytes as i32), 16);
export const forward = memory.data((columnBytes as i32), 16);
export const backward = memory.data((columnBytes as i32), 16);
const endings = memory.data((columnBytes as i32), 16);
/** f64 each, one a token. */
export const scales = memory.data((mostTokens * sizeof<f64>() as i32), 16);

/** f64 each: `exp` of the transition weights, a row for each tag and one for the start, 0 where the tags may not follow each other. */
export const factors = memory.data(((tagCount + 1) * rowBytes as i32), 16);
/** The same for tags that may follow any other, no entity and the first of each label: for each previous tag those, and 0 up to a multiple of two. */
const openTags: usize = 1 + labelCount;
const arrivalBytes: usize = (openTags + 1) * sizeof<f64>();
const arrivals = memory.data((tagCount * arrivalBytes as i32), 16);
/** And by those tags: for each the factors of all previous tags, and of the previous tags the factors of the further token of the same entity. */
const departureBytes: usize = (tagCount + 1) * sizeof<f64>();
const departures = memory.data((openTags * departureBytes as i32), 16);
const continuations = memory.data((departureBytes as i32), 16);

/** f64 each: `exp` of 0, -1, -2 … times the scale of the sums; further powers are seldom asked for. */
export const exponentialCount: usize = 4096;
export const exponentials = memory.data((exponentialCount * sizeof<f64>() as i32), 16);

/** What emissions and backward sums of a token make together, by tag; and for each tag that of the further token of the same entity. */
const following = memory.data((departureBytes as i32), 16);
const continuing = memory.data((departureBytes as i32), 16);

/** The host's. */
declare function exp(x: f64): f64;

/** Takes the factors that stand at `factors`. */
export function takeFactors(): void {
  for (let previous: usize = 0; previous < tagCount; previous++) {
    const row = factors + previous * rowBytes;
    for (let open: usize = 0; open < openTags; open++) {
      const factor = load<f64>(row + tagOf(open) * sizeof<f64>());
      store<f64>(arrivals + previous * arrivalBytes + open * sizeof<f64>(), factor);
      store<f64>(departures + open * departureBytes + previous * sizeof<f64>(), factor);
    }
    store<f64>(continuations + previous * sizeof<f64>(), previous === 0 ? 0 : load<f64>(row + innerAfter(previous) * sizeof<f64>()));
  }
}

/** The tag with a number among those that may follow any other. */
function tagOf(open: usize): usize {
  return open === 0 ? 0 : 2 * open - 1;
}

/** The tag of a further token of the entity that a token of `tag` is in. */
function innerAfter(tag: usize): usize {
  return tag + (tag & 1);
}

/** Makes the emissions of so many tokens of their sums: `exp` of the sums times `scale`, the greatest of a token being 1. */
export function emit(length: usize, scale: f64): void {
  const end = sums + length * tagCount * sizeof<i32>();
  let to = emissions;
  for (let row = sums; row < end; row += tagCount * sizeof<i32>()) {
    let greatest = load<i32>(row);
    for (let tag: usize = 1; tag < tagCount; tag++) greatest = max(greatest, load<i32>(row + tag * sizeof<i32>()));
    for (let tag: usize = 0; tag < tagCount; tag++, to += sizeof<f64>()) {
      const below = greatest - load<i32>(row + tag * sizeof<i32>());
      store<f64>(to, (below as usize) < exponentialCount ? load<f64>(exponentials + (below as usize) * sizeof<f64>()) : exp(-(below as f64) * scale));
    }
  }
}

/** Runs both passes over the emissions of so many tokens. */
export function run(length: usize): void {
  stepForward(0, factors + tagCount * rowBytes, true);
  for (let token: usize = 1; token < length; token++) stepForward(token, 0, false);
  const last = (length - 1) * rowBytes;
  for (let at: usize = last; at < last + rowBytes; at += sizeof<f64>()) {
    store<f64>(backward + at, 1);
    store<f64>(endings + at, 1);
  }
  for (let token = length - 1; token > 0; token--) stepBackward(token - 1);
}

function stepForward(token: usize, starts: usize, isFirst: bool): void {
  const row = forward + token * rowBytes;
  if (isFirst) memory.copy(row, starts, rowBytes);
  else {
    const before = row - rowBytes;
    let sum0 = f64x2.splat(0);
    let sum1 = f64x2.splat(0);
    let sum2 = f64x2.splat(0);
    let factor = arrivals;
    for (let from = before; from < row; from += sizeof<f64>(), factor += arrivalBytes) {
      const each = v128.load64_splat(from);
      sum0 = f64x2.add(sum0, f64x2.mul(each, v128.load(factor)));
      sum1 = f64x2.add(sum1, f64x2.mul(each, v128.load(factor, 16)));
      sum2 = f64x2.add(sum2, f64x2.mul(each, v128.load(factor, 32)));
    }
    v128.store(row, sum0);
    v128.store64_lane(row, sum1, 0, 24);
    v128.store64_lane(row, sum1, 1, 40);
    v128.store64_lane(row, sum2, 0, 56);
    for (let first: usize = 1; first < tagCount; first += 2) {
      const at = first * sizeof<f64>();
      const inner = at + sizeof<f64>();
      store<f64>(row + inner, load<f64>(before + at) * load<f64>(factors + first * rowBytes + inner) + load<f64>(before + inner) * load<f64>(factors + (first + 1) * rowBytes + inner));
    }
  }
  let sum: f64 = 0;
  const emission = emissions + token * rowBytes;
  for (let at: usize = 0; at < rowBytes; at += sizeof<f64>()) {
    const value = load<f64>(row + at) * load<f64>(emission + at);
    store<f64>(row + at, value);
    sum += value;
  }
  store<f64>(scales + token * sizeof<f64>(), sum);
  for (let at: usize = 0; at < rowBytes; at += sizeof<f64>()) store<f64>(row + at, load<f64>(row + at) / sum);
}

function stepBackward(token: usize): void {
  const row = token * rowBytes;
  const next = row + rowBytes;
  const scale = f64x2.splat(load<f64>(scales + (token + 1) * sizeof<f64>()));
  for (let at: usize = 0; at < rowBytes; at += sizeof<f64>()) store<f64>(following + at, load<f64>(emissions + next + at) * load<f64>(backward + next + at));
  for (let inner: usize = 2; inner < tagCount; inner += 2) {
    const value = load<f64>(following + inner * sizeof<f64>());
    store<f64>(continuing + (inner - 1) * sizeof<f64>(), value);
    store<f64>(continuing + inner * sizeof<f64>(), value);
  }
  for (let at: usize = 0; at < departureBytes; at += 16) {
    let ending = f64x2.mul(v128.load(departures + at), v128.load64_splat(following));
    for (let open: usize = 1; open < openTags; open++) {
      ending = f64x2.add(ending, f64x2.mul(v128.load(departures + open * departureBytes + at), v128.load64_splat(following + tagOf(open) * sizeof<f64>())));
    }
    const all = f64x2.div(f64x2.add(ending, f64x2.mul(v128.load(continuations + at), v128.load(continuing + at))), scale);
    const ended = f64x2.div(ending, scale);
    if (at + 16 <= rowBytes) {
      v128.store(endings + row + at, ended);
      v128.store(backward + row + at, all);
    } else {
      // What follows is the next token's.
      v128.store64_lane(endings + row + at, ended, 0);
      v128.store64_lane(backward + row + at, all, 0);
    }
  }
}

/** The probability of a tag at a token. */
function tagProbability(token: usize, tag: usize): f64 {
  const at = token * rowBytes + tag * sizeof<f64>();
  return load<f64>(forward + at) * load<f64>(backward + at);
}

/** Longer entities are not looked for. */
const longestSegment: usize = 12;
/** Where less than this goes on as the same entity, no longer one is looked for. */
const leastArriving: f64 = 1e-4;

/** u32 each: the first token of each segment that was found, and the one after its last. */
export const bounds = memory.data((mostTokens * longestSegment * 2 * sizeof<u32>() as i32), 16);
/** f64 each: the probability that exactly its tokens are an entity, for each label. */
export const probabilities = memory.data((mostTokens * longestSegment * labelCount * sizeof<f64>() as i32), 16);

/** The probabilities that were found of segments of one, two, three … tokens, of each label, and for each label how many were looked at. */
const found = memory.data((longestSegment * labelCount * sizeof<f64>() as i32), 16);
const reaches = memory.data((labelCount * sizeof<usize>() as i32), 16);

/** Finds all segments of so many tokens that are an entity of some label with at least the probability `least`, in order. Returns how many there are. */
export function findSegments(length: usize, least: f64): usize {
  const leastOfOne = least / (labelCount as f64);
  let count: usize = 0;
  for (let from: usize = 0; from < length; from++) {
    let longest: usize = 0;
    for (let label: usize = 0; label < labelCount; label++) {
      const reach = tagProbability(from, 1 + 2 * label) >= leastOfOne ? findProbabilities(length, from, label) : 0;
      store<usize>(reaches + label * sizeof<usize>(), reach);
      longest = max(longest, reach);
    }
    for (let size: usize = 1; size <= longest; size++) {
      let sum: f64 = 0;
      for (let label: usize = 0; label < labelCount; label++) {
        const probability = size <= load<usize>(reaches + label * sizeof<usize>()) ? load<f64>(found + ((size - 1) * labelCount + label) * sizeof<f64>()) : 0;
        store<f64>(probabilities + (count * labelCount + label) * sizeof<f64>(), probability);
        sum += probability;
      }
      // The next one takes the place of one that is not likely enough.
      if (!(sum >= least)) continue;
      store<u32>(bounds + count * 2 * sizeof<u32>(), from as u32);
      store<u32>(bounds + (count * 2 + 1) * sizeof<u32>(), from + size as u32);
      count++;
    }
  }
  return count;
}

/** Finds how probable it is that an entity of `label` starts at `from` and is so many tokens long. Returns how many tokens the longest has that was looked at. */
function findProbabilities(length: usize, from: usize, label: usize): usize {
  const inner = (2 + 2 * label) * sizeof<f64>();
  let tag = inner - sizeof<f64>();
  let arriving = load<f64>(forward + from * rowBytes + tag);
  let size: usize = 0;
  do {
    store<f64>(found + (size * labelCount + label) * sizeof<f64>(), arriving * load<f64>(endings + (from + size) * rowBytes + tag));
    size++;
    const next = from + size;
    if (next === length) break;
    arriving *= (load<f64>(factors + tag * tagCount + inner) * load<f64>(emissions + next * rowBytes + inner)) / load<f64>(scales + next * sizeof<f64>());
    tag = inner;
  } while (!(arriving < leastArriving) && size < longestSegment);
  return size;
}
