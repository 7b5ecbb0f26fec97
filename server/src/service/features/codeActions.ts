import { CodeActionKind, type CodeAction, type CodeActionContext, type Range } from 'vscode-languageserver-types';
import { rangeOf, spanOf } from '../../text/layout.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../finding.ts';
import type { ServiceContext } from '../languageService.ts';
import { diagnosticOf } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { annotationFixes } from './fixes/annotations.ts';
import { boilerplateFixes } from './fixes/boilerplate.ts';
import { duplicateFixes } from './fixes/duplicates.ts';
import { commandFix, type FixRequest } from './fixes/fix.ts';
import { nameFixes } from './fixes/names.ts';
import { safeReplacements } from './fixes/safe.ts';
import { spellingFixes } from './fixes/spelling.ts';
import { tagActions } from './fixes/tags.ts';

/** Fixes all that needs no second look; editors run it on save where the user asks for it. */
export const fixAllKind = 'source.fixAll.collate';

/** A menu offers fixes of this many findings, the shortest first; a selection may touch thousands. */
const mostFindings = 10;

const fixers: readonly ((request: FixRequest) => CodeAction[] | Promise<CodeAction[]>)[] = [
  duplicateFixes,
  boilerplateFixes,
  spellingFixes,
  nameFixes,
  annotationFixes,
];

/** The quick fixes of the findings that a range touches, ways to tag what is selected, and what fixes the whole file. */
export async function codeActions(context: ServiceContext, uri: string, range: Range, { only }: CodeActionContext): Promise<CodeAction[]> {
  const layout = context.workspace.layout(uri);
  if (!layout || !context.workspace.has(uri)) return [];
  const wants = (kind: string): boolean => !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const selection = spanOf(layout, range);
  const version = context.workspace.version(uri);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...(await quickFixes(context, uri, selection)));
  if (wants(CodeActionKind.RefactorRewrite)) actions.push(...tagActions(context, uri, selection));
  if (wants(fixAllKind)) actions.push(...fixAll(context, uri));
  // What was found for a text that has changed meanwhile would edit the wrong places.
  return context.workspace.version(uri) === version ? actions : [];
}

async function quickFixes(context: ServiceContext, uri: string, selection: Span): Promise<CodeAction[]> {
  const touched = context.findings
    .of(uri)
    .filter(({ span }) => span.start <= selection.end && selection.start <= span.end)
    .sort((a, b) => length(a) - length(b))
    .slice(0, mostFindings);
  const requests = touched.map((finding): FixRequest => ({ context, uri, finding, diagnostic: diagnosticOf(context, uri, finding), selection }));
  const fixes: CodeAction[] = [];
  for (const request of requests) for (const fixer of fixers) fixes.push(...(await fixer(request)));
  return [...fixes, ...requests.map(dismissal)];
}

function dismissal(request: FixRequest): CodeAction {
  const { context, uri, finding } = request;
  const range = rangeOf(context.workspace.layout(uri)!, finding.span);
  return commandFix(request, `Dismiss this finding (${finding.rule})`, 'collate.server.dismiss', { uri, rule: finding.rule, range });
}

function fixAll(context: ServiceContext, uri: string): CodeAction[] {
  const replacements = safeReplacements(context, uri, () => true);
  if (replacements.length === 0) return [];
  const title = 'Fix all safe Collate findings';
  return [{ title, kind: fixAllKind, edit: workspaceEdit(context, new Map([[uri, replacements]]), title) }];
}

function length({ span }: Finding): number {
  return span.end - span.start;
}
