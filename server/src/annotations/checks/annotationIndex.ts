import type { Span } from '../../text/span.ts';
import type { LivePlace } from '../anchoring/live.ts';
import { FormMatcher, formOf } from './formMatcher.ts';
import { LabelUse } from './labelUse.ts';
import { type TagPlace, TagRows } from './tagRows.ts';

/** How often a text is tagged with a label in the corpus. */
export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

/** How a text is tagged in the corpus that carries another label there at least as often. */
export interface LabelDifference {
  /** All labels that the words carry in the corpus, the most frequent first. */
  readonly labels: readonly LabelCount[];
  /** Places with another label, at most 20, in the order of the documents. */
  readonly others: readonly TagPlace[];
}

/** Words that are tagged elsewhere and not here; UTF-16 offsets into the raw text. */
export interface UnmarkedText extends Span {
  readonly text: string;
  /** The labels that the words carry in the corpus, the most frequent first. */
  readonly labels: readonly LabelCount[];
}

const mostOthers = 20;

/**
 * What is tagged in the corpus, document by document: which texts carry which labels where. Small enough to hold the tags of
 * all documents while their sidecars are not at hand. The state depends on the places that are set, not on the order in which
 * they came.
 */
export class AnnotationIndex {
  readonly #tags = new TagRows();
  /** By the text tagged, white space aside: its labels, for what counts for other documents. */
  readonly #uses = new Map<string, Map<string, LabelUse>>();
  readonly #forms = new FormMatcher();
  #revision = 0;

  /** Grows whenever a text is tagged for the first time, not at all any more, or with other labels: what is unmarked may then have changed anywhere. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes a document's annotations in where they stand. Adds the other documents to `told` in which something is tagged that was or is tagged here. */
  set(document: string, places: readonly LivePlace[], told?: Set<string>): void {
    this.#replace(document, () => this.#tags.set(document, places), told);
  }

  /** Forgets a document. Adds the other documents to `told` in which something is tagged that was tagged here. */
  delete(document: string, told?: Set<string>): void {
    this.#replace(document, () => this.#tags.delete(document), told);
  }

  /** The documents that were set. */
  documents(): string[] {
    return this.#tags.documents();
  }

  /** The tags of a document in the order of its text, rejected ones and orphans too. */
  tagsOf(document: string): TagPlace[] {
    return this.#tags.of(document);
  }

  /** How words that are tagged with a label are tagged in the corpus, where they carry another one at least as often. */
  differenceOf(text: string, label: string): LabelDifference | undefined {
    const labels = this.labelsOf(text);
    const own = labels.find((other) => other.label === label)?.count ?? 0;
    if (labels.length < 2 || (labels[0].label === label && labels[1].count < own)) return undefined;
    return { labels, others: this.#placesOf(formOf(text), mostOthers, label) };
  }

  /** The labels that a text carries in the corpus, the most frequent first. */
  labelsOf(text: string): LabelCount[] {
    const labels = [...(this.#uses.get(formOf(text)) ?? [])].map(([label, { count }]) => ({ label, count }));
    return labels.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  }

  /** The first place where a text is tagged, in the order of the documents. */
  firstPlaceOf(text: string): TagPlace | undefined {
    return this.#placesOf(formOf(text), 1)[0];
  }

  /** Where a text says words that are tagged in the corpus, in places that are not taken: whole words, the longest match, in its order. */
  unmarked(text: string, isTaken: (place: Span) => boolean): UnmarkedText[] {
    return this.#forms
      .find(text)
      .filter((place) => !isTaken(place))
      .map(({ start, end, form }) => ({ start, end, text: form, labels: this.labelsOf(form) }));
  }

  #replace(document: string, change: () => void, told: Set<string> | undefined): void {
    const former = countLabels(this.#tags.of(document));
    change();
    const next = countLabels(this.#tags.of(document));
    for (const text of new Set([...former.keys(), ...next.keys()])) this.#recount(document, text, former.get(text) ?? none, next.get(text) ?? none, told);
  }

  /** The labels of a text in a document, and how often it carries each, are others now. */
  #recount(document: string, text: string, former: LabelCounts, next: LabelCounts, told: Set<string> | undefined): void {
    const uses = this.#uses.get(text) ?? new Map<string, LabelUse>();
    let isChanged = false;
    for (const label of new Set([...former.keys(), ...next.keys()])) {
      const [was, is] = [former.get(label) ?? 0, next.get(label) ?? 0];
      if (was === is) continue;
      isChanged = true;
      const use = uses.get(label) ?? new LabelUse();
      use.recount(document, was, is);
      if (use.count > 0) uses.set(label, use);
      else uses.delete(label);
    }
    if (!isChanged) return;
    this.#revision++;
    if (told) for (const use of uses.values()) for (const other of use.documents) if (other !== document) told.add(other);
    if (uses.size === 0) {
      this.#uses.delete(text);
      this.#forms.delete(text);
    } else if (!this.#uses.has(text)) {
      this.#uses.set(text, uses);
      this.#forms.add(text);
    }
  }

  /** Places where a text is tagged, but not with a label, in the order of documents and text: the first `most` of them. */
  #placesOf(text: string, most: number, except?: string): TagPlace[] {
    const uses = [...(this.#uses.get(text) ?? [])].filter(([label]) => label !== except);
    const documents = new Set(uses.flatMap(([, use]) => use.firstDocuments(most)));
    const places: TagPlace[] = [];
    for (const document of [...documents].sort()) {
      if (places.length >= most) break;
      places.push(...this.#tags.of(document).filter((tag) => tag.isCounted && tag.text === text && tag.label !== except));
    }
    return places.slice(0, most);
  }
}

type LabelCounts = ReadonlyMap<string, number>;

const none: LabelCounts = new Map();

/** How often each text carries each label, for what counts for the other documents. */
function countLabels(tags: readonly TagPlace[]): Map<string, LabelCounts> {
  const counts = new Map<string, Map<string, number>>();
  for (const tag of tags) {
    if (!tag.isCounted) continue;
    const labels = counts.get(tag.text) ?? new Map<string, number>();
    counts.set(tag.text, labels.set(tag.label, (labels.get(tag.label) ?? 0) + 1));
  }
  return counts;
}
