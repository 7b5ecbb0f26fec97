import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';
import { tokensOf } from '../formats/tokens.ts';
import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import { measure } from './agreement.ts';
import type { Agreement, PairAgreement } from './agreement.ts';
import { differencesBetween } from './differences.ts';
import type { Difference } from './differences.ts';
import { spansOf } from './layer.ts';
import type { AnnotatorLayer } from './layer.ts';

/** A document with the layers that stand beside it. */
export interface LayeredDocument {
  readonly name: string;
  readonly text: string;
  readonly layers: readonly AnnotatorLayer[];
}

/** How two annotators agree over all documents that both annotated. */
export interface CorpusPair extends Omit<PairAgreement, 'differences'> {
  readonly documents: number;
  readonly differences: readonly { readonly document: string; readonly difference: Difference }[];
}

/** How the annotators of a corpus agree. */
export interface CorpusAgreement {
  /** Krippendorff's unitising alpha over the documents that all of the annotators annotated. */
  readonly alpha: Agreement['alpha'];
  readonly alphaDocuments: number;
  readonly pairs: readonly CorpusPair[];
  /** Documents that fewer than two of the annotators have a layer of. */
  readonly leftOut: readonly { readonly document: string; readonly layers: readonly string[] }[];
}

/**
 * Compares the layers of named annotators over a corpus. The documents are taken as one continuum, end to end, so that long
 * ones weigh more than short ones; a document counts for those annotators who have a layer of it.
 */
export function corpusAgreement(documents: readonly LayeredDocument[], names: readonly string[]): CorpusAgreement {
  const known = documents.map((document) => ({ ...document, layers: document.layers.filter(({ name }) => names.includes(name)) }));
  const leftOut = known.filter(({ layers }) => layers.length < 2).map(({ name, layers }) => ({ document: name, layers: layers.map((layer) => layer.name) }));
  const ofAll = known.filter(({ layers }) => layers.length === names.length);
  const pairs = names.flatMap((first, index) =>
    names.slice(index + 1).map((second): CorpusPair => {
      const both = known.filter(({ layers }) => [first, second].every((name) => layers.some((layer) => layer.name === name)));
      const [pair] = measureTogether(both, [first, second]).pairs;
      const differences = both.flatMap(({ name, text, layers }) => {
        const [mine, theirs] = spansBy({ name, text, layers }, [first, second]);
        return differencesBetween(mine, theirs).map((difference) => ({ document: name, difference }));
      });
      return { ...pair, documents: both.length, differences };
    }),
  );
  return { alpha: measureTogether(ofAll, names).alpha, alphaDocuments: ofAll.length, pairs, leftOut };
}

function measureTogether(documents: readonly LayeredDocument[], names: readonly string[]): ReturnType<typeof measure> {
  const spans = names.map((): Annotation[] => []);
  const tokens: Span[] = [];
  let length = 0;
  for (const document of documents) {
    const text = normalizeText(document.text);
    const points = new OffsetMap(text);
    for (const token of tokensOf(text)) tokens.push(moved(points.toCodePoints(token), length));
    for (const [index, own] of spansBy(document, names).entries()) for (const annotation of own) spans[index].push(movedAnnotation(annotation, length));
    // A gap keeps the last unit of one document from touching the first of the next.
    length += points.length + 1;
  }
  return measure(names.map((name, index) => ({ name, spans: spans[index] })), tokens, Math.max(0, length - 1));
}

function spansBy({ text, layers }: LayeredDocument, names: readonly string[]): Annotation[][] {
  const { length } = new OffsetMap(normalizeText(text));
  return names.map((name) => layers.filter((layer) => layer.name === name).flatMap((layer) => spansOf(layer, length)));
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function movedAnnotation(annotation: Annotation, by: number): Annotation {
  return { ...annotation, ...moved(annotation, by), fragments: annotation.fragments.map((fragment) => ({ ...fragment, ...moved(fragment, by) })) };
}
