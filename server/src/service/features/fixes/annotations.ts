import type { CodeAction } from 'vscode-languageserver-types';
import { rangeOf } from '../../../text/layout.ts';
import { commandFix, type FixRequest } from './fix.ts';

/** For an annotation that lost its text: put it on what is selected, or delete it. */
export function annotationFixes(request: FixRequest): CodeAction[] {
  const { context, uri, finding, selection } = request;
  const layout = context.workspace.layout(uri);
  if (finding.rule !== 'annotation.orphan' || !layout) return [];
  const [id] = finding.data.annotations;
  const actions = [commandFix(request, 'Delete this annotation', 'collate.server.untag', { uri, id })];
  if (selection.start < selection.end) {
    actions.unshift(commandFix(request, 'Put the annotation on the selection', 'collate.server.reanchor', { uri, id, range: rangeOf(layout, selection) }));
  }
  return actions;
}
