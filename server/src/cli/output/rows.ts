import type { Segment } from '../../analysis/boilerplate/index.ts';
import { findQuantities, type Quantity } from '../../analysis/quantities/index.ts';
import { rangeOf } from '../../text/layout.ts';
import { CodePoints } from '../../text/codePoints.ts';
import { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { shift } from '../../text/span.ts';
import type { Finding } from '../../service/finding.ts';
import type { LanguageService } from '../../service/languageService.ts';

/**
 * What the commands print as JSON. Offsets are code points into the file decoded as UTF-8 without its byte order mark,
 * `end` exclusive; `range` is that of the language server protocol (UTF-16).
 */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

type PathOf = (document: string) => string;

export interface FindingRow extends Place {
  readonly rule: string;
  readonly severity: string;
  readonly range: ReturnType<typeof rangeOf>;
  readonly message: string;
  readonly related: readonly (Place & { readonly range: ReturnType<typeof rangeOf>; readonly message: string })[];
  readonly data: object;
}

export async function findingRows(service: LanguageService, documents: readonly string[], pathOf: PathOf): Promise<FindingRow[]> {
  const rows: FindingRow[] = [];
  for (const document of documents) {
    for (const finding of await service.findings.load(document)) {
      const row = findingRow(service, document, finding, pathOf);
      if (row) rows.push(row);
    }
  }
  return rows;
}

function findingRow(service: LanguageService, document: string, finding: Finding, pathOf: PathOf): FindingRow | undefined {
  const layout = service.workspace.layout(document);
  if (!layout) return undefined;
  return {
    ...placeOf(service, document, finding.span, pathOf),
    rule: finding.rule,
    severity: finding.severity,
    range: rangeOf(layout, finding.span),
    message: finding.message,
    related: finding.related.flatMap((related) => {
      const there = service.workspace.layout(related.document);
      if (!there) return [];
      return [{ ...placeOf(service, related.document, related.span, pathOf), range: rangeOf(there, related.span), message: related.message }];
    }),
    data: finding.data,
  };
}

export interface SegmentRow extends Place {
  readonly kind: Segment['kind'];
  readonly probability: number;
}

export function segmentRows(service: LanguageService, documents: readonly string[], pathOf: PathOf): SegmentRow[] {
  return documents.flatMap((document) =>
    service.workspace.corpus.boilerplate.segments(document).map(({ start, end, kind, probability }) => ({
      ...placeOf(service, document, { start, end }, pathOf),
      kind,
      probability,
    })),
  );
}

export interface QuantityRow {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: boolean;
  readonly change: Quantity['change'];
  readonly unit: string | null;
  readonly kind: string;
  readonly counted: string | null;
}

/** The quantities of one text. */
export function quantityRows(text: string): QuantityRow[] {
  const source = new SourceText(text);
  const codePoints = CodePoints.of(text);
  return source.paragraphs.flatMap((paragraph) =>
    findQuantities(source.slice(paragraph)).map((quantity) => ({
      ...codePoints.spanToCodePoints(shift({ start: quantity.start, end: quantity.end }, paragraph.start)),
      text: quantity.text,
      low: quantity.low,
      high: quantity.high,
      approx: quantity.approx,
      change: quantity.change,
      unit: quantity.unit,
      kind: quantity.kind,
      counted: quantity.counted,
    })),
  );
}

export interface ClaimGroupRow {
  readonly about: string;
  readonly verdict: string;
  readonly mentions: readonly (Place & {
    readonly number: { readonly start: number; readonly end: number };
    readonly low: number | null;
    readonly high: number | null;
    readonly approx: boolean;
    readonly quote: string;
  })[];
}

export function claimRows(service: LanguageService, pathOf: PathOf): ClaimGroupRow[] {
  return service.workspace.corpus.claimGroups().map((group) => ({
    about: group.about,
    verdict: group.verdict,
    mentions: group.mentions.map((mention) => {
      const { start, end } = placeOf(service, mention.document, mention.number, pathOf);
      const { low, high, approx, quote } = mention;
      return { ...placeOf(service, mention.document, mention.span, pathOf), number: { start, end }, low, high, approx, quote };
    }),
  }));
}

export interface EntityRow extends Place {
  readonly label: string;
  readonly score: number;
  readonly name: string;
}

export function entityRows(service: LanguageService, documents: readonly string[], pathOf: PathOf): EntityRow[] {
  return documents.flatMap((document) =>
    service.workspace.corpus.entities.suggestions(document).map(({ start, end, label, score, name }) => ({
      ...placeOf(service, document, { start, end }, pathOf),
      label,
      score,
      name,
    })),
  );
}

export interface NameRow {
  readonly preferred: string;
  readonly variants: readonly { readonly form: string; readonly count: number; readonly files: number }[];
}

export function nameRows(service: LanguageService): NameRow[] {
  return service.workspace.corpus.names.clusters().map(({ preferred, variants }) => ({
    preferred,
    variants: variants.map(({ form, count, documents }) => ({ form, count, files: documents })),
  }));
}

function placeOf({ workspace }: LanguageService, document: string, span: Span, pathOf: PathOf): Place {
  const layout = workspace.layout(document);
  const { start, end } = layout ? new CodePoints(layout.pairs, layout.length).spanToCodePoints(span) : span;
  return { file: pathOf(document), start, end };
}
