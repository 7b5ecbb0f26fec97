import type { AnnotatedTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { lineAt, rangeOf, type LayoutFacts } from '../../text/layout.ts';
import type { Span } from '../../text/span.ts';
import type { ServiceContext } from '../languageService.ts';

/** A stretch of a document and what should stand there instead; UTF-16 offsets. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** Replacements of one or several documents, none overlapping another in its document. */
export type Replacements = ReadonlyMap<string, readonly Replacement[]>;

const annotationId = 'collate';

/**
 * Replacements as a workspace edit. Those of several files carry a change annotation where the client knows these, so
 * that it shows a preview first; `label` is its title.
 */
export function workspaceEdit({ workspace, client }: ServiceContext, replacements: Replacements, label: string): WorkspaceEdit {
  const annotate = client.changeAnnotations && replacements.size > 1;
  const documentChanges = [...replacements].flatMap(([uri, ofDocument]): TextDocumentEdit[] => {
    const layout = workspace.layout(uri);
    if (!layout) return [];
    const edits = ofDocument.map(({ span, text }): TextEdit | AnnotatedTextEdit => ({
      range: rangeOf(layout, span),
      newText: text,
      ...(annotate ? { annotationId } : {}),
    }));
    return [{ textDocument: { uri, version: workspace.version(uri) }, edits }];
  });
  if (!annotate) return { documentChanges };
  return { documentChanges, changeAnnotations: { [annotationId]: { label, needsConfirmation: true } } };
}

/**
 * What removes the lines that a span touches, with one of the two line breaks around them, and with the blank lines
 * after them where blank lines stand before them too. A text that ended with a line break still does.
 */
export function lineRemoval(layout: LayoutFacts, span: Span): Replacement {
  const isBlank = (line: number): boolean => layout.lineStarts[line] === layout.lineEnds[line];
  const lines = layout.lineStarts.length;
  const first = lineAt(layout, span.start);
  let next = lineAt(layout, Math.max(span.start, span.end - 1)) + 1;
  if (first === 0 || isBlank(first - 1)) while (next < lines && isBlank(next)) next++;
  const reachesEnd = next >= lines || (next === lines - 1 && isBlank(next) && first > 0 && isBlank(first - 1));
  if (!reachesEnd) return { span: { start: layout.lineStarts[first], end: layout.lineStarts[next] }, text: '' };
  let last = first - 1;
  while (last > 0 && isBlank(last)) last--;
  if (last < 0) return { span: { start: 0, end: layout.length }, text: '' };
  const end = isBlank(lines - 1) ? layout.lineEnds[lines - 2] : layout.length;
  return { span: { start: layout.lineEnds[last], end }, text: '' };
}

/** The removals in order, those that overlap or touch made one. */
export function mergeRemovals(removals: readonly Replacement[]): Replacement[] {
  const merged: { span: Span; text: string }[] = [];
  for (const { span } of [...removals].sort((a, b) => a.span.start - b.span.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.span.end) last.span = { start: last.span.start, end: Math.max(last.span.end, span.end) };
    else merged.push({ span, text: '' });
  }
  return merged;
}
