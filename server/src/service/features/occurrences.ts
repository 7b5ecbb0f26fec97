import type { OccurrencePage, OccurrencePlace, OccurrenceQuery, OccurrenceRow, OccurrenceTag } from '../../protocol.ts';
import { rangeOf } from '../../text/layout.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { TaggedSpan } from '../annotationService.ts';
import type { ServiceContext } from '../languageService.ts';
import { keywordInContext } from './occurrences/context.ts';
import { formsOf, placesOf } from './occurrences/query.ts';

/** A page ends after so many documents even if it is not full, so that whoever waits sees how far the search has come. */
const documentsAPage = 400;

/** Rows that one page holds at most, whatever is asked for. */
const mostRows = 2000;

/**
 * The places of the corpus where a query's words stand, in the order of documents and text: up to `limit` of them from a
 * place on, and where to go on. Nothing is kept between two pages, so a search is given up by not asking for the next.
 */
export async function occurrencePage(context: ServiceContext, query: OccurrenceQuery, limit: number, from?: OccurrencePlace): Promise<OccurrencePage> {
  const { workspace, annotations } = context;
  const documents = [...workspace.corpus.documents()].sort();
  const total = documents.length;
  const forms = formsOf(query);
  if (forms.length === 0) return { rows: [], next: null, searched: total, total };
  const wanted = Math.min(Math.max(1, Math.floor(limit)), mostRows);
  const first = from ? documents.findIndex((uri) => uri >= from.uri) : 0;
  const rows: OccurrenceRow[] = [];
  for (let index = first < 0 ? total : first; index < total; index++) {
    const uri = documents[index];
    const offset = from?.uri === uri ? from.offset : 0;
    if (index - first >= documentsAPage) return { rows, next: { uri, offset: 0 }, searched: index, total };
    await workspace.refresh(uri);
    const text = await workspace.text(uri);
    if (text === undefined) continue;
    const places = placesOf(text, forms, query).filter(({ start }) => start >= offset);
    const room = wanted - rows.length;
    if (places.length > 0) await annotations.ensure(uri);
    rows.push(...rowsOf(context, uri, text, places.slice(0, room)));
    if (places.length > room) return { rows, next: { uri, offset: places[room].start }, searched: index, total };
    await workspace.host.yield();
  }
  return { rows, next: null, searched: total, total };
}

function rowsOf({ workspace, annotations }: ServiceContext, uri: string, text: string, places: readonly Span[]): OccurrenceRow[] {
  const layout = workspace.layout(uri);
  if (!layout || places.length === 0) return [];
  const source = workspace.pathOf(uri);
  const tagged = annotations.spans(uri).filter(({ status }) => status !== 'orphan');
  const row = tagsInOrder(tagged);
  return places.map((place) => ({ location: { uri, range: rangeOf(layout, place) }, source, ...keywordInContext(text, place), tags: row(place) }));
}

/** The tags that share text with a place, those on its very words first; for places asked for in the order of the text. */
function tagsInOrder(tagged: readonly TaggedSpan[]): (place: Span) => OccurrenceTag[] {
  let open: TaggedSpan[] = [];
  let next = 0;
  return (place) => {
    while (next < tagged.length && tagged[next].span.start < place.end) open.push(tagged[next++]);
    open = open.filter(({ span }) => span.end > place.start);
    const isExact = ({ span }: TaggedSpan): boolean => span.start === place.start && span.end === place.end;
    return open
      .filter(({ fragments }) => fragments.some((fragment) => overlaps(fragment, place)))
      .sort((a, b) => Number(isExact(b)) - Number(isExact(a)))
      .map((tag) => ({
        id: tag.id,
        label: tag.label,
        status: tag.status === 'suggested' ? 'suggested' : 'accepted',
        ...(isExact(tag) ? {} : { text: tag.text }),
      }));
  };
}
