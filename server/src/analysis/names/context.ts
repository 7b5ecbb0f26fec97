import type { NameKnowledge } from './evidence.ts';
import { skeletonOfKey } from './fold.ts';
import type { NameEntry } from './nameTable.ts';
import { hasNumber } from './sortedNumbers.ts';

/** Contexts of more frequent forms are not compared: their full names say enough. */
const widestContext = 30;

/** Two forms that meet in more documents than this are two names. */
const mostMeetings = 50;

/** Shared company speaks for one name, but is no proof. */
export const mostContextEvidence = 2.5;

/** Skeletons with fewer sounds are shared by chance. */
const shortestSkeleton = 4;

export interface Meetings {
  /** How many documents hold both forms. */
  readonly documents: number;
  /** Whether a sentence holds both. */
  readonly sentence: boolean;
}

/** Whether two forms stand side by side: who meets in one sentence is seldom one and the same. */
export function meet(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): Meetings {
  let documents = 0;
  for (const document of rare.documents) {
    if (!hasNumber(frequent.documents, document)) continue;
    documents++;
    if (documents > mostMeetings) return { documents, sentence: true };
    const occurrences = knowledge.occurrences(document);
    const sentences = sentencesOf(rare.key, occurrences);
    if (occurrences.some(({ key, sentence }) => key === frequent.key && sentences.has(sentence))) return { documents, sentence: true };
  }
  return { documents, sentence: false };
}

/** Names that stand in one sentence with the one form, and in one with the other, speak for one name; the rarer the more. */
export function contextEvidence(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): number {
  if (rare.documents.length > widestContext || frequent.documents.length > widestContext) return 0;
  const company = companions(frequent, knowledge);
  let evidence = 0;
  for (const [name, key] of companions(rare, knowledge)) {
    if (company.has(name)) evidence += 2 / Math.log2(2 + knowledge.frequency(key));
  }
  return Math.min(mostContextEvidence, evidence);
}

/** The names that share a sentence with a form: how they sound, where that is telling, and the first key of each by code units. */
function companions(entry: NameEntry, knowledge: NameKnowledge): Map<string, string> {
  const found = new Map<string, string>();
  for (const document of entry.documents) {
    const occurrences = knowledge.occurrences(document);
    const sentences = sentencesOf(entry.key, occurrences);
    for (const { key, sentence } of occurrences) {
      if (!sentences.has(sentence) || key === entry.key) continue;
      const skeleton = skeletonOfKey(key);
      const name = skeleton.length < shortestSkeleton ? key : skeleton;
      const known = found.get(name);
      if (known === undefined || key < known) found.set(name, key);
    }
  }
  return found;
}

function sentencesOf(key: string, occurrences: readonly { key: string; sentence: number }[]): Set<number> {
  return new Set(occurrences.filter((occurrence) => occurrence.key === key).map(({ sentence }) => sentence));
}
