import { annotationOf, placeOf, sameJson, type AnnotatedText, type Annotation, type AnnotationItem, type AnnotationPage } from '../../../annotations/index.ts';
import type { AgreementReport, LayerPair } from '../../../protocol.ts';
import type { ServiceContext } from '../../languageService.ts';

/** A document that both of two layers have. */
export interface LayerDocument {
  readonly uri: string;
  readonly text: AnnotatedText;
  readonly first: AnnotationPage;
  readonly second: AnnotationPage;
  readonly curated: AnnotationPage;
}

/** The documents that two layers have, in order, and what is left out because only one of them is there. */
export async function layerDocuments(context: ServiceContext, { uri, first, second }: LayerPair): Promise<{ documents: LayerDocument[]; leftOut: AgreementReport['leftOut'] }> {
  const { workspace, annotations } = context;
  const documents: LayerDocument[] = [];
  const leftOut: { uri: string; message: string }[] = [];
  for (const document of uri === undefined ? [...workspace.annotated.keys()].sort() : [uri]) {
    await workspace.refresh(document);
    const found = await annotations.layersOf(document);
    const names = new Set(found.map((layer) => layer ?? ''));
    const missing = [first, second].filter((name) => !names.has(name));
    const path = workspace.pathOf(document);
    if (missing.length === 1) leftOut.push({ uri: document, message: `${path}: ${titleOf(missing[0])} has not begun it.` });
    if (missing.length > 0) continue;
    const text = await workspace.text(document);
    const [mine, theirs, curated] = [await annotations.layerPage(document, first || undefined), await annotations.layerPage(document, second || undefined), await annotations.layerPage(document, undefined)];
    if (text === undefined || !mine || !theirs || !curated) leftOut.push({ uri: document, message: `${path} or one of its sidecars cannot be read.` });
    else documents.push({ uri: document, text: annotations.annotatedText(document, text), first: mine, second: theirs, curated });
    await workspace.host.yield();
  }
  return { documents, leftOut };
}

/** A layer's name as people read it. */
export function titleOf(layer: string): string {
  return layer === '' ? 'the curated layer' : layer;
}

/** The tags of the first layer that the second has alike, with the same attributes. */
export function agreedItems({ first, second }: Pick<LayerDocument, 'first' | 'second'>): AnnotationItem[] {
  const theirs = new Map(acceptedSpans(second).map((annotation) => [placeOf(annotation), annotation]));
  return acceptedSpans(first)
    .filter((annotation) => sameJson(theirs.get(placeOf(annotation))?.attributes, annotation.attributes))
    .map(({ item }) => item);
}

/** The accepted tags of a page. */
export function acceptedSpans(page: AnnotationPage): Annotation[] {
  return page.items.map(annotationOf).filter(({ kind, status }) => kind === 'span' && status === 'accepted');
}
