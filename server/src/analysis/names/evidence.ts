import { isDerived } from './derivation.ts';
import { editDistance } from './editDistance.ts';
import { foldName } from './fold.ts';
import type { NameEntry } from './nameTable.ts';
import type { NameOccurrence } from './occurrences.ts';
import { joinedKey } from './blocking.ts';
import { similarName } from './similarName.ts';

/** What weighing two forms asks of the corpus; whoever implements it may record what was asked for. */
export interface NameKnowledge {
  get(key: string): NameEntry | undefined;
  lowerDocuments(key: string): number;
  occurrences(document: string): NameOccurrence[];
  /** Whether a dictionary knows the word, where there is one. */
  isKnown(key: string): boolean;
}

/** That two forms spell one name. */
export interface NameRelation {
  readonly a: string;
  readonly b: string;
  /** Whether it looks like a slip of the pen: one form is rare and one edit from a frequent one. */
  readonly slip: boolean;
  /** Log-odds that the two are one name. */
  readonly score: number;
}

/** Contexts of more frequent forms are not compared: their full names say enough. */
const widestContext = 200;

/** How many documents that hold both forms are looked through for sentences that hold both. */
const meetingsSought = 50;

/**
 * The relations that two forms (`a` and `b`, keys) give rise to: none; one between themselves; or, where only some of the full names they
 * stand in are alike ("Deh Salah"/"Deh Saleh" beside "Amrullah Saleh"), between those.
 */
export function relate(a: string, b: string, knowledge: NameKnowledge): NameRelation[] {
  const first = knowledge.get(a);
  const second = knowledge.get(b);
  if (first === undefined || second === undefined) return [];
  const [rare, frequent] = first.total < second.total || (first.total === second.total && a < b) ? [first, second] : [second, first];
  if (joinedKey(a) === joinedKey(b)) return joinedRelation(rare, frequent);
  if (a.includes(' ') || b.includes(' ')) return [];
  return wordRelation(rare, frequent, knowledge);
}

/** "Hindukush" and "Hindu Kush": the same letters, only spaces, hyphens or particles differ. */
function joinedRelation(rare: NameEntry, frequent: NameEntry): NameRelation[] {
  const written = [...rare.written.keys(), ...frequent.written.keys()];
  const properlyWritten = written.every((form) => form.split(/[\s\-‑]/).every((part) => part.length > 2 || part.length < 2 || /^\p{Ll}/u.test(part)));
  return properlyWritten ? [{ a: rare.key, b: frequent.key, slip: false, score: 4 }] : [];
}

