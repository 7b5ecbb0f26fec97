import type { CodeAction } from 'vscode-languageserver-types';
import { groupBy } from '../../groupBy.ts';
import { readName, type FoundName, type NamePlace } from '../../nameLookup.ts';
import type { Replacements } from '../edits.ts';
import { editFix, type FixRequest } from './fix.ts';

/** Of a name in more documents than this, those that have only its preferred form are not read for a menu, nor any others where these are more; a rename reads them all. */
const mostDocuments = 200;

/** Use the preferred spelling here, in the whole file, or in the whole corpus. */
export async function nameFixes(request: FixRequest): Promise<CodeAction[]> {
  const { context, uri, finding } = request;
  if (finding.rule !== 'name.variant') return [];
  const { preferred, form } = finding.data;
  const isFrequent = ({ documents }: FoundName): boolean => documents.length > mostDocuments;
  const found = await readName(context.workspace, uri, finding.span.start, (name) => {
    if (!isFrequent(name)) return name.documents;
    return name.withOthers.length > mostDocuments ? [uri] : [...new Set([...name.withOthers, uri])];
  });
  const places = found?.places ?? [];
  const others = places.filter((place) => place.form !== preferred);
  const here = others.filter(({ document }) => document === uri);
  const files = new Set(others.map(({ document }) => document)).size;
  const actions = [editFix(request, `Use “${preferred}” here`, new Map([[uri, [{ span: finding.span, text: preferred }]]]), { preferred: true })];
  if (here.length > 1) {
    actions.push(editFix(request, `Use “${preferred}” in this file (${String(here.length)} places)`, replaceAll(here, preferred)));
  }
  if (files > 1) {
    actions.push(editFix(request, `Use “${preferred}” in the corpus (${String(others.length)} places in ${String(files)} files)`, replaceAll(others, preferred)));
  }
  const toForm = !found || isFrequent(found.name) ? [] : places.filter((place) => place.form !== form);
  if (toForm.length > 0) {
    actions.push(editFix(request, `Use “${form}” in the corpus instead (${String(toForm.length)} places)`, replaceAll(toForm, form)));
  }
  return actions;
}

export function replaceAll(places: readonly NamePlace[], text: string): Replacements {
  const byDocument = groupBy(places, ({ document }) => document);
  return new Map([...byDocument].map(([document, inDocument]) => [document, inDocument.map(({ span }) => ({ span, text }))]));
}
