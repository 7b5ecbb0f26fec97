import type { SemanticTokens } from 'vscode-languageserver-types';
import { lineAt, positionAt, type LayoutFacts } from '../../text/layout.ts';
import type { Span } from '../../text/span.ts';
import type { ServiceContext } from '../languageService.ts';

/** One token type for each default label, and one for the labels of a schema of one's own. */
export const tokenTypes = ['person', 'org', 'place', 'event', 'date', 'quantity', 'entity'] as const;

const otherType = tokenTypes.indexOf('entity');

/** The tagged entities of a document, of nested ones the innermost, coded as the protocol wants it: five numbers each, relative. */
export function semanticTokens({ workspace, annotations }: ServiceContext, uri: string): SemanticTokens {
  const layout = workspace.layout(uri);
  const data: number[] = [];
  if (!layout) return { data };
  let [lastLine, lastCharacter] = [0, 0];
  for (const { span, label } of innermost(annotations.spans(uri).filter(({ status }) => status === 'accepted'))) {
    for (const part of linesOf(layout, span)) {
      const { line, character } = positionAt(layout, part.start);
      const type = tokenTypes.findIndex((name) => name === label.toLowerCase());
      data.push(line - lastLine, line === lastLine ? character - lastCharacter : character, part.end - part.start, type < 0 ? otherType : type, 0);
      [lastLine, lastCharacter] = [line, character];
    }
  }
  return { data };
}

interface Labelled {
  readonly span: Span;
  readonly label: string;
}

/** Cuts the spans, given by start, so that none overlaps another and the inner ones win. */
function innermost(spans: readonly Labelled[]): Labelled[] {
  const edges = [...new Set(spans.flatMap(({ span }) => [span.start, span.end]))].sort((a, b) => a - b);
  const pieces: Labelled[] = [];
  const open: Labelled[] = [];
  let next = 0;
  const byStart = [...spans].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  for (let index = 0; index + 1 < edges.length; index++) {
    const [start, end] = [edges[index], edges[index + 1]];
    for (let last = open.length - 1; last >= 0; last--) if (open[last].span.end <= start) open.splice(last, 1);
    for (; next < byStart.length && byStart[next].span.start === start; next++) open.push(byStart[next]);
    const inner = open.at(-1);
    if (!inner) continue;
    pieces.push({ span: { start, end }, label: inner.label });
  }
  return pieces;
}

/** A token lies on one line: the parts of a span line by line. */
function linesOf(layout: LayoutFacts, span: Span): Span[] {
  const { lineStarts, lineEnds } = layout;
  const parts: Span[] = [];
  for (let line = lineAt(layout, span.start); line < lineStarts.length && lineStarts[line] < span.end; line++) {
    const part = { start: Math.max(span.start, lineStarts[line]), end: Math.min(span.end, lineEnds[line]) };
    if (part.start < part.end) parts.push(part);
  }
  return parts;
}
