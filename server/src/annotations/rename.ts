import { listOf } from './json.ts';
import type { AnnotationItem, AnnotationPage, SpanTarget } from './model.ts';
import { relativeIri } from './normalize.ts';

/** The page for a document that got another file name; `id` is the sidecar's own relative IRI. */
export function renameSource(page: AnnotationPage, fileName: string, id: string): AnnotationPage {
  const source = relativeIri(fileName);
  const former = page.document.source;
  const items = page.items.map((item): AnnotationItem => {
    const targets = listOf<SpanTarget | string>(item.target);
    if (!targets.some((target) => typeof target !== 'string' && target.source === former)) return item;
    const moved = targets.map((target) => (typeof target !== 'string' && target.source === former ? { ...target, source } : target));
    return { ...item, target: Array.isArray(item.target) ? moved : moved[0] };
  });
  return { ...page, id, document: { ...page.document, source }, items };
}
