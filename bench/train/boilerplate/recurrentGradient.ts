import { hyperbolic, projectionWidth, type RecurrentTrace } from './recurrentLayer.ts';

/** What the slopes of a recurrent layer's outputs say of its projections: back through the rows, in both directions. */
export function backRecurrent({ gated, memories }: RecurrentTrace, outputSlopes: Float32Array, count: number, width: number): Float32Array {
  const slopes = new Float32Array(gated.length);
  for (let direction = 0; direction < 2; direction++) {
    const carried = new Float32Array(width);
    for (let step = count - 1; step >= 0; step--) {
      const row = direction === 0 ? step : count - 1 - step;
      const from = row * projectionWidth(width) + direction * (projectionWidth(width) / 2);
      const at = (row * 2 + direction) * width;
      const before = at + (direction === 0 ? -2 : 2) * width;
      for (let unit = 0; unit < width; unit++) {
        const candidate = gated[from + unit];
        const keep = gated[from + width + unit];
        const show = gated[from + 2 * width + unit];
        const beside = gated[from + 3 * width + unit];
        const shown = hyperbolic(memories[at + unit]);
        const slope = outputSlopes[at + unit];
        const memorySlope = carried[unit] + slope * show * (1 - shown * shown);
        const earlier = step === 0 ? 0 : memories[before + unit];
        slopes[from + unit] = memorySlope * (1 - keep);
        slopes[from + width + unit] = memorySlope * (earlier - candidate) * keep * (1 - keep);
        slopes[from + 2 * width + unit] = slope * (shown - beside) * show * (1 - show);
        slopes[from + 3 * width + unit] = slope * (1 - show);
        carried[unit] = memorySlope * keep;
      }
    }
  }
  return slopes;
}
