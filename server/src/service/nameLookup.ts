import { touches, type Span } from '../text/span.ts';
import type { Place } from './finding.ts';
import type { CorpusWorkspace } from './workspace.ts';

export interface NameForm {
  readonly form: string;
  readonly count: number;
}

export interface NamePlace extends Place {
  readonly form: string;
}

/** A name that stands somewhere in the corpus, with all its spellings. */
export interface FoundName {
  /** Where it stands here. */
  readonly span: Span;
  readonly form: string;
  readonly preferred: string;
  /** Every spelling, the preferred one first; one where the corpus agrees. */
  readonly forms: readonly NameForm[];
  /** Every place of every spelling in the corpus, by document and offset. */
  places(): NamePlace[];
}

/** The name at a UTF-16 offset: one with several spellings where there is one, else an entity's. */
export function nameAt({ corpus }: CorpusWorkspace, document: string, offset: number): FoundName | undefined {
  const cluster = corpus.names.clusterAt(document, offset);
  if (cluster) {
    const places = corpus.names.mentionsOf(cluster.id);
    const here = places.find((place) => place.document === document && touches(place.span, offset));
    if (here) {
      return { span: here.span, form: here.form, preferred: cluster.preferred, forms: cluster.variants, places: () => places };
    }
  }
  const entity = corpus.entities.suggestions(document).find((suggestion) => touches(suggestion, offset));
  if (!entity) return undefined;
  const places = corpus.entities.mentionsOf(entity.name).map((place) => ({ ...place, form: entity.name }));
  return {
    span: { start: entity.start, end: entity.end },
    form: entity.name,
    preferred: entity.name,
    forms: [{ form: entity.name, count: places.length }],
    places: () => places,
  };
}
