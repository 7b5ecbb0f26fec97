/** The only `formatVersion` that this code writes; files of a newer one are left alone. */
export const formatVersion = 1;

/** How many code points of context a `TextQuoteSelector` keeps on each side. */
export const contextLength = 32;

/** What is decided about an annotation. An item without a status counts as accepted. */
export type Status = 'suggested' | 'accepted' | 'rejected' | 'orphan';

/** A value of an attribute of a label ("certainty": "low"). */
export type AttributeValue = string | number | boolean;

type OneOrMany<Value> = Value | readonly Value[];

/** Where a span stands: code points of the normalised text, `end` exclusive. */
export interface PositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
  readonly [unknown: string]: unknown;
}

/** What a span covers, with up to 32 code points on each side. */
export interface QuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly [unknown: string]: unknown;
}

/** A selector of another kind, kept as it is. */
export interface OtherSelector {
  readonly type?: string;
  readonly [unknown: string]: unknown;
}

export type Selector = PositionSelector | QuoteSelector | OtherSelector;

/** One stretch of the document. An annotation with several is discontinuous: its fragments in the order of the text. */
export interface SpanTarget {
  readonly source?: string;
  readonly selector?: OneOrMany<Selector>;
  readonly [unknown: string]: unknown;
}

/** A label (`tagging`), a note (`commenting`), a link (`identifying`), or something of another program. */
export interface Body {
  readonly type?: string;
  readonly purpose?: string;
  readonly value?: string;
  readonly source?: string;
  readonly label?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly [unknown: string]: unknown;
}

/** A relation between two annotations, by item id. `symmetric`: it says the same both ways ("is an alias of"). */
export interface RelationField {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly symmetric?: boolean;
  readonly [unknown: string]: unknown;
}

/** A person or program, as in W3C provenance. */
export interface Agent {
  readonly id?: string;
  readonly type?: string;
  readonly name?: string;
  readonly [unknown: string]: unknown;
}

/**
 * One item of a page, as it stands in the file. Items are never changed, only replaced, so that fields this program
 * does not know survive and an untouched item keeps its bytes. `annotationOf` reads it in comfort.
 */
export interface AnnotationItem {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation?: OneOrMany<string>;
  readonly body?: OneOrMany<Body | string>;
  readonly target?: OneOrMany<SpanTarget | string>;
  readonly relation?: RelationField;
  readonly creator?: OneOrMany<Agent | string>;
  readonly created?: string;
  readonly modified?: string;
  readonly generator?: OneOrMany<Agent | string>;
  readonly status?: Status;
  readonly score?: number;
  /** The status that an orphan had before it lost its text. */
  readonly formerStatus?: Status;
  readonly [unknown: string]: unknown;
}

/** A finding that the annotator waved away, found again by its rule, the words it stood on and the words around them. */
export interface Dismissal {
  readonly rule: string;
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly creator?: OneOrMany<Agent | string>;
  readonly created?: string;
  readonly [unknown: string]: unknown;
}

/** The text that a page's positions are for: `source` is a relative IRI, `length` in code points of the normalised text. */
export interface DocumentIdentity {
  readonly source: string;
  readonly sha256: string;
  readonly length: number;
  readonly [unknown: string]: unknown;
}

/** A whole sidecar: a W3C AnnotationPage with a few fields of our own. */
export interface AnnotationPage {
  readonly '@context': unknown;
  readonly type: 'AnnotationPage';
  readonly id: string;
  readonly formatVersion: number;
  readonly offsetUnit: 'codepoint';
  readonly eol: 'lf';
  readonly document: DocumentIdentity;
  readonly items: readonly AnnotationItem[];
  readonly dismissals?: readonly Dismissal[];
  readonly [unknown: string]: unknown;
}

/** Who does something and when: what an operation needs from outside to be repeatable. */
export interface Stamp {
  /** The annotator's name. */
  readonly creator: string;
  /** The moment, as ISO 8601 in UTC (`timestamp`). */
  readonly now: string;
  /** A fresh `urn:uuid:…` at each call. */
  readonly newId: () => string;
}

/** A moment as the sidecar writes it: ISO 8601, UTC, whole seconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