function wordRelation(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): NameRelation[] {
  const likeness = logit(similarName(rare.key, frequent.key));
  const slip = isSlip(rare, frequent);
  if (likeness < 0 && !slip) return [];
  if (isDerived(rare.key, frequent.key)) return [];
  if (rare.reliable === 0 && knowledge.lowerDocuments(rare.key) > 0) return [];
  if (frequent.reliable === 0) return [];
  const frames = matchFrames(rare, frequent);
  const meetings = meet(rare, frequent, knowledge);
  if (meetings.sentence && !slip) return [];
  let score = Math.max(-1, Math.min(3, likeness)) + lengthEvidence(rare.key, frequent.key) - 3;
  if (slip) score += 1.5;
  if (knowledge.lowerDocuments(rare.key) > 0 || knowledge.lowerDocuments(frequent.key) > 0) score -= 2;
  if (knowledge.isKnown(rare.key)) score -= knowledge.isKnown(frequent.key) ? 4 : 2;
  if (meetings.sentence) score -= 2;
  score += frames.weight;
  if (frames.weight === 0 && hasFrames(rare) && hasFrames(frequent)) score -= 3;
  if (frames.weight === 0 && meetings.documents > 0 && !slip) score -= 2;
  score += contextEvidence(rare, frequent, knowledge);
  if (score <= 0) return [];
  if (frames.pairs.length > 0 && Math.min(frames.rareShare, frames.frequentShare) < 0.6) {
    return frames.pairs.map((pair) => ({ ...pair, slip, score }));
  }
  return [{ a: rare.key, b: frequent.key, slip, score }];
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** Whether one form is rare, and one edit from a frequent one. */
function isSlip(rare: NameEntry, frequent: NameEntry): boolean {
  return rare.total <= 2 && frequent.total >= 3 * rare.total && rare.key.length > 4 && editDistance(foldName(rare.key), foldName(frequent.key)) === 1;
}

/** Long names are seldom alike by chance. */
function lengthEvidence(a: string, b: string): number {
  return Math.max(-1, Math.min(2, 0.4 * (Math.min(a.length, b.length) - 6)));
}

interface FrameMatch {
  /** How much the full names that match speak for one name. */
  readonly weight: number;
  /** The share of each form's full names that match one of the other's. */
  readonly rareShare: number;
  readonly frequentShare: number;
  /** The matching full names. */
  readonly pairs: readonly { a: string; b: string }[];
}

/** Compares the words that stand before and after the two forms. */
function matchFrames(rare: NameEntry, frequent: NameEntry): FrameMatch {
  const lefts = alike(rare.lefts, frequent.lefts);
  const rights = alike(rare.rights, frequent.rights);
  const weights = [
    ...lefts.map(([left, other]) => frameWeight(rare.lefts, left, frequent.lefts, other)),
    ...rights.map(([right, other]) => frameWeight(rare.rights, right, frequent.rights, other)),
  ];
  return {
    weight: Math.max(0, ...weights),
    rareShare: share(rare, lefts.map(([left]) => left), rights.map(([right]) => right)),
    frequentShare: share(frequent, lefts.map(([, left]) => left), rights.map(([, right]) => right)),
    pairs: [
      ...lefts.map(([left, other]) => ({ a: `${left} ${rare.key}`, b: `${other} ${frequent.key}` })),
      ...rights.map(([right, other]) => ({ a: `${rare.key} ${right}`, b: `${frequent.key} ${other}` })),
    ],
  };
}

function frameWeight(_a: ReadonlyMap<string, number>, left: string, _b: ReadonlyMap<string, number>, right: string): number {
  return left === right ? 3 : 2.5;
}

/** Neighbours that are equal or spell one name. */
function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): [string, string][] {
  const pairs: [string, string][] = [];
  const sample = [...b.keys()].slice(0, 64);
  for (const left of [...a.keys()].slice(0, 64)) {
    for (const right of sample) {
      if (left === right || (left.length > 3 && right.length > 3 && !isDerived(left, right) && similarName(left, right) > 0.8)) pairs.push([left, right]);
    }
  }
  return pairs;
}

function share(entry: NameEntry, lefts: readonly string[], rights: readonly string[]): number {
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  const all = sum(entry.lefts.values()) + sum(entry.rights.values());
  const matched = sum([...new Set(lefts)].map((key) => entry.lefts.get(key) ?? 0)) + sum([...new Set(rights)].map((key) => entry.rights.get(key) ?? 0));
  return all === 0 ? 1 : matched / all;
}

function hasFrames(entry: NameEntry): boolean {
  return entry.lefts.size + entry.rights.size > 0;
}

interface Meetings {
  /** Documents that hold both forms. */
  readonly documents: number;
  /** Whether a sentence holds both. */
  readonly sentence: boolean;
}

function meet(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): Meetings {
  let documents = 0;
  for (const document of rare.documents.keys()) {
    if (!frequent.documents.has(document)) continue;
    documents++;
    if (documents > meetingsSought) return { documents, sentence: true };
    const occurrences = knowledge.occurrences(document);
    const sentences = new Set(occurrences.filter((occurrence) => occurrence.key === rare.key).map((occurrence) => occurrence.sentence));
    if (occurrences.some((occurrence) => occurrence.key === frequent.key && sentences.has(occurrence.sentence))) return { documents, sentence: true };
  }
  return { documents, sentence: false };
}

/** Names that stand in one sentence with the one form and also with the other speak for one name. */
function contextEvidence(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): number {
  if (rare.documents.size > widestContext || frequent.documents.size > widestContext) return 0;
  const left = companions(rare, knowledge);
  const right = companions(frequent, knowledge);
  let shared = 0;
  for (const key of left) if (right.has(key)) shared += 1 / Math.log2(2 + (knowledge.get(key)?.total ?? 0));
  return Math.min(2.5, 2 * shared);
}

function companions(entry: NameEntry, knowledge: NameKnowledge): Set<string> {
  const found = new Set<string>();
  for (const document of entry.documents.keys()) {
    const occurrences = knowledge.occurrences(document);
    const sentences = new Set(occurrences.filter((occurrence) => occurrence.key === entry.key).map((occurrence) => occurrence.sentence));
    for (const occurrence of occurrences) if (sentences.has(occurrence.sentence) && occurrence.key !== entry.key) found.add(occurrence.key);
  }
  return found;
}
