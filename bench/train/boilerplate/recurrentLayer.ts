import { projectionParts } from '../../../server/src/analysis/boilerplate/network.ts';

/** How many projected numbers a row needs for layers of `width` units in each direction. */
export function projectionWidth(width: number): number {
  return 2 * projectionParts * width;
}

/** What a layer did, row by row. */
export interface RecurrentTrace {
  /** The projections, with the two gates squashed to (0, 1). */
  readonly gated: Float32Array;
  /** What each unit remembered: `width` forward, `width` backward. */
  readonly memories: Float32Array;
  readonly outputs: Float32Array;
}

/**
 * A layer of simple recurrent units in both directions (Lei et al. 2018): what a unit remembers is a mean of what it was
 * shown so far, weighted by gates that look at the row alone. Changes `projected` in place. `Network` gives the same outputs but
 * for their last digits; here they are as exact as the engine has them, and what led to them is kept.
 */
export function runRecurrent(projected: Float32Array, count: number, width: number): RecurrentTrace {
  const memories = new Float32Array(count * 2 * width);
  const outputs = new Float32Array(count * 2 * width);
  for (let direction = 0; direction < 2; direction++) {
    const memory = new Float32Array(width);
    for (let step = 0; step < count; step++) {
      const row = direction === 0 ? step : count - 1 - step;
      const from = row * projectionWidth(width) + direction * projectionParts * width;
      const to = (row * 2 + direction) * width;
      for (let unit = 0; unit < width; unit++) {
        const candidate = projected[from + unit];
        const keep = squash(projected[from + width + unit]);
        const show = squash(projected[from + 2 * width + unit]);
        projected[from + width + unit] = keep;
        projected[from + 2 * width + unit] = show;
        memory[unit] = keep * memory[unit] + (1 - keep) * candidate;
        memories[to + unit] = memory[unit];
        outputs[to + unit] = show * hyperbolic(memory[unit]) + (1 - show) * projected[from + 3 * width + unit];
      }
    }
  }
  return { gated: projected, memories, outputs };
}

function squash(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The hyperbolic tangent; faster than the engine's. */
export function hyperbolic(value: number): number {
  return 1 - 2 / (1 + Math.exp(2 * value));
}
