import { rangeOf } from '../../text/layout.ts';
import type { EntityItem, EntityMentionItem } from '../../protocol.ts';
import type { ServiceContext } from '../languageService.ts';

/** Suggested names that a view lists, the most frequent ones. */
const mostSuggested = 300;

/** The entities of the corpus: what is tagged first, then what the analysis suggests and nobody tagged. */
export function entityItems(context: ServiceContext): EntityItem[] {
  const { workspace, annotations } = context;
  const items = new Map<string, { name: string; label: string; mentions: EntityMentionItem[] }>();
  const add = (name: string, label: string, mention: EntityMentionItem): void => {
    const key = `${label} ${name}`;
    const item = items.get(key);
    if (item) item.mentions.push(mention);
    else items.set(key, { name, label, mentions: [mention] });
  };
  for (const document of annotations.documents()) {
    const layout = workspace.layout(document);
    if (!layout) continue;
    for (const { span, label, text, status } of annotations.spans(document)) {
      const location = { uri: document, range: rangeOf(layout, span) };
      add(text, label, { location, source: workspace.pathOf(document), text, status });
    }
  }
  for (const { name, label } of workspace.corpus.entities.corpusNames().slice(0, mostSuggested)) {
    for (const { document, span, form } of workspace.corpus.entities.mentionsOf(name)) {
      const layout = workspace.layout(document);
      if (!layout || annotations.decidedIn(document, span).length > 0) continue;
      add(name, label, { location: { uri: document, range: rangeOf(layout, span) }, source: workspace.pathOf(document), text: form, status: 'suggested' });
    }
  }
  return [...items.values()];
}
