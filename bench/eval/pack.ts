import type { Engine } from './engine.ts';

/** One line of the table that `npm run eval` prints. */
export interface EvalRow {
  readonly analysis: string;
  /** Which gold data: the folder, or a part of it. */
  readonly source: string;
  readonly measure: string;
  readonly value: number;
  /** How the value reads: a ratio as .987, a rate as 0.84, a count as 12. */
  readonly unit: 'ratio' | 'rate' | 'count';
  /** Who else measures it and what they get, as the table shows it. */
  readonly peer?: string;
  readonly target?: string;
}

/** A gold pack and how its measures are taken. */
export interface EvalPack {
  readonly name: string;
  /**
   * Runs the product over the pack and compares with its gold.
   * `data` is a folder laid out like the evaluation data; a pack that is not there gives no rows.
   */
  run(data: string, engine: Engine): Promise<EvalRow[]>;
}
