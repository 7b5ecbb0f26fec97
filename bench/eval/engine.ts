import type { EntityRow, Place, QuantityRow, SegmentRow } from '../../server/src/cli/output/rows.ts';

export type { EntityRow, Place, QuantityRow, SegmentRow };

export interface CheckedFinding extends Place {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** The product's commands, run in this process over texts in memory: the same code path as the command line's. */
export interface Engine {
  /** `files`: file name to text, one corpus. */
  check(files: ReadonlyMap<string, string>, rules?: readonly string[]): Promise<CheckedFinding[]>;
  segments(files: ReadonlyMap<string, string>): Promise<SegmentRow[]>;
  quantities(text: string): Promise<QuantityRow[]>;
  entities(files: ReadonlyMap<string, string>): Promise<EntityRow[]>;
}
