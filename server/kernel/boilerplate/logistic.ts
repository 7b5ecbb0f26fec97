// Constants stand in memory, where one instruction reads a number into all four places; an engine takes several to build it there.
const one = memory.data<f32>([1]);
const log2e = memory.data<f32>([1.4426950408889634]);
/** The logarithm of 2 in two parts: multiples of the first are exact. */
const ln2High = memory.data<f32>([0.693359375]);
const ln2Low = memory.data<f32>([-2.12194440e-4]);
/** Added to a number of at most 2^22, it leaves that number rounded in the lowest bits. */
const rounding = memory.data<f32>([12582912]);
/** Powers are worked out of numbers between these, and are normal numbers. */
const least = memory.data<f32>([-87]);
const most = memory.data<f32>([87]);
/** The polynomial's factors, the highest first. */
const series = memory.data<f32>([1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1]);

/** e to the power of each value, to the last bits of a 32-bit number (Cephes' polynomial, Moshier 1989). */
function exponential(values: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(values, v128.load32_splat(least)), v128.load32_splat(most));
  const shifted = f32x4.add(f32x4.mul(x, v128.load32_splat(log2e)), v128.load32_splat(rounding));
  const whole = f32x4.sub(shifted, v128.load32_splat(rounding));
  const rest = f32x4.sub(f32x4.sub(x, f32x4.mul(whole, v128.load32_splat(ln2High))), f32x4.mul(whole, v128.load32_splat(ln2Low)));
  let sum = v128.load32_splat(series);
  sum = f32x4.add(f32x4.mul(sum, rest), v128.load32_splat(series, 4));
  sum = f32x4.add(f32x4.mul(sum, rest), v128.load32_splat(series, 8));
  sum = f32x4.add(f32x4.mul(sum, rest), v128.load32_splat(series, 12));
  sum = f32x4.add(f32x4.mul(sum, rest), v128.load32_splat(series, 16));
  sum = f32x4.add(f32x4.mul(sum, rest), v128.load32_splat(series, 20));
  const power = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(sum, rest), rest), rest), v128.load32_splat(one));
  // Times 2 to the whole part: that is added to the exponent.
  return i32x4.add(power, i32x4.shl(shifted, 23));
}

/** Replaces each of some bytes of numbers, a multiple of 16, by the logistic function of it with the other sign: 1 / (1 + e^x). */
export function counterLogistic(values: usize, bytes: usize): void {
  const end = values + bytes;
  for (let at = values; at < end; at += 16) {
    v128.store(at, f32x4.div(v128.load32_splat(one), f32x4.add(v128.load32_splat(one), exponential(v128.load(at)))));
  }
}
