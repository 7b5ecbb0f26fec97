import { touches, type Span } from '../text/span.ts';
import type { Place } from './finding.ts';
import { groupBy } from './groupBy.ts';
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
  /** Every spelling, or of an entity every form ("Massoud", "Ahmad Massoud"); one where the corpus agrees. */
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
  const places = corpus.entities.mentionsOf(entity.name);
  return {
    span: { start: entity.start, end: entity.end },
    form: entity.form,
    preferred: entity.name,
    forms: [...groupBy(places, ({ form }) => form)].map(([form, same]) => ({ form, count: same.length })).sort((a, b) => b.count - a.count),
    places: () => places,
  };
}
