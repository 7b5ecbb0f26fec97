import type { Kernel } from './kernel.ts';
import { Network } from './network.ts';
import type { PackedNetwork } from './networkLayers.ts';
import { Trees, type TreeTables } from './trees.ts';

/** The weights of the models that judge lines. */
export interface JudgesWeights {
  /** Judges a line by itself and its surroundings. */
  readonly context: TreeTables;
  /** Judges it again by how the lines around it were judged. */
  readonly settled: TreeTables;
  /** Reads all lines in order. */
  readonly networks: readonly PackedNetwork[];
}

/** The models that judge lines, in the memory of one kernel. */
export class Judges {
  readonly context: Trees;
  readonly settled: Trees;
  readonly networks: readonly Network[];

  constructor(kernel: Kernel, { context, settled, networks }: JudgesWeights) {
    this.context = new Trees(kernel, context);
    this.settled = new Trees(kernel, settled);
    this.networks = networks.map((network) => new Network(kernel, network));
  }
}
