import type { Span } from '../../text/span.ts';
import { overlaps } from '../../text/span.ts';
import type { AnnotatedText } from '../annotatedText.ts';
import { annotationsOf } from '../annotation.ts';
import type { Annotation } from '../annotation.ts';
import type { AnnotationPage } from '../model.ts';
import { FormMatcher, formOf } from './formMatcher.ts';

/** How often a text is tagged with a label in the corpus. */
export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

/** An annotation whose words are tagged otherwise at least as often elsewhere. */
export interface LabelDifference {
  readonly annotation: Annotation;
  /** All labels that the words carry in the corpus, the most frequent first. */
  readonly labels: readonly LabelCount[];
  /** Places with another label, at most 20. */
  readonly others: readonly { readonly document: string; readonly annotation: Annotation }[];
}

/** Words that are tagged elsewhere and not here; UTF-16 offsets into the raw text. */
export interface UnmarkedText extends Span {
  readonly text: string;
  /** The labels that the words carry in the corpus, the most frequent first. */
  readonly labels: readonly LabelCount[];
}

const mostOthers = 20;

/**
 * What is tagged in the corpus, document by document: which texts carry which labels how often. The state depends on the
 * pages that are set, not on the order in which they came.
 */
export class AnnotationIndex {
  readonly #documents = new Map<string, readonly Annotation[]>();
  /** By the text tagged, white space aside: the documents with their annotations of it. */
  readonly #mentions = new Map<string, Map<string, Annotation[]>>();
  readonly #forms = new FormMatcher();
  #revision = 0;

  /** Grows whenever a text is tagged for the first time, not at all any more, or with other labels: what is unmarked may then have changed anywhere. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes a document's annotations in. Returns the other documents in which something is tagged that was or is tagged here. */
  set(document: string, page: AnnotationPage): ReadonlySet<string> {
    const before = this.#documents.get(document) ?? [];
    const after = annotationsOf(page);
    const affected = this.#replace(document, before.filter(isCounted), after.filter(isCounted));
    this.#documents.set(document, after);
    return affected;
  }

  /** Forgets a document. Returns the other documents in which something is tagged that was tagged here. */
  delete(document: string): ReadonlySet<string> {
    const before = this.#documents.get(document) ?? [];
    this.#documents.delete(document);
    return this.#replace(document, before.filter(isCounted), []);
  }

  /** The annotations of a document that lost their text, those left out that were rejected or only suggested. */
  orphans(document: string): Annotation[] {
    const orphans = (this.#documents.get(document) ?? []).filter(({ status }) => status === 'orphan');
    return orphans.filter(({ formerStatus }) => formerStatus !== 'rejected' && formerStatus !== 'suggested');
  }

  /** The annotations of a document whose words carry another label at least as often in the corpus. */
  labelDifferences(document: string): LabelDifference[] {
    return (this.#documents.get(document) ?? []).filter(isCounted).flatMap((annotation) => {
      const labels = this.labelsOf(annotation.text);
      const own = labels.find(({ label }) => label === annotation.label)?.count ?? 0;
      if (labels.length < 2 || (labels[0].label === annotation.label && labels[1].count < own)) return [];
      return [{ annotation, labels, others: this.#others(annotation) }];
    });
  }

  /** The labels that a text carries in the corpus, the most frequent first. */
  labelsOf(text: string): LabelCount[] {
    const counts = new Map<string, number>();
    for (const annotations of this.#mentions.get(formOf(text))?.values() ?? []) {
      for (const { label } of annotations) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    const labels = [...counts].map(([label, count]) => ({ label, count }));
    return labels.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  }

  /** The places where a text is tagged, in the order of the documents. */
  mentionsOf(text: string): { readonly document: string; readonly annotation: Annotation }[] {
    const mentions = [...(this.#mentions.get(formOf(text)) ?? [])].flatMap(([document, annotations]) => annotations.map((annotation) => ({ document, annotation })));
    return mentions.sort((a, b) => (a.document === b.document ? a.annotation.start - b.annotation.start : a.document < b.document ? -1 : 1));
  }

  /** Every text that is tagged, with its labels; in no particular order. */
  taggedTexts(): { readonly text: string; readonly labels: readonly LabelCount[] }[] {
    return [...this.#mentions.keys()].map((text) => ({ text, labels: this.labelsOf(text) }));
  }

  /**
   * Where a document says words that are tagged in the corpus and carries no annotation, not even a rejected one: whole
   * words, the longest match, in the order of the text. `text` is the document's text that its page is anchored to.
   */
  unmarked(document: string, text: AnnotatedText): UnmarkedText[] {
    const taken = (this.#documents.get(document) ?? [])
      .filter(({ kind, status }) => kind === 'span' && status !== 'orphan')
      .flatMap(({ fragments }) => fragments.map((fragment) => text.offsets.toUtf16Span(fragment)))
      .sort((a, b) => a.start - b.start);
    const furthest: number[] = [];
    for (const span of taken) furthest.push(Math.max(furthest.at(-1) ?? 0, span.end));
    const isTaken = (place: Span): boolean => {
      let [low, high] = [0, taken.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (furthest[middle] <= place.start) low = middle + 1;
        else high = middle;
      }
      return low < taken.length && overlaps(taken[low], place);
    };
    return this.#forms
      .find(text.text)
      .filter((place) => !isTaken(place))
      .map(({ start, end, form }) => ({ start, end, text: form, labels: this.labelsOf(form) }));
  }

  #replace(document: string, before: readonly Annotation[], after: readonly Annotation[]): Set<string> {
    const affected = new Set<string>();
    const former = groupByForm(before);
    const next = groupByForm(after);
    for (const form of new Set([...former.keys(), ...next.keys()])) {
      const was = former.get(form) ?? [];
      const is = next.get(form) ?? [];
      const documents = this.#mentions.get(form) ?? new Map<string, Annotation[]>();
      if (labelsIn(was) !== labelsIn(is)) {
        this.#revision++;
        for (const other of documents.keys()) if (other !== document) affected.add(other);
      }
      if (is.length > 0) documents.set(document, is);
      else documents.delete(document);
      if (documents.size === 0) {
        this.#mentions.delete(form);
        this.#forms.delete(form);
      } else if (!this.#mentions.has(form)) {
        this.#mentions.set(form, documents);
        this.#forms.add(form);
      }
    }
    return affected;
  }

  #others({ text, label }: Annotation): { document: string; annotation: Annotation }[] {
    return this.mentionsOf(text)
      .filter(({ annotation }) => annotation.label !== label)
      .slice(0, mostOthers);
  }
}

/** What counts for the other documents: accepted spans of one stretch. */
function isCounted({ kind, status, fragments, text }: Annotation): boolean {
  return kind === 'span' && status === 'accepted' && fragments.length === 1 && text.trim() !== '';
}

function groupByForm(annotations: readonly Annotation[]): Map<string, Annotation[]> {
  const groups = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    const form = formOf(annotation.text);
    const group = groups.get(form);
    if (group) group.push(annotation);
    else groups.set(form, [annotation]);
  }
  return groups;
}

function labelsIn(annotations: readonly Annotation[]): string {
  return JSON.stringify(annotations.map(({ label }) => label).sort());
}
