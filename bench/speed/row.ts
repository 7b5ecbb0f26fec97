/** One line of the table that `npm run bench` prints. */
export interface SpeedRow {
  readonly part: string;
  readonly work: string;
  /** The median where there are several measurements, else the one there is. */
  readonly value: number;
  /** What 95 of 100 measurements stay under. */
  readonly p95?: number;
  readonly unit: string;
  readonly target?: string;
  /** Whether the cost grows no faster than the work; `GROWS` fails the run. */
  readonly shape?: 'ok' | 'GROWS';
}

const columns = ['part', 'work', 'value', 'p95', 'unit', 'target', 'shape'] as const;

/** The rows as a table of aligned columns, in Markdown. */
export function formatRows(rows: readonly SpeedRow[]): string {
  const cells = rows.map((row) => [row.part, row.work, shown(row.value), row.p95 === undefined ? '' : shown(row.p95), row.unit, row.target ?? '', row.shape ?? '']);
  const widths = columns.map((column, index) => Math.max(column.length, ...cells.map((row) => row[index].length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}

/** A row for times in milliseconds that were measured one by one. */
export function timesRow(part: string, work: string, times: readonly number[], target?: string): SpeedRow {
  return { part, work, value: quantile(times, 0.5), p95: quantile(times, 0.95), unit: 'ms', target };
}

/** The value that a share of the measurements stay at or under (nearest rank); NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
