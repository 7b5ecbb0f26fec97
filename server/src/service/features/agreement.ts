import { corpusAgreement, CuratedItems, type Annotation, type CorpusAgreement, type CorpusPair, type Difference, type LayeredDocument } from '../../annotations/index.ts';
import type { AgreementReport, LayerDifference, LayerItem, LayerPair, LayerTag } from '../../protocol.ts';
import { rangeOf } from '../../text/layout.ts';
import { groupBy } from '../groupBy.ts';
import type { ServiceContext } from '../languageService.ts';
import { decisionOf } from './agreement/decision.ts';
import { acceptedSpans, agreedItems, layerDocuments, type LayerDocument } from './agreement/documents.ts';
import { keywordInContext } from './occurrences/context.ts';

/** The layers of a document, or of all: the curated one first, then by name. */
export async function layerItems({ workspace, annotations }: ServiceContext, uri?: string): Promise<LayerItem[]> {
  const items = new Map<string, { documents: number; tags: number }>();
  for (const document of uri === undefined ? [...workspace.annotated.keys()] : [uri]) {
    for (const layer of await annotations.layersOf(document)) {
      const page = await annotations.layerPage(document, layer);
      const tags = page ? acceptedSpans(page).length : 0;
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
  const compared = documents.map(({ uri, text, first, second }): LayeredDocument => ({
    name: uri,
    text: text.text,
    layers: [{ name: pair.first, page: first }, { name: pair.second, page: second }],
  }));
  const { alpha, pairs } = corpusAgreement(compared, [pair.first, pair.second]);
  const byUri = new Map(documents.map((document) => [document.uri, document]));
  const agreed = documents.map((document) => agreedItems(document));
  return {
    labels: labelFigures(documents, alpha, pairs[0]),
    overall: { alpha: alpha.overall ?? null, exact: pairs[0].exact.f1 ?? null, overlap: pairs[0].overlap.f1 ?? null },
    documents: documents.length,
    length: sum(documents, ({ text }) => text.offsets.length),
    leftOut,
    agreed: sum(agreed, (items) => items.length),
    agreedOpen: sum(agreed, (items, index) => {
      const curated = new CuratedItems(documents[index].curated);
      return items.filter((item) => !curated.find(item)).length;
    }),
    differences: [...groupBy(pairs[0].differences, ({ document }) => document)].flatMap(([uri, inDocument]) =>
      differenceRows(context, byUri.get(uri)!, inDocument.map(({ difference }) => difference)),
    ),
  };
}

function labelFigures(documents: readonly LayerDocument[], alpha: CorpusAgreement['alpha'], { labels }: CorpusPair): AgreementReport['labels'] {
  const counts = (['first', 'second'] as const).map((side) => groupBy(documents.flatMap((document) => acceptedSpans(document[side])), (annotation) => annotation.label));
  return labels.map(({ label, kappa, exact, overlap }) => ({
    label,
    first: counts[0].get(label)?.length ?? 0,
    second: counts[1].get(label)?.length ?? 0,
    kappa: kappa.kappa ?? null,
    alpha: alpha.labels.find((figures) => figures.label === label)?.alpha ?? null,
    exact: exact.f1 ?? null,
    overlap: overlap.f1 ?? null,
  }));
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
