/** A place in a file: code-point offsets into the decoded text, `end` exclusive. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface CheckedFinding extends Place {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly data: Readonly<Record<string, unknown>>;
}

export interface SegmentRow extends Place {
  readonly kind: 'content' | 'boilerplate' | 'heading';
  readonly probability: number;
}

export interface QuantityRow {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: boolean;
  readonly change: '=' | '~' | '>' | '<' | 'up' | 'down';
  readonly unit: string | null;
  readonly kind: string;
  readonly counted: string | null;
}

export interface EntityRow extends Place {
  readonly label: string;
  readonly score: number;
  readonly name: string;
}

/** The product's commands, run in this process over texts in memory: the same code path as the command line's. */
export interface Engine {
  /** `files`: file name to text, one corpus. */
  check(files: ReadonlyMap<string, string>, rules?: readonly string[]): Promise<CheckedFinding[]>;
  segments(files: ReadonlyMap<string, string>): Promise<SegmentRow[]>;
  quantities(text: string): Promise<QuantityRow[]>;
  entities(files: ReadonlyMap<string, string>): Promise<EntityRow[]>;
}
