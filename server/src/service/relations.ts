import { relationsOf } from '../annotations/index.ts';
import type { AnnotationService, TaggedSpan } from './annotationService.ts';

/** A relation as one of its two ends sees it. */
export interface RelationEnd {
  readonly id: string;
  readonly type: string;
  /** `both`: the relation says the same both ways. */
  readonly direction: 'to' | 'from' | 'both';
  readonly other: TaggedSpan;
}

/** The relations of an annotation of a document; those whose other end is rejected or has no place are left out. */
export function relationEnds(annotations: AnnotationService, document: string, id: string): RelationEnd[] {
  const page = annotations.page(document);
  if (!page) return [];
  const found = relationsOf(page, id).filter(({ status }) => status !== 'rejected');
  if (found.length === 0) return [];
  const spans = new Map(annotations.spans(document).map((tagged) => [tagged.id, tagged]));
  return found.flatMap(({ id: relationId, label, relation }): RelationEnd[] => {
    const { from, to, symmetric } = relation!;
    const other = spans.get(from === id ? to : from);
    return other ? [{ id: relationId, type: label, direction: symmetric ? 'both' : from === id ? 'to' : 'from', other }] : [];
  });
}
