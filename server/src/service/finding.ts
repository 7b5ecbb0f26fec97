import type { Span } from '../text/span.ts';
import type { RuleId, Severity } from './rules.ts';

/** A span of one document, named by its URI. */
export interface Place {
  readonly document: string;
  readonly span: Span;
}

export interface RelatedPlace extends Place {
  readonly message: string;
}

export interface DuplicateData {
  /** What was done to the copy: copied, changed lightly, cut short, merged … */
  readonly edit: string;
  readonly unit: 'paragraph' | 'sentence';
  readonly similarity: number;
  /** Share of this passage's text that stands in its best twin. */
  readonly containment: number;
  /** Whether this is the longest of all copies. */
  readonly longest: boolean;
  /** How many words this paragraph and its best twin have; not counted of a sentence, which stands there word for word. */
  readonly words?: number;
  readonly otherWords?: number;
}

export interface BoilerplateData {
  readonly probability: number;
  /** What the lines say they are for, the commonest first ("share", "byline"); empty where their words do not tell. */
  readonly kinds: readonly string[];
  /** In at least how many other documents one of the lines stands. */
  readonly elsewhere: number;
}

export interface SpellingData {
  readonly word: string;
  readonly reason: string;
  /** Best first. */
  readonly suggestions: readonly string[];
  /** How sure it is that the word is wrong, 0–1. */
  readonly confidence: number;
  /** How often the corpus writes the first suggestion, where that is a name. */
  readonly written: number;
}

export interface NameVariantData {
  readonly form: string;
  readonly preferred: string;
  readonly variants: readonly { readonly form: string; readonly count: number; readonly documents: number }[];
  /** Whether it looks like a slip rather than another way to spell the name. */
  readonly slip: boolean;
}

export interface ClaimData {
  readonly about: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: boolean;
  readonly verdict: 'differs' | 'update' | 'conflict';
}

export interface AnnotationData {
  /** Ids of the annotations concerned; empty where none stands here yet. */
  readonly annotations: readonly string[];
  /** Labels that could be given, best first. */
  readonly labels: readonly string[];
  readonly text: string;
}

export interface FindingDataByRule {
  'duplicate.exact': DuplicateData;
  'duplicate.near': DuplicateData;
  boilerplate: BoilerplateData;
  spelling: SpellingData;
  'name.variant': NameVariantData;
  'claim.conflict': ClaimData;
  'claim.update': ClaimData;
  'claim.difference': ClaimData;
  'annotation.orphan': AnnotationData;
  'annotation.label': AnnotationData;
  'annotation.unmarked': AnnotationData;
}

interface FindingOf<Rule extends RuleId> {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly span: Span;
  /** One or two short sentences in an annotator's words. */
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly data: FindingDataByRule[Rule];
}

/** One problem in a document; offsets are UTF-16. */
export type Finding = { [Rule in RuleId]: FindingOf<Rule> }[RuleId];
