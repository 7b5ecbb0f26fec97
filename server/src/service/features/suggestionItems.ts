import type { Position } from 'vscode-languageserver-types';
import type { SuggestionItem } from '../../protocol.ts';
import { offsetAt, rangeOf, type LayoutFacts } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';
import { suggestionsIn, type Suggestion } from '../suggestions.ts';

/** What may be tagged in a document and nobody has decided on, in the order of the text. */
export async function suggestionItems(context: ServiceContext, uri: string): Promise<SuggestionItem[]> {
  const suggestions = await suggestionsIn(context, uri);
  const layout = context.workspace.layout(uri);
  return layout ? suggestions.map((suggestion) => itemOf(layout, suggestion)) : [];
}

/**
 * The next suggestion that starts at or after a position, or the last that ends at or before it. Where the document has
 * none there, the search goes on in the other documents in the order of their paths, and comes back to this one.
 */
export async function neighbouringSuggestion(
  context: ServiceContext,
  uri: string,
  position: Position,
  direction: 'next' | 'previous',
): Promise<{ uri: string; suggestion: SuggestionItem } | null> {
  const { workspace } = context;
  const isNext = direction === 'next';
  const here = await suggestionsIn(context, uri);
  const layout = workspace.layout(uri);
  if (layout) {
    const offset = offsetAt(layout, position);
    const found = isNext ? here.find(({ start }) => start >= offset) : here.findLast(({ end }) => end <= offset);
    if (found) return { uri, suggestion: itemOf(layout, found) };
  }
  const documents = [...workspace.corpus.documents()].sort();
  if (!isNext) documents.reverse();
  const at = documents.indexOf(uri);
  for (const document of [...documents.slice(at + 1), ...documents.slice(0, at + 1)]) {
    const suggestions = document === uri ? here : await suggestionsIn(context, document);
    const found = isNext ? suggestions[0] : suggestions.at(-1);
    const otherLayout = workspace.layout(document);
    if (found && otherLayout) return { uri: document, suggestion: itemOf(otherLayout, found) };
    await workspace.host.yield();
  }
  return null;
}

function itemOf(layout: LayoutFacts, suggestion: Suggestion): SuggestionItem {
  const { text, labels, source } = suggestion;
  return { range: rangeOf(layout, suggestion), text, labels, source };
}
