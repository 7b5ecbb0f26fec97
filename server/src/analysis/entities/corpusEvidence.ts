import { entityLabels } from './labels.ts';
import { noCounts } from './evidence.ts';
import type { LabelCounts } from './evidence.ts';

interface NameRecord {
  readonly documents: Set<string>;
  readonly counts: number[];
  /** `counts`, rounded: see `summarise`. */
  summary: LabelCounts;
}

/** What the documents together say of each name. */
export class CorpusEvidence {
  readonly #records = new Map<string, NameRecord>();

  /** What a name is taken for over the corpus; nothing where a single document has it. */
  summary(name: string): LabelCounts {
    return this.#records.get(name)?.summary ?? noCounts;
  }

  /** Adds a document's evidence. Returns the names whose summary is another one now. */
  add(document: string, evidence: ReadonlyMap<string, LabelCounts>): string[] {
    return this.#change(evidence, 1, (record) => record.documents.add(document));
  }

  remove(document: string, evidence: ReadonlyMap<string, LabelCounts>): string[] {
    return this.#change(evidence, -1, (record) => record.documents.delete(document));
  }

  documentsWith(name: string): Iterable<string> {
    return this.#records.get(name)?.documents ?? [];
  }

  #change(evidence: ReadonlyMap<string, LabelCounts>, sign: number, touch: (record: NameRecord) => void): string[] {
    const changed: string[] = [];
    for (const [name, counts] of evidence) {
      const record = this.#records.get(name) ?? { documents: new Set(), counts: entityLabels.map(() => 0), summary: noCounts };
      this.#records.set(name, record);
      touch(record);
      counts.forEach((count, label) => (record.counts[label] += sign * count));
      const summary = record.documents.size < 2 ? noCounts : summarise(record.counts);
      if (summary.some((count, label) => count !== record.summary[label])) changed.push(name);
      record.summary = summary;
      if (record.documents.size === 0) this.#records.delete(name);
    }
    return changed;
  }
}

/**
 * Counts as eighths of their sum, the sum cut to a power of two of at most eight mentions: more mentions would change no
 * label any more, and a name that all documents share does not make each edit touch all of them.
 */
function summarise(counts: LabelCounts): LabelCounts {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum < 1000) return noCounts;
  const size = 1000 * Math.min(8, 2 ** Math.floor(Math.log2(sum / 1000)));
  return counts.map((count) => (Math.round((8 * count) / sum) / 8) * size);
}
