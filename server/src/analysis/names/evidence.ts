import { joinedKey } from './blocking.ts';
import { contextEvidence, meet, mostContextEvidence } from './context.ts';
import { isDerived } from './derivation.ts';
import { editDistance } from './editDistance.ts';
import { foldName, soundsOf } from './fold.ts';
import { matchFrames } from './frames.ts';
import type { NameEntry } from './nameTable.ts';
import type { NameOccurrence } from './occurrences.ts';
import { compareNames } from './similarName.ts';

/** What weighing two forms asks of the corpus; whoever implements it may record what was asked for. */
export interface NameKnowledge {
  get(key: string): NameEntry | undefined;
  lowerDocuments(key: string): number;
  occurrences(document: string): NameOccurrence[];
  /** Whether a dictionary knows the word: one in lower case as an ordinary word, one with a capital as either. */
  isKnown(word: string): boolean;
}

/** That two forms spell one name. */
export interface NameRelation {
  readonly a: string;
  readonly b: string;
  /** Whether it looks like a slip of the pen: one form is rare, no known word, and one edit from a more frequent one. */
  readonly slip: boolean;
  /** Log-odds that the two are one name. */
  readonly score: number;
}

/** A relation holds for all that a form stands for when at least this share of its full names match the other's. */
const leastShare = 0.6;

/** Log-odds of the edits below which two forms are not weighed but as a slip. */
const leastLikeness = -1.5;

/** A slip of the pen is at most this frequent. */
const mostSlips = 2;
const shortestSlip = 5;

/**
 * Whether two forms are worth weighing, from their letters alone: they sound alike, or a slip of the pen may lie between them, or they
 * differ only in spaces, hyphens, accents or particles.
 */
export function mayRelate(a: string, b: string, isKnownWord: (word: string) => boolean): boolean {
  if (joinedKey(a) === joinedKey(b)) return true;
  if (a.includes(' ') || b.includes(' ')) return false;
  const [left, right] = [foldName(a), foldName(b)];
  const distance = editDistance(left, right);
  if (isDerived(left, right)) return false;
  const known = [a, b].every((key) => isKnownWord(capitalised(key)));
  if (distance === 1 && !known && Math.min(left.length, right.length) >= shortestSlip - 1) return true;
  return soundAlike(left, right) && compareNames(a, b).edits > leastLikeness;
}

/**
 * The relations that two forms (keys, worth weighing) give rise to: none; one between themselves; or, where only some of the full names
 * they stand in are alike ("Deh Salah"/"Deh Saleh" beside "Amrullah Saleh"), between those.
 */
export function relate(a: string, b: string, knowledge: NameKnowledge): NameRelation[] {
  const first = knowledge.get(a);
  const second = knowledge.get(b);
  if (first === undefined || second === undefined) return [];
  const [rare, frequent] = first.total < second.total || (first.total === second.total && a < b) ? [first, second] : [second, first];
  if (joinedKey(a) === joinedKey(b)) return joinedRelation(rare, frequent);
  return wordRelation(rare, frequent, knowledge);
}

/** "Hindukush" and "Hindu Kush": the same letters. Parts of two letters are seldom names. */
function joinedRelation(rare: NameEntry, frequent: NameEntry): NameRelation[] {
  const forms = [...rare.written.keys(), ...frequent.written.keys()];
  const whole = forms.every((form) => form.split(/[\s\-‑]/).every((part) => part.length !== 2 || /^\p{Ll}/u.test(part)));
  return whole ? [{ a: rare.key, b: frequent.key, slip: false, score: 4 }] : [];
}

function wordRelation(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): NameRelation[] {
  if (frequent.reliable === 0) return [];
  const [rareLetters, frequentLetters] = [foldName(rare.key), foldName(frequent.key)];
  const distance = editDistance(rareLetters, frequentLetters);
  const likeness = compareNames(rare.key, frequent.key).edits;
  const known = isKnown(rare, knowledge);
  const slip = !known && distance === 1 && rare.total <= mostSlips && rareLetters.length >= shortestSlip && frequent.total > rare.total;
  if (!slip && (likeness < leastLikeness || !soundAlike(rareLetters, frequentLetters))) return [];
  const frames = matchFrames(rare, frequent);
  let score = Math.max(-2, Math.min(3, likeness)) + lengthEvidence(rareLetters, frequentLetters) - 3.5 + frames.weight;
  if (slip) score += 1 + Math.min(3, Math.log2(frequent.total / rare.total)) + (isKnown(frequent, knowledge) ? 1 : 0);
  if (known) score -= (isKnown(frequent, knowledge) ? 4 : 2) * (frames.weight > 0 ? 0.4 : 1);
  if (isOrdinary(rare, knowledge)) score -= 2;
  if (isOrdinary(frequent, knowledge)) score -= slip ? 0 : 2;
  if (frames.weight === 0 && hasFrames(rare) && hasFrames(frequent)) score -= slip ? 1 : 3;
  if (score + mostContextEvidence <= 0) return [];
  const meetings = meet(rare, frequent, knowledge);
  if (meetings.sentence && !(slip && frequent.total >= 10 * rare.total)) return [];
  if (frames.weight === 0 && meetings.documents > 0 && !slip) score -= 2;
  score += contextEvidence(rare, frequent, knowledge);
  if (score <= 0) return [];
  if (frames.pairs.length > 0 && Math.min(frames.rareShare, frames.frequentShare) < leastShare) {
    return frames.pairs.map((pair) => ({ ...pair, slip, score }));
  }
  return [{ a: rare.key, b: frequent.key, slip, score }];
}

function isKnown(entry: NameEntry, knowledge: NameKnowledge): boolean {
  return knowledge.isKnown(capitalised(entry.key));
}

function capitalised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** Whether the corpus or the dictionary has the form as an ordinary word too. */
function isOrdinary(entry: NameEntry, knowledge: NameKnowledge): boolean {
  return knowledge.lowerDocuments(entry.key) > 0 || knowledge.isKnown(entry.key);
}

/** Whether at most a third of the sounds differ, and not the first. */
function soundAlike(a: string, b: string): boolean {
  const [left, right] = [soundsOf(a), soundsOf(b)];
  return editDistance(left, right) <= Math.max(1, Math.min(left.length, right.length) / 3);
}

/** Long names are seldom alike by chance. */
function lengthEvidence(a: string, b: string): number {
  return Math.max(-1, Math.min(2, 0.4 * (Math.min(a.length, b.length) - 6)));
}

function hasFrames(entry: NameEntry): boolean {
  return entry.lefts.size + entry.rights.size > 0;
}
