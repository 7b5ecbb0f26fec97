import type { CodeAction } from 'vscode-languageserver-types';
import { lineRemoval, mergeRemovals } from '../edits.ts';
import { editFix, type FixRequest } from './fix.ts';

/** Remove this passage, or all boilerplate of the file. */
export function boilerplateFixes(request: FixRequest): CodeAction[] {
  const { context, uri, finding } = request;
  const layout = context.workspace.layout(uri);
  if (finding.rule !== 'boilerplate' || !layout) return [];
  const all = context.findings.of(uri).filter(({ rule }) => rule === 'boilerplate');
  const removalsOf = (findings: typeof all): ReadonlyMap<string, ReturnType<typeof mergeRemovals>> =>
    new Map([[uri, mergeRemovals(findings.map(({ span }) => lineRemoval(layout, span)))]]);
  const actions = [editFix(request, 'Remove this boilerplate', removalsOf([finding]), { preferred: true })];
  if (all.length > 1) actions.push(editFix(request, `Remove all boilerplate in this file (${String(all.length)} passages)`, removalsOf(all)));
  return actions;
}
