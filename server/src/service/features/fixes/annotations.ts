import type { CodeAction } from 'vscode-languageserver-types';
import { candidatesFor } from '../../../annotations/index.ts';
import { positionAt, rangeOf } from '../../../text/layout.ts';
import { commandFix, type FixRequest } from './fix.ts';

/** Places that an orphan is offered. */
const mostCandidates = 3;

/** For an annotation that lost its text, one that others label otherwise, and words that others tag. */
export function annotationFixes(request: FixRequest): CodeAction[] {
  switch (request.finding.rule) {
    case 'annotation.orphan':
      return orphanFixes(request);
    case 'annotation.label':
      return labelFixes(request);
    case 'annotation.unmarked':
      return unmarkedFixes(request);
    default:
      return [];
  }
}

function orphanFixes(request: FixRequest): CodeAction[] {
  const { context, uri, finding, selection } = request;
  if (finding.rule !== 'annotation.orphan') return [];
  const layout = context.workspace.layout(uri);
  const [id] = finding.data.annotations;
  const orphan = context.annotations.spans(uri).find((tagged) => tagged.id === id);
  if (!layout || !orphan) return [];
  const text = context.workspace.openText(uri) ?? '';
  const actions = candidatesFor(text, orphan.annotation)
    .slice(0, mostCandidates)
    .map((candidate) => {
      const line = positionAt(layout, candidate.start).line + 1;
      return commandFix(request, `Put the annotation on “${candidate.text}” in line ${String(line)}`, 'collate.server.reanchor', { uri, id, range: rangeOf(layout, candidate) });
    });
  if (selection.start < selection.end) {
    actions.push(commandFix(request, 'Put the annotation on the selection', 'collate.server.reanchor', { uri, id, range: rangeOf(layout, selection) }));
  }
  return [...actions, commandFix(request, 'Delete this annotation', 'collate.server.untag', { uri, id })];
}

function labelFixes(request: FixRequest): CodeAction[] {
  const { uri, finding } = request;
  if (finding.rule !== 'annotation.label') return [];
  const [id] = finding.data.annotations;
  return finding.data.labels.map((label) => commandFix(request, `Tag as ${label} like elsewhere`, 'collate.server.relabel', { uri, id, label }));
}

function unmarkedFixes(request: FixRequest): CodeAction[] {
  const { context, uri, finding } = request;
  const layout = context.workspace.layout(uri);
  if (finding.rule !== 'annotation.unmarked' || !layout) return [];
  const range = rangeOf(layout, finding.span);
  const [label] = finding.data.labels;
  return [
    commandFix(request, `Tag as ${label} like elsewhere`, 'collate.server.tag', { uri, range, label, scope: 'span' }),
    commandFix(request, `Tag all “${finding.data.text}” in this file as ${label}`, 'collate.server.tag', { uri, range, label, scope: 'document' }),
    commandFix(request, `Remember that this is no ${label}`, 'collate.server.reject', { uri, range, label }),
  ];
}
