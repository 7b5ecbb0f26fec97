import type { AnnotatedText } from '../annotatedText.ts';
import type { AnnotationPage } from '../model.ts';

/** Anchors a page that is read to a text. */
export function anchorOnLoad(page: AnnotationPage, text: AnnotatedText, previousText?: string): AnnotationPage {
  void previousText;
  return { ...page, document: { ...page.document, ...text.identity(page.document.source) } };
}
