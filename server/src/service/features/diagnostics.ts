import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { hashText } from '../../text/hash.ts';
import { rangeOf } from '../../text/layout.ts';
import type { Finding } from '../finding.ts';
import type { ServiceContext } from '../languageService.ts';
import { severities, type Severity } from '../rules.ts';

/** Editors show no more than this many problems of a file. */
export const mostDiagnostics = 1000;

/** Places related to one finding that are worth a line in the editor. */
const mostRelated = 20;

export interface DiagnosticReport {
  /** A hash of the diagnostics: it changes exactly when they do. */
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

const protocolSeverities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings of a document as diagnostics, or at `once` those so far; of too many the mildest are left out and the first one says so. */
export async function diagnose(context: ServiceContext, uri: string, once?: 'once'): Promise<DiagnosticReport> {
  const findings = await (once ? context.findings.loadSome(uri) : context.findings.load(uri));
  const shown = findings.length > mostDiagnostics ? loudest(findings) : findings;
  const items = shown.map((finding) => diagnosticOf(context, uri, finding));
  if (shown.length < findings.length) items.unshift(cutNotice(findings.length - shown.length));
  return { resultId: hashText(JSON.stringify(items)).toString(36), items };
}

export function diagnosticOf({ workspace }: ServiceContext, uri: string, finding: Finding): Diagnostic {
  const layout = workspace.layout(uri)!;
  const related = finding.related.slice(0, mostRelated).flatMap(({ document, span, message }) => {
    const place = workspace.layout(document);
    return place ? [{ location: { uri: document, range: rangeOf(place, span) }, message }] : [];
  });
  return {
    range: rangeOf(layout, finding.span),
    severity: protocolSeverities[finding.severity],
    code: finding.rule,
    source: 'Collate',
    message: finding.message,
    ...(finding.rule === 'boilerplate' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data: finding.data,
  };
}

/** The loudest findings, in the order of the text. */
function loudest(findings: readonly Finding[]): Finding[] {
  const ranked = findings.map((finding, order) => ({ finding, order, rank: severities.indexOf(finding.severity) }));
  ranked.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return ranked
    .slice(0, mostDiagnostics - 1)
    .sort((a, b) => a.order - b.order)
    .map(({ finding }) => finding);
}

function cutNotice(left: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    code: 'cut',
    source: 'Collate',
    message: `${String(left)} more findings of this file are not shown: editors show ${String(mostDiagnostics)}. "collate check" lists them all.`,
  };
}
