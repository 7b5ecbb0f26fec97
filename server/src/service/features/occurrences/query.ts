import type { Range } from 'vscode-languageserver-types';
import { occurrencesOf } from '../../../annotations/index.ts';
import type { OccurrenceQuery } from '../../../protocol.ts';
import { spanOf } from '../../../text/layout.ts';
import { touches, type Span } from '../../../text/span.ts';
import { splitWords } from '../../../text/words.ts';
import type { ServiceContext } from '../../languageService.ts';
import { formsAt, readName } from '../../nameLookup.ts';

/** What stands between the forms of one query. */
const separator = ' | ';

/** Forms of a name that a query asks for, the most frequent ones. */
const mostForms = 20;

/** Documents that are looked at for the forms of an entity's name. */
const mostDocuments = 200;

/** The forms that a query asks for: "Massoud | Masood" finds both. */
export function formsOf({ text }: OccurrenceQuery): string[] {
  const forms = text.split(/\s\|\s/u).map((form) => form.trim());
  return [...new Set(forms)].filter((form) => form !== '');
}

/** A query for any of several forms. */
export function queryFor(forms: readonly string[]): string {
  return [...new Set(forms.map((form) => form.replace(/\s+/gu, ' ').trim()))].filter((form) => form !== '').join(separator);
}

/** Where any of the forms stands (UTF-16), in order; of those that overlap, the one that starts first, then the longest. */
export function placesOf(text: string, forms: readonly string[], { matchCase, wholeWords }: OccurrenceQuery): Span[] {
  const all = forms.flatMap((form) => occurrencesOf(text, form, { matchCase, wholeWords }));
  if (forms.length < 2) return all;
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return all.filter((place) => {
    if (place.start < end) return false;
    end = place.end;
    return true;
  });
}

/**
 * What an annotator most likely means at a range: the words selected; else the annotation, in all the spellings that the
 * corpus has of it; else the name; else the word. Undefined between words.
 */
export async function queryAt(context: ServiceContext, uri: string, range: Range): Promise<string | undefined> {
  const { workspace, annotations } = context;
  const layout = workspace.layout(uri);
  const text = await workspace.text(uri);
  if (!layout || text === undefined) return undefined;
  const selected = spanOf(layout, range);
  if (selected.start < selected.end) return queryFor([text.slice(selected.start, selected.end)]) || undefined;
  const offset = selected.start;
  const [tagged] = annotations
    .spans(uri)
    .filter(({ status, fragments }) => status !== 'orphan' && fragments.some((fragment) => touches(fragment, offset)))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const found = await readName(workspace, uri, offset, ({ spellings, documents }) => (spellings ? [] : documents.slice(0, mostDocuments)));
  const spellings = found && (found.name.spellings ?? formsAt(found.places));
  const forms = spellings?.slice(0, mostForms).map(({ form }) => form) ?? [];
  if (tagged) return queryFor(forms.includes(tagged.text) ? [tagged.text, ...forms] : [tagged.text]);
  if (forms.length > 0) return queryFor(forms);
  return splitWords(text.slice(Math.max(0, offset - 100), offset + 100)).find((word) => touches(word, Math.min(offset, 100)))?.text;
}
