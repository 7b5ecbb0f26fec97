import type { Severity } from '../../service/rules.ts';
import { rules, type RuleId } from '../../service/rules.ts';
import { isTeamUri } from '../../service/team/teamUri.ts';
import type { FindingRow } from './rows.ts';

const sarifLevels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
const githubCommands: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/** How findings can be printed. */
export const findingFormats = ['text', 'json', 'sarif', 'github'] as const;
export type FindingFormat = (typeof findingFormats)[number];

export function formatFindings(rows: readonly FindingRow[], format: FindingFormat, version: string): string {
  switch (format) {
    case 'text':
      return textOf(rows);
    case 'json':
      return `${JSON.stringify({ version: 1, findings: rows }, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarifOf(rows, version), null, 2)}\n`;
    case 'github':
      return rows.map((row) => `${githubLine(row)}\n`).join('');
  }
}

/** One line a finding, as compilers print it, with columns from 1; then how many there are. */
function textOf(rows: readonly FindingRow[]): string {
  const lines = rows.map(({ file, range, severity, rule, message }) => `${file}:${at(range.start)}: ${severity} ${rule}: ${message}`);
  const counts = new Map<string, number>();
  for (const { rule } of rows) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const summary = [...counts].map(([rule, number]) => `${String(number)} ${rule}`).join(', ');
  lines.push(rows.length === 0 ? 'No findings.' : `${String(rows.length)} findings: ${summary}.`);
  return `${lines.join('\n')}\n`;
}

function at({ line, character }: { line: number; character: number }): string {
  return `${String(line + 1)}:${String(character + 1)}`;
}

/** SARIF 2.1.0 (OASIS), one run, UTF-16 columns. */
function sarifOf(rows: readonly FindingRow[], version: string): object {
  const used = [...new Set(rows.map(({ rule }) => rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Collate',
            version,
            rules: used.map((id) => ({ id, shortDescription: { text: rules[id as RuleId].flags }, defaultConfiguration: { level: sarifLevels[rules[id as RuleId].severity] } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: rows.map(({ file, range, rule, severity, message, related }) => ({
          ruleId: rule,
          ruleIndex: used.indexOf(rule),
          level: sarifLevels[severity as Severity],
          message: { text: message },
          locations: [{ physicalLocation: { artifactLocation: uriOf(file), region: regionOf(range) } }],
          relatedLocations: related.map((place, id) => ({
            id,
            message: { text: place.message },
            physicalLocation: { artifactLocation: uriOf(place.file), region: regionOf(place.range) },
          })),
        })),
      },
    ],
  };
}

function uriOf(file: string): { uri: string } {
  if (isTeamUri(file)) return { uri: encodeURI(file) };
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

function regionOf({ start, end }: FindingRow['range']): object {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** A workflow command of GitHub Actions, which shows the finding beside the line in a pull request. */
function githubLine({ file, range, rule, severity, message }: FindingRow): string {
  const property = (value: string): string => data(value).replace(/:/gu, '%3A').replace(/,/gu, '%2C');
  const { start, end } = range;
  const place = `file=${property(file)},line=${String(start.line + 1)},endLine=${String(end.line + 1)},col=${String(start.character + 1)}`;
  return `::${githubCommands[severity as Severity]} ${place},title=${property(`Collate: ${rule}`)}::${data(message)}`;
}

function data(value: string): string {
  return value.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
}
