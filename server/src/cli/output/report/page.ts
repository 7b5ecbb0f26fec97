import type { Range } from 'vscode-languageserver-types';
import { count as counted } from '../../../service/findings/context.ts';
import { groupBy } from '../../../service/groupBy.ts';
import { rules, type RuleId } from '../../../service/rules.ts';
import type { FindingRow } from '../rows.ts';
import { excerpt } from './excerpt.ts';
import { html, type Html } from './html.ts';
import { style } from './style.ts';

/** What a report tells. */
export interface ReportContent {
  /** All documents that were read, in order. */
  readonly files: readonly string[];
  readonly findings: readonly FindingRow[];
  readonly claims: readonly ReportedClaim[];
  /** A line of a file, without its line ending. */
  readonly lineOf: (file: string, line: number) => string;
}

/** What places of the corpus say of one quantity. */
export interface ReportedClaim {
  readonly about: string;
  readonly verdict: string;
  readonly mentions: readonly { readonly file: string; readonly number: Range }[];
}

/** One self-contained page: counts by rule and document, quantities source by source, and every finding in its line. */
export function reportPage({ files, findings, claims, lineOf }: ReportContent): string {
  const byFile = groupBy(findings, ({ file }) => file);
  const disputed = claims.filter(({ verdict }) => verdict !== 'agree');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Collate report</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>Collate report</h1>
<p class="about">${counted(files.length, 'document')}, ${counted(findings.length, 'finding')}, ${counted(disputed.length, 'quantity on which sources differ', 'quantities on which sources differ')}</p>
<h2>Findings by rule</h2>
${chart(countsOf(findings, ({ rule }) => rule), (rule) => rules[rule as RuleId].flags)}
<h2>Findings by document</h2>
${chart(countsOf(findings, ({ file }) => file), () => '')}
<h2>Numbers side by side</h2>
${disputed.length > 0 ? disputed.map((claim) => sideBySide(claim, lineOf)) : html`<p>No two sources state a quantity differently.</p>`}
<h2>All findings</h2>
${files.map((file) => documentSection(file, byFile.get(file) ?? [], lineOf))}
</body>
</html>
`;
  return page.html;
}

/** How many findings there are of each kind, the most first. */
function countsOf(findings: readonly FindingRow[], kindOf: (finding: FindingRow) => string): [kind: string, count: number][] {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function chart(counts: readonly (readonly [name: string, count: number])[], explain: (name: string) => string): Html {
  if (counts.length === 0) return html`<p>No findings.</p>`;
  const most = counts[0][1];
  const rows = counts.map(
    ([name, count]) => html`<tr><td class="name" title="${explain(name)}">${name}</td><td class="number">${count}</td><td aria-hidden="true"><span class="bar" style="width: ${((100 * count) / most).toFixed(1)}%"></span></td></tr>
`,
  );
  return html`<table>${rows}</table>`;
}

type LineOf = ReportContent['lineOf'];

function sideBySide({ about, verdict, mentions }: ReportedClaim, lineOf: LineOf): Html {
  const sources = mentions.map(
    ({ file, number }) => html`<div class="source"><div class="place">${file}:${number.start.line + 1}</div>${excerpt(lineOf(file, number.start.line), number)}</div>
`,
  );
  return html`<h3><span class="verdict ${verdict}">${verdict}</span>${about}</h3><div class="sources">${sources}</div>
`;
}

function documentSection(file: string, findings: readonly FindingRow[], lineOf: LineOf): Html {
  if (findings.length === 0) return html`<p><strong>${file}</strong> <span class="place">no findings</span></p>
`;
  return html`<details open><summary>${file} <span class="place">${findings.length}</span></summary>
${findings.map((finding) => findingBlock(finding, lineOf(file, finding.range.start.line)))}</details>
`;
}

function findingBlock({ rule, message, range, related }: FindingRow, line: string): Html {
  const others = related.map((place) => html`<li>${place.file}:${place.range.start.line + 1} ${place.message}</li>`);
  return html`<div class="finding"><code>${rule}</code> <span class="place">line ${range.start.line + 1}</span> ${message}<br>
${excerpt(line, range)}${others.length > 0 ? html`<ul class="related">${others}</ul>` : ''}</div>
`;
}
