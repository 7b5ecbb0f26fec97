import { occurrencesOf } from '../../../annotations/index.ts';
import type { CommandResult, ServerCommands } from '../../../protocol.ts';
import type { Span } from '../../../text/span.ts';
import { wordAt } from '../../../text/wordBoundaries.ts';
import type { ServiceContext } from '../../languageService.ts';
import { overlapping } from '../../overlapping.ts';
import { tagSpans } from './bulk.ts';
import { spanIn } from './handler.ts';

/** Tags a selection, or the word at the cursor, where it stands, or everywhere in their document or in the corpus. */
export async function tagWords(context: ServiceContext, { uri, range, label, scope }: ServerCommands['collate.server.tag']): Promise<CommandResult> {
  const { workspace } = context;
  const selected = await spanIn(context, uri, range);
  const source = (await workspace.text(uri)) ?? '';
  const span = selected.start === selected.end ? (wordAt(source, selected.start) ?? selected) : selected;
  const quote = source.slice(span.start, span.end).trim();
  if (quote === '') return { done: false, message: 'Put the cursor on a word or select the words to tag.' };
  const spans = new Map<string, readonly Span[]>();
  for (const document of scope === 'corpus' ? [...workspace.corpus.documents()].sort() : [uri]) {
    const places = scope === 'span' ? [span] : await openPlaces(context, document, quote, label);
    if (places.length > 0) spans.set(document, places);
    await workspace.host.yield();
  }
  return await tagSpans(context, spans, label, `“${quote}” tagged as ${label}`, `“${quote}” is tagged as ${label} already.`);
}

/** The places of a quote where the annotator has not rejected the label, which is only taken back where it stands. */
async function openPlaces({ workspace, annotations }: ServiceContext, document: string, quote: string, label: string): Promise<Span[]> {
  const places = occurrencesOf((await workspace.text(document)) ?? '', quote);
  if (places.length > 0) await annotations.ensure(document);
  const rejectedAt = overlapping(annotations.rejected(document).filter((rejected) => rejected.label === label));
  return places.filter((place) => rejectedAt(place).length === 0);
}
