import type { Span } from '../text/span.ts';
import { quoteAt } from './quote.ts';
import { formatVersion } from './model.ts';
import type { Agent, AnnotationItem, AnnotationPage, AttributeValue, Body, SpanTarget, Stamp, Status } from './model.ts';
import { identityOf, relativeIri } from './normalize.ts';
import type { AnnotatedText } from './annotatedText.ts';

/**
 * The JSON-LD context of a sidecar: W3C's, and a vocabulary of ours for every field that W3C's does not name. It needs
 * no look-up, so that files can be read as linked data offline.
 */
export const sidecarContext: readonly unknown[] = [
  'http://www.w3.org/ns/anno.jsonld',
  { '@vocab': 'urn:collate:', from: { '@type': '@id' }, to: { '@type': '@id' } },
];

/** The program, as W3C provenance names it. */
export const generator: Agent = { type: 'Software', name: 'Collate' };

/** A sidecar without annotations. `source` is the document's file name or a path that ends in it, `text` its text. */
export function emptySidecar(source: string, text: string): AnnotationPage {
  const fileName = source.slice(source.lastIndexOf('/') + 1);
  return {
    '@context': sidecarContext,
    type: 'AnnotationPage',
    id: relativeIri(`${fileName}.anno.json`),
    formatVersion,
    offsetUnit: 'codepoint',
    eol: 'lf',
    document: identityOf(fileName, text),
    items: [],
  };
}

/** What a new annotation says besides its place and label. */
export interface Details {
  readonly status?: Status;
  /** How sure a suggestion is, from 0 to 1. */
  readonly score?: number;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A new annotation of one or more stretches (UTF-16, ascending) of a text. `source` is the document's relative IRI. */
export function newSpanItem(
  text: AnnotatedText,
  source: string,
  fragments: readonly Span[],
  label: string,
  stamp: Stamp,
  details: Details = {},
): AnnotationItem {
  const targets = fragments.map((fragment) => spanTarget(text, source, fragment));
  return {
    id: stamp.newId(),
    type: 'Annotation',
    motivation: 'tagging',
    body: [taggingBody(label, details.attributes)],
    target: targets.length === 1 ? targets[0] : targets,
    ...provenance(stamp),
    status: details.status ?? 'accepted',
    ...(details.score === undefined ? {} : { score: details.score }),
  };
}

/** A new relation between two annotations. */
export function newRelationItem(type: string, from: string, to: string, stamp: Stamp, symmetric = false): AnnotationItem {
  return {
    id: stamp.newId(),
    type: 'Annotation',
    motivation: 'linking',
    target: [from, to],
    relation: { type, from, to, ...(symmetric ? { symmetric } : {}) },
    ...provenance(stamp),
    status: 'accepted',
  };
}

/** The body that says which label. */
export function taggingBody(label: string, attributes?: Readonly<Record<string, AttributeValue>>): Body {
  const body: Body = { type: 'TextualBody', purpose: 'tagging', value: label };
  return attributes && Object.keys(attributes).length > 0 ? { ...body, attributes } : body;
}

/** The target for a stretch (UTF-16) of a text. */
export function spanTarget(text: AnnotatedText, source: string, span: Span): SpanTarget {
  const { start, end } = text.offsets.toCodePoints(span);
  return {
    source,
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', ...quoteAt(text.text, span) },
    ],
  };
}

/** Who made something, when, with what. */
export function provenance(stamp: Stamp): Pick<AnnotationItem, 'creator' | 'created' | 'generator'> {
  return { creator: { type: 'Person', name: stamp.creator }, created: stamp.now, generator };
}
