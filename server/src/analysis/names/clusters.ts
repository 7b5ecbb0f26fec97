import type { NameRelation } from './evidence.ts';
import type { NameEntry } from './nameTable.ts';

/** One spelling of a name and how often the corpus has it. */
export interface NameForm {
  /** As it is written most often. */
  readonly form: string;
  readonly count: number;
  /** How many documents have it. */
  readonly documents: number;
}

/** One name with all its spellings. */
export interface NameCluster {
  /** The key of the preferred form. */
  readonly id: string;
  readonly preferred: string;
  /** The preferred form first, then by count. */
  readonly variants: readonly NameForm[];
  /** The keys of the forms, in the order of `variants`. */
  readonly keys: readonly string[];
  /** The keys of forms that look like slips of the pen rather than another way to spell the name. */
  readonly slips: readonly string[];
}

/**
 * The clusters of forms that relations connect. Around the most frequent form stand those that are related to it directly, so that a
 * chain of small differences does not join what lies far apart; the rest goes on alike.
 */
export function clusterForms(entries: readonly NameEntry[], relations: (key: string) => readonly NameRelation[]): NameCluster[] {
  const free = new Map(sortByUse(entries).map((entry) => [entry.key, entry]));
  const clusters: NameCluster[] = [];
  for (const centre of free.values()) {
    free.delete(centre.key);
    const members = [centre];
    const slips: string[] = [];
    for (const relation of relations(centre.key)) {
      const other = free.get(relation.a === centre.key ? relation.b : relation.a);
      if (other === undefined) continue;
      free.delete(other.key);
      members.push(other);
      if (relation.slip) slips.push(other.key);
    }
    if (members.length > 1) clusters.push(describe(sortByUse(members), slips));
  }
  return clusters;
}

/** The most frequent first; on a tie the one in more documents, then the one in the lower document, then by key. */
function sortByUse(entries: readonly NameEntry[]): NameEntry[] {
  return [...entries].sort(
    (a, b) =>
      b.total - a.total ||
      b.documents.size - a.documents.size ||
      compare(lowestDocument(a), lowestDocument(b)) ||
      compare(a.key, b.key),
  );
}

function lowestDocument(entry: NameEntry): string {
  let lowest: string | undefined;
  for (const document of entry.documents.keys()) if (lowest === undefined || document < lowest) lowest = document;
  return lowest ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describe(members: readonly NameEntry[], slips: readonly string[]): NameCluster {
  const variants = members.map((entry) => ({ form: writtenForm(entry), count: entry.total, documents: entry.documents.size }));
  return { id: members[0].key, preferred: variants[0].form, variants, keys: members.map((entry) => entry.key), slips };
}

/** How the form is written most often; on a tie the first by code units. */
function writtenForm(entry: NameEntry): string {
  let best = '';
  let most = 0;
  for (const written of entry.written.keys()) {
    const count = entry.written.get(written);
    if (count > most || (count === most && written < best)) {
      best = written;
      most = count;
    }
  }
  return best;
}
