const log2e: f32 = 1.4426950408889634;
/** The logarithm of 2 in two parts: multiples of the first are exact. */
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.12194440e-4;
/** Added to a number of at most 2^22, it leaves that number rounded in the lowest bits. */
const rounding: f32 = 12582912;
/** Powers are worked out of numbers between these, and are normal numbers. */
const least: f32 = -87;
const most: f32 = 87;

/** e to the power of each value, to the last bits of a 32-bit number (Cephes' polynomial, Moshier 1989). */
export function exponential(values: v128): v128 {
  const x = f32x4.min(f32x4.max(values, f32x4.splat(least)), f32x4.splat(most));
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(log2e)), f32x4.splat(rounding));
  const whole = f32x4.sub(shifted, f32x4.splat(rounding));
  const rest = f32x4.sub(f32x4.sub(x, f32x4.mul(whole, f32x4.splat(ln2High))), f32x4.mul(whole, f32x4.splat(ln2Low)));
  let series = f32x4.splat(1.9875691500e-4);
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(1.3981999507e-3));
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(8.3334519073e-3));
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(4.1665795894e-2));
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(1.6666665459e-1));
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(5.0000001201e-1));
  const power = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(series, rest), rest), rest), f32x4.splat(1));
  // Times 2 to the whole part: that is added to the exponent.
  return i32x4.add(power, i32x4.shl(shifted, 23));
}

/** 1 / (1 + e^-x) */
export function squash(values: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exponential(f32x4.neg(values))));
}

/** The hyperbolic tangent. */
export function hyperbolic(values: v128): v128 {
  return f32x4.sub(f32x4.splat(1), f32x4.div(f32x4.splat(2), f32x4.add(f32x4.splat(1), exponential(f32x4.add(values, values)))));
}
