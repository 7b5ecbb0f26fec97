import type { CodeAction } from 'vscode-languageserver-types';
import { groupBy } from '../../groupBy.ts';
import { nameAt, type NamePlace } from '../../nameLookup.ts';
import type { Replacements } from '../edits.ts';
import { editFix, type FixRequest } from './fix.ts';

/** Use the preferred spelling here, in the whole file, or in the whole corpus. */
export function nameFixes(request: FixRequest): CodeAction[] {
  const { context, uri, finding } = request;
  if (finding.rule !== 'name.variant') return [];
  const { preferred, form } = finding.data;
  const others = nameAt(context.workspace, uri, finding.span.start)?.places().filter((place) => place.form !== preferred) ?? [];
  const here = others.filter(({ document }) => document === uri);
  const files = new Set(others.map(({ document }) => document)).size;
  const actions = [editFix(request, `Use “${preferred}” here`, new Map([[uri, [{ span: finding.span, text: preferred }]]]), { preferred: true })];
  if (here.length > 1) {
    actions.push(editFix(request, `Use “${preferred}” in this file (${String(here.length)} places)`, replaceAll(here, preferred)));
  }
  if (files > 1) {
    actions.push(editFix(request, `Use “${preferred}” in the corpus (${String(others.length)} places in ${String(files)} files)`, replaceAll(others, preferred)));
  }
  const toForm = nameAt(context.workspace, uri, finding.span.start)?.places().filter((place) => place.form !== form) ?? [];
  if (toForm.length > 0) {
    actions.push(editFix(request, `Use “${form}” in the corpus instead (${String(toForm.length)} places)`, replaceAll(toForm, form)));
  }
  return actions;
}

export function replaceAll(places: readonly NamePlace[], text: string): Replacements {
  const byDocument = groupBy(places, ({ document }) => document);
  return new Map([...byDocument].map(([document, inDocument]) => [document, inDocument.map(({ span }) => ({ span, text }))]));
}
