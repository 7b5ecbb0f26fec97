/** `labelCount` and `tagCount` of the server: the tag of no entity, and then for each label the tag of a first and that of a further token. */
export const labelCount: usize = 4;
export const tagCount: usize = 1 + 2 * labelCount;

/** Tokens of a stretch that there is room for. */
export const mostTokens: usize = 256;

/** i32 each: what the weights of each token's features sum to for each tag. */
export const sums = memory.data((mostTokens * tagCount * sizeof<i32>() as i32), 16);

/** The weights of features come as rows of numbers (i16), one for each tag, at so many numbers' distance; they stand in free memory. */
export const rowWidth: usize = 12;

/** Rows that a token has at most. */
export const mostRowsOfToken: usize = 16;
/** u16 each: the numbers of the rows of all tokens, one token after the other, and where those of each token end. */
export const rowList = memory.data((mostTokens * mostRowsOfToken * sizeof<u16>() as i32), 16);
export const rowEnds = memory.data((mostTokens * sizeof<u16>() as i32), 16);

/** Sums the rows of each of so many tokens. */
export function sumRows(length: usize): void {
  let row = rowList;
  let to = sums;
  for (let token: usize = 0; token < length; token++, to += tagCount * sizeof<i32>()) {
    const end = rowList + (load<u16>(rowEnds + token * sizeof<u16>()) as usize) * sizeof<u16>();
    let first = i32x4.splat(0);
    let second = i32x4.splat(0);
    let third = i32x4.splat(0);
    for (; row < end; row += sizeof<u16>()) {
      const from = __heap_base + (load<u16>(row) as usize) * rowWidth * sizeof<i16>();
      first = i32x4.add(first, v128.load16x4_s(from));
      second = i32x4.add(second, v128.load16x4_s(from + 8));
      third = i32x4.add(third, v128.load16x4_s(from + 16));
    }
    v128.store(to, first);
    v128.store(to, second, 16);
    v128.store32_lane(to, third, 0, 32);
  }
}
