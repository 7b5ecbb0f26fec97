import type { ExportReport } from '../../service/exchange/exportDocuments.ts';
import type { ImportReport } from '../../service/exchange/importFiles.ts';
import { lossLine } from '../../service/exchange/report.ts';
import { count } from '../../service/findings/context.ts';
import { write } from './write.ts';

/**
 * Prints what an export or import did, with everything that could not be held: as JSON on standard output, or line by line
 * on standard error. Returns the exit status.
 */
export async function printExchange(report: ExportReport & { readonly leftOut: number } | ImportReport, format: 'text' | 'json'): Promise<number> {
  const status = report.problems.length > 0 ? 1 : 0;
  if (format === 'json') {
    await write(`${JSON.stringify({ version: 1, ...report }, undefined, 2)}\n`);
    return status;
  }
  const lines = [
    ...report.losses.map((loss) => lossLine(loss)),
    ...report.problems.map(({ file, reason }) => `${file}: ${reason}`),
    'leftOut' in report ? exportSummary(report) : importSummary(report),
  ];
  process.stderr.write(lines.map((line) => `collate: ${line}\n`).join(''));
  return status;
}

function exportSummary({ annotations, documents, leftOut, losses, format }: ExportReport & { readonly leftOut: number }): string {
  const rest = leftOut > 0 ? ` ${count(leftOut, 'document')} without annotations left out (--all takes them too).` : '';
  return `exported ${count(annotations, 'annotation')} of ${count(documents, 'document')} as ${format}; ${count(losses.length, 'note')} above on what the format cannot hold.${rest}`;
}

function importSummary({ documents, losses, problems }: ImportReport): string {
  const sum = (of: 'added' | 'changed' | 'unchanged'): number => documents.reduce((total, document) => total + document[of], 0);
  const made = documents.filter(({ created }) => created).length;
  const wrong = problems.length > 0 ? ` ${count(problems.length, 'thing')} could not be imported.` : '';
  return `imported ${count(sum('added'), 'annotation')} into ${count(documents.length, 'document')} (${String(made)} new); ${String(sum('changed'))} changed, ${String(sum('unchanged'))} there already; ${count(losses.length, 'note')} above on what a sidecar cannot hold.${wrong}`;
}
