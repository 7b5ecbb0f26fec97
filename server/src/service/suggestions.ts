import { longestOf, type Gazetteer } from '../annotations/index.ts';
import type { Span } from '../text/span.ts';
import type { AnnotationService } from './annotationService.ts';
import { overlapping } from './overlapping.ts';
import type { CorpusWorkspace } from './workspace.ts';

/** Where a suggestion comes from: a sidecar, the corpus's own tags, a gazetteer file, or the entity analysis. */
export type SuggestionSource = 'sidecar' | 'corpus' | 'gazetteer' | 'analysis';

/** Words that may be an annotation; UTF-16 offsets. */
export interface Suggestion extends Span {
  readonly text: string;
  /** The likeliest label first; several where the corpus tags these words in several ways. */
  readonly labels: readonly string[];
  readonly source: SuggestionSource;
}

/** What suggestions are made of. */
export interface SuggestionContext {
  readonly workspace: CorpusWorkspace;
  readonly annotations: AnnotationService;
}

/**
 * What may be tagged in a document and nobody has decided on, in the order of the text: of overlapping suggestions the
 * longest, of equally long ones the surer source. A place that was tagged or rejected is never suggested again.
 */
export async function suggestionsIn(context: SuggestionContext, document: string): Promise<Suggestion[]> {
  const { workspace, annotations } = context;
  await workspace.refresh(document);
  if (!workspace.has(document)) return [];
  await annotations.ensure(document);
  annotations.settle(document);
  const all = annotations.decidedIn(document, { start: 0, end: Infinity });
  const stored = all.filter(({ status }) => status === 'suggested');
  const decidedAt = overlapping(all.filter(({ status }) => status !== 'suggested'));
  const gazetteer = workspace.folderOf(document)?.gazetteer;
  const text = annotations.hasTags || gazetteer ? await workspace.text(document) : undefined;
  const found: Suggestion[] = [
    ...stored.map(({ span, label, text: words }): Suggestion => ({ ...span, text: words, labels: [label], source: 'sidecar' })),
    ...(text === undefined ? [] : [...taggedElsewhere(annotations, document, text), ...inGazetteer(gazetteer, text)]),
    ...workspace.corpus.entities.suggestions(document).map(({ start, end, form, label }): Suggestion => ({ start, end, text: form, labels: [label], source: 'analysis' })),
  ];
  return longestOf(found.filter((suggestion) => decidedAt(suggestion).length === 0));
}

function taggedElsewhere(annotations: AnnotationService, document: string, text: string): Suggestion[] {
  return annotations
    .unmarked(document, text)
    .map(({ start, end, text: words, labels }): Suggestion => ({ start, end, text: words, labels: labels.map(({ label }) => label), source: 'corpus' }));
}

function inGazetteer(gazetteer: Gazetteer | undefined, text: string): Suggestion[] {
  return (gazetteer?.find(text) ?? []).map(({ start, end, form, label }) => ({ start, end, text: form, labels: [label], source: 'gazetteer' }));
}
