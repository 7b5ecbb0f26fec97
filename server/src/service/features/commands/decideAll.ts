import { tag } from '../../../annotations/index.ts';
import type { CommandResult } from '../../../protocol.ts';
import type { Operation } from '../../annotationService.ts';
import { count } from '../../findings/context.ts';
import type { ServiceContext } from '../../languageService.ts';
import { suggestionsIn } from '../../suggestions.ts';
import { bulkResult } from './handler.ts';

/** Accepts or rejects every suggestion of the corpus that says the same words with the same label, as one action. */
export async function decideAll(context: ServiceContext, { text, label }: { text: string; label: string }, status: 'accepted' | 'rejected'): Promise<CommandResult> {
  const { workspace, annotations } = context;
  const wanted = wordsOf(text);
  const operations = new Map<string, Operation>();
  let places = 0;
  for (const document of [...workspace.corpus.documents()].sort()) {
    const suggested = (await suggestionsIn(context, document)).filter((suggestion) => suggestion.labels[0] === label && wordsOf(suggestion.text) === wanted);
    await workspace.host.yield();
    if (suggested.length === 0) continue;
    places += suggested.length;
    operations.set(document, (page, source, stamp) => tag(page, source, suggested, label, stamp, { status }).page);
  }
  const yes = status === 'accepted' ? `“${text}” tagged as ${label}` : `“${text}” is no ${label}, and will not be suggested again`;
  return bulkResult(await annotations.applyAll(operations), `${yes}: ${count(places, 'place')}`, `“${text}” is nowhere suggested as ${label}.`);
}

function wordsOf(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
