import { relabel, tag, untag, type AnnotationPage } from '../../../annotations/index.ts';
import type { CommandResult, ServerCommands, TagReference } from '../../../protocol.ts';
import { spanOf } from '../../../text/layout.ts';
import type { Span } from '../../../text/span.ts';
import type { Operation } from '../../annotationService.ts';
import { count } from '../../findings/context.ts';
import { groupBy } from '../../groupBy.ts';
import type { ServiceContext } from '../../languageService.ts';
import { bulkResult, layoutIn } from './handler.ts';

/** Tags places of any number of documents with a label. */
export async function tagPlaces(context: ServiceContext, { label, places }: ServerCommands['collate.server.tagPlaces']): Promise<CommandResult> {
  const spans = new Map<string, Span[]>();
  for (const [uri, ofDocument] of groupBy(places, (place) => place.uri)) {
    const layout = await layoutIn(context, uri);
    spans.set(uri, ofDocument.map(({ range }) => spanOf(layout, range)));
  }
  return await tagSpans(context, spans, label, `Tagged as ${label}`, `These places are tagged as ${label} already.`);
}

/** Tags stretches of documents (UTF-16) with a label, as one action; `yes` (without its full stop) or `no` says what came of it. */
export async function tagSpans(
  context: ServiceContext,
  spans: ReadonlyMap<string, readonly Span[]>,
  label: string,
  yes: string,
  no: string,
): Promise<CommandResult> {
  let tagged = 0;
  const operations = [...spans].map(([uri, places]): [string, Operation] => [
    uri,
    (page, text, stamp) => {
      const { page: after, ids } = tag(page, text, places, label, stamp);
      tagged += ids.length;
      return after;
    },
  ]);
  const bulk = await context.annotations.applyAll(new Map(operations));
  return bulkResult(bulk, `${yes}: ${count(tagged, 'place')}`, no);
}

/** Removes annotations of any number of documents. */
export async function untagPlaces(context: ServiceContext, { places }: ServerCommands['collate.server.untagPlaces']): Promise<CommandResult> {
  const bulk = await applyToTags(context, places, (ids) => (page) => untag(page, ids));
  return bulkResult(bulk, `${count(bulk.touched, 'tag')} removed`, 'These tags are not there any more.');
}

/** Gives annotations of any number of documents another label. */
export async function relabelPlaces(context: ServiceContext, { label, places }: ServerCommands['collate.server.relabelPlaces']): Promise<CommandResult> {
  const bulk = await applyToTags(context, places, (ids) => (page, _text, stamp) => relabel(page, ids, label, stamp));
  return bulkResult(bulk, `Tagged as ${label}: ${count(bulk.touched, 'place')}`, `Nothing to change: these tags are ${label} already, or gone.`);
}

async function applyToTags(
  { annotations }: ServiceContext,
  places: readonly TagReference[],
  operate: (ids: ReadonlySet<string>) => Operation,
): Promise<{ changed: readonly string[]; problems: readonly string[]; touched: number }> {
  let touched = 0;
  const operations = [...groupBy(places, ({ uri }) => uri)].map(([uri, ofDocument]): [string, Operation] => {
    const ids = new Set(ofDocument.map(({ id }) => id));
    const operation = operate(ids);
    return [
      uri,
      (page, text, stamp) => {
        const after = operation(page, text, stamp);
        touched += countChanged(page, after, ids);
        return after;
      },
    ];
  });
  return { ...(await annotations.applyAll(new Map(operations))), touched };
}

function countChanged(before: AnnotationPage, after: AnnotationPage, ids: ReadonlySet<string>): number {
  const kept = new Set(after.items);
  return before.items.filter((item) => ids.has(item.id) && !kept.has(item)).length;
}
