import type { Span } from '../../text/span.ts';
import { overlaps, touches } from '../../text/span.ts';
import { annotationOf } from '../annotation.ts';
import type { Annotation } from '../annotation.ts';
import type { AnnotationPage } from '../model.ts';

/**
 * The tagged spans at a code point of the text, the shortest first: those that one of their fragments covers or touches.
 * Orphans stand nowhere and are left out.
 */
export function annotationsAt(page: AnnotationPage, codePoint: number): Annotation[] {
  return spans(page)
    .filter(({ fragments }) => fragments.some((fragment) => touches(fragment, codePoint)))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** The tagged spans with a fragment that overlaps a stretch (code points), in the page's order. Orphans are left out. */
export function annotationsIn(page: AnnotationPage, span: Span): Annotation[] {
  return spans(page).filter(({ fragments }) => fragments.some((fragment) => overlaps(fragment, span)));
}

/** The relations that lead from or to an annotation. */
export function relationsOf(page: AnnotationPage, id: string): Annotation[] {
  return page.items.filter(({ relation }) => relation && (relation.from === id || relation.to === id)).map(annotationOf);
}

/** The annotations that lost their text. */
export function orphansOf(page: AnnotationPage): Annotation[] {
  return page.items.map(annotationOf).filter(({ status }) => status === 'orphan');
}

function spans(page: AnnotationPage): Annotation[] {
  return page.items.map(annotationOf).filter(({ kind, status }) => kind === 'span' && status !== 'orphan');
}
