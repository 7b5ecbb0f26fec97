import type { EvalRow } from './pack.ts';

const columns = ['analysis', 'source', 'measure', 'value', 'best peer', 'target'] as const;

/** The rows as a table of aligned columns, in Markdown. */
export function formatTable(rows: readonly EvalRow[]): string {
  const cells = rows.map((row) => [row.analysis, row.source, row.measure, formatValue(row), row.peer ?? '–', row.target ?? '–']);
  const widths = columns.map((column, index) => Math.max(column.length, ...cells.map((row) => row[index].length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

function formatValue({ value, unit }: EvalRow): string {
  if (!Number.isFinite(value)) return '–';
  if (unit === 'count') return String(value);
  return unit === 'ratio' ? value.toFixed(3) : value.toFixed(2);
}
