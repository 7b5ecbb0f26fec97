import { occurrencesOf } from '../../../annotations/index.ts';
import type { CommandResult, ServerCommands } from '../../../protocol.ts';
import type { Span } from '../../../text/span.ts';
import type { ServiceContext } from '../../languageService.ts';
import { tagSpans } from './bulk.ts';
import { spanIn } from './handler.ts';

/** Tags words where they stand, or everywhere in their document or in the corpus. */
export async function tagWords(context: ServiceContext, { uri, range, label, scope }: ServerCommands['collate.server.tag']): Promise<CommandResult> {
  const { workspace } = context;
  const span = await spanIn(context, uri, range);
  const quote = (await workspace.text(uri))?.slice(span.start, span.end).trim() ?? '';
  if (quote === '') return { done: false, message: 'Select the words to tag.' };
  const spans = new Map<string, readonly Span[]>();
  for (const document of scope === 'corpus' ? [...workspace.corpus.documents()].sort() : [uri]) {
    const places = scope === 'span' ? [span] : occurrencesOf((await workspace.text(document)) ?? '', quote);
    if (places.length > 0) spans.set(document, places);
    await workspace.host.yield();
  }
  return await tagSpans(context, spans, label, `“${quote}” tagged as ${label}`, `“${quote}” is tagged as ${label} already.`);
}
