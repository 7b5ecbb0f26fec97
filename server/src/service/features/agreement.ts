import { annotationOf, corpusAgreement, CuratedItems, type Annotation, type ComparedDocument, type CorpusAgreement, type Difference } from '../../annotations/index.ts';
import type { AgreementReport, LayerDifference, LayerItem, LayerPair, LayerTag } from '../../protocol.ts';
import { rangeOf } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';
import { decisionOf } from './agreement/decision.ts';
import { agreedItems, layerDocuments, type LayerDocument } from './agreement/documents.ts';
import { keywordInContext } from './occurrences/context.ts';

/** The layers of a document, or of all: the curated one first, then by name. */
export async function layerItems({ workspace, annotations }: ServiceContext, uri?: string): Promise<LayerItem[]> {
  const items = new Map<string, { documents: number; tags: number }>();
  for (const document of uri === undefined ? [...workspace.annotated.keys()] : [uri]) {
    for (const layer of await annotations.layersOf(document)) {
      const page = await annotations.layerPage(document, layer);
      const tags = page?.items.map(annotationOf).filter(({ kind, status }) => kind === 'span' && status === 'accepted').length ?? 0;
      const known = items.get(layer ?? '') ?? { documents: 0, tags: 0 };
      items.set(layer ?? '', { documents: known.documents + 1, tags: known.tags + tags });
    }
    await workspace.host.yield();
  }
  return [...items].map(([name, counts]) => ({ name, ...counts })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** How two layers agree over a document or the corpus, where they differ, and what was decided there. */
export async function agreementReport(context: ServiceContext, pair: LayerPair): Promise<AgreementReport> {
  const { documents, leftOut } = await layerDocuments(context, pair);
  const compared = documents.map(({ uri, text, first, second }): ComparedDocument => ({
    id: uri,
    text: text.text,
    first: { name: pair.first, page: first },
    second: { name: pair.second, page: second },
  }));
  const agreement = corpusAgreement(compared);
  const agreed = documents.map((document) => agreedItems(document));
  return {
    ...figuresOf(agreement),
    documents: documents.length,
    length: agreement.length,
    leftOut,
    agreed: sum(agreed, (items) => items.length),
    agreedOpen: sum(agreed, (items, index) => {
      const curated = new CuratedItems(documents[index].curated);
      return items.filter((item) => !curated.find(item)).length;
    }),
    differences: agreement.documents.flatMap(({ differences }, index) => differenceRows(context, documents[index], differences)),
  };
}

function figuresOf({ labels, alpha, exact, overlap }: CorpusAgreement): Pick<AgreementReport, 'labels' | 'overall'> {
  return {
    labels: labels.map((figures) => ({
      label: figures.label,
      first: figures.first,
      second: figures.second,
      kappa: figures.kappa.kappa ?? null,
      alpha: figures.alpha ?? null,
      exact: figures.exact.f1 ?? null,
      overlap: figures.overlap.f1 ?? null,
    })),
    overall: { alpha: alpha ?? null, exact: exact.f1 ?? null, overlap: overlap.f1 ?? null },
  };
}

function differenceRows({ workspace }: ServiceContext, { uri, text, curated }: LayerDocument, differences: readonly Difference[]): LayerDifference[] {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  const items = new CuratedItems(curated);
  const source = workspace.pathOf(uri);
  return differences.map(({ kind, start, end, first, second }) => {
    const span = text.offsets.toUtf16Span({ start, end });
    const { left, keyword, right } = keywordInContext(text.text, span);
    return {
      location: { uri, range: rangeOf(layout, span) },
      source,
      kind,
      left,
      keyword,
      right,
      first: first.map(tagOf),
      second: second.map(tagOf),
      decision: decisionOf(items, first, second),
    };
  });
}

function tagOf({ id, label, text, attributes }: Annotation): LayerTag {
  return { id, label, text, attributes };
}

function sum<Value>(values: readonly Value[], of: (value: Value, index: number) => number): number {
  return values.reduce((total, value, index) => total + of(value, index), 0);
}
