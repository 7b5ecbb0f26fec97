/** One line of a table, and on which line of the file it begins, from 1. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Reads a table (RFC 4180, or parted by semicolons, tabs or bars), quoted cells and all. Never throws. */
export function readTable(content: string): TableRow[] {
  const mark = markOf(content);
  const rows: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  // Excel may say in a line of its own what parts the columns.
  let at = /^sep=.\r?\n/u.exec(content)?.[0].length ?? 0;
  if (at > 0) line = rowLine = 2;
  while (at < content.length) {
    let cell = '';
    if (content[at] === '"') {
      for (at++; at < content.length; at++) {
        const close = content.indexOf('"', at);
        const stop = close < 0 ? content.length : close;
        cell += content.slice(at, stop);
        at = stop + 1;
        if (content[at] !== '"') break;
        cell += '"';
      }
      line += cell.split('\n').length - 1;
    }
    let end = at;
    while (end < content.length && content[end] !== mark && content[end] !== '\n' && content[end] !== '\r') end++;
    cells.push(cell + content.slice(at, end));
    at = end + 1;
    if (content[end] === mark) {
      if (at >= content.length) cells.push('');
      continue;
    }
    if (content[end] === '\r' && content[at] === '\n') at++;
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: rowLine });
    cells = [];
    rowLine = ++line;
  }
  if (cells.length > 0) rows.push({ cells, line: rowLine });
  return rows;
}

/** What parts the columns: what the first line says or most often holds. */
function markOf(content: string): string {
  const said = /^sep=(.)\r?\n/u.exec(content)?.[1];
  if (said !== undefined) return said;
  const firstLine = /^[^\r\n]*/u.exec(content)![0].replace(/"[^"]*"/gu, '');
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: firstLine.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
