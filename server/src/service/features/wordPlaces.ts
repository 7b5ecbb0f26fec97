import type { Range } from 'vscode-languageserver-types';
import { occurrencesOf } from '../../annotations/index.ts';
import type { ServerRequests, WordPlace } from '../../protocol.ts';
import { lineAt, rangeOf, spanOf } from '../../text/layout.ts';
import type { Span } from '../../text/span.ts';
import { wordAt } from '../../text/wordBoundaries.ts';
import type { TaggedSpan } from '../annotationService.ts';
import { overlapping } from '../overlapping.ts';
import type { ServiceContext } from '../languageService.ts';

/** Code units of a line that a preview shows on each side of a place. */
const contextUnits = 60;

/** Where the words of a range (the word at an empty one) stand in the document or the corpus, whole words only. */
export async function wordPlaces(
  context: ServiceContext,
  uri: string,
  range: Range,
  scope: 'document' | 'corpus',
): Promise<ServerRequests['collate/wordPlaces']['result']> {
  const { workspace, annotations } = context;
  const layout = workspace.layout(uri);
  const source = await workspace.text(uri);
  if (!layout || source === undefined) return { text: '', places: [] };
  const selected = spanOf(layout, range);
  const span = selected.start === selected.end ? (wordAt(source, selected.start) ?? selected) : selected;
  const text = source.slice(span.start, span.end).trim();
  const places: WordPlace[] = [];
  for (const document of scope === 'corpus' ? [...workspace.corpus.documents()].sort() : [uri]) {
    await workspace.refresh(document);
    await annotations.ensure(document);
    places.push(...placesIn(context, document, (await workspace.text(document)) ?? '', text));
    await workspace.host.yield();
  }
  return { text, places };
}

function placesIn({ workspace, annotations }: ServiceContext, uri: string, source: string, text: string): WordPlace[] {
  const layout = workspace.layout(uri);
  const spans = occurrencesOf(source, text);
  if (!layout || spans.length === 0) return [];
  const decidedAt = overlapping(annotations.decidedIn(uri, { start: 0, end: source.length }));
  const here = (span: Span, wanted: TaggedSpan['status']): TaggedSpan[] => decidedAt(span).filter(({ status }) => status === wanted);
  return spans.map((span) => ({
    uri,
    source: workspace.pathOf(uri),
    range: rangeOf(layout, span),
    before: source.slice(Math.max(layout.lineStarts[lineAt(layout, span.start)], span.start - contextUnits), span.start),
    text: source.slice(span.start, span.end),
    after: source.slice(span.end, Math.min(layout.lineEnds[lineAt(layout, span.end)], span.end + contextUnits)),
    tags: here(span, 'accepted').map(({ id, label }) => ({ id, label })),
    rejected: here(span, 'rejected').map(({ label }) => label),
  }));
}
