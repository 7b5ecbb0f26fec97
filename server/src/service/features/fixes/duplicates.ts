import type { CodeAction } from 'vscode-languageserver-types';
import { lineRemoval, mergeRemovals, type Replacement } from '../edits.ts';
import { editFix, type FixRequest } from './fix.ts';

/** Remove this copy, keep the longer of two, or remove all copies but the first of each in the file. */
export function duplicateFixes(request: FixRequest): CodeAction[] {
  const { context, uri, finding } = request;
  if (finding.rule !== 'duplicate.exact' && finding.rule !== 'duplicate.near') return [];
  const { workspace } = context;
  const layout = workspace.layout(uri);
  if (!layout) return [];
  if (finding.data.unit === 'sentence') {
    const sentence = workspace.corpus.sentences.find(uri).find(({ span }) => span.start === finding.span.start);
    return sentence === undefined ? [] : [editFix(request, 'Remove this copied sentence', new Map([[uri, [{ span: sentence.removal, text: '' }]]]))];
  }
  const removal = lineRemoval(layout, finding.span);
  const actions = [editFix(request, 'Remove this duplicate', new Map([[uri, [removal]]]), { preferred: finding.rule === 'duplicate.exact' })];
  const [twin] = finding.related;
  const twinLayout = twin && workspace.layout(twin.document);
  if (finding.rule === 'duplicate.near' && twinLayout && !workspace.corpus.isGuest(twin.document)) {
    const { longest } = finding.data;
    const shorter = longest ? new Map([[twin.document, [lineRemoval(twinLayout, twin.span)]]]) : new Map([[uri, [removal]]]);
    const title = longest ? `Keep this longer one, remove the other (${workspace.pathOf(twin.document)})` : 'Keep the longer one, remove this';
    actions.push(editFix(request, title, shorter));
  }
  const removals = exactRemovals(request);
  if (finding.rule === 'duplicate.exact' && removals.length > 1) {
    actions.push(editFix(request, `Remove all but the first copies (${String(removals.length)} in this file)`, new Map([[uri, mergeRemovals(removals)]])));
  }
  return actions;
}

function exactRemovals({ context, uri }: FixRequest): Replacement[] {
  const layout = context.workspace.layout(uri);
  if (!layout) return [];
  const { corpus } = context.workspace;
  // A first copy here that also stands in a guest is still the first copy here.
  return context.findings
    .of(uri)
    .filter(({ rule, related }) => rule === 'duplicate.exact' && !corpus.isGuest(related[0].document))
    .map(({ span }) => lineRemoval(layout, span));
}
