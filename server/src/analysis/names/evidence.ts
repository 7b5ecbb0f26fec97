import { coarseSkeleton, joinedKey } from './blocking.ts';
import { contextEvidence, meet, mostContextEvidence } from './context.ts';
import { isDerived } from './derivation.ts';
import { editDistance } from './editDistance.ts';
import { foldName, skeletonOfKey, soundsOf } from './fold.ts';
import { type FrameMatch, matchFrames } from './frames.ts';
import type { NameEntry } from './nameTable.ts';
import { isAllCapitals } from './nameWord.ts';
import type { NameOccurrence } from './occurrences.ts';
import { compareNames } from './similarName.ts';
import { hasNumber } from './sortedNumbers.ts';
import { particles } from './wordLists.ts';

/** What weighing two forms asks of the corpus; whoever implements it may record what was asked for. */
export interface NameKnowledge {
  get(key: string): NameEntry | undefined;
  /** How often the corpus has a word, rounded down to a power of two, so that few changes bear on what rests on it. */
  frequency(word: string): number;
  /** The occurrences in the document of a number. */
  occurrences(document: number): readonly NameOccurrence[];
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

/** Log-odds of the edits below which two forms are no variants. */
const leastLikeness = -1.5;

/** The most letters by which two lengths differ, and the most edits by share of the longer one. */
const longestDifference = 4;
const mostEdits = 0.45;

/** Names without a full name in common need this much company in common. */
const leastContext = 0.8;

/** Names of so many letters that are one edit apart need no company. */
const longEnough = 10;

/** A slip of the pen is at most this frequent. */
const mostSlips = 2;
const shortestSlip = 5;

/**
 * Whether two forms are worth weighing, from the words alone: they differ only in spaces, hyphens, accents or particles, they sound
 * alike, or a slip of the pen may lie between them; and not both are ordinary words.
 */
export function mayRelate(a: string, b: string, isKnownWord: (word: string) => boolean): boolean {
  if (a.includes(' ') || b.includes(' ')) return joinedKey(a) === joinedKey(b);
  if (Math.abs(a.length - b.length) > longestDifference) return false;
  if (differByInitials(partsOf(a), partsOf(b))) return false;
  const [left, right] = [foldName(a), foldName(b)];
  const distance = editDistance(left, right);
  if (distance > Math.max(2, mostEdits * Math.max(left.length, right.length)) || isDerived(left, right)) return false;
  if (isKnownWord(a) && isKnownWord(b)) return false;
  if (distance === 0 || joinedKey(a) === joinedKey(b)) return true;
  if (distance === 1 && Math.min(left.length, right.length) >= shortestSlip - 1 && ![a, b].every((key) => isKnownWord(capitalised(key)))) return true;
  return coarseSkeleton(a) === coarseSkeleton(b) && soundAlike(left, right);
}

/**
 * The relations that two forms (keys, worth weighing) give rise to: none; one between themselves; or, where only some of the full names
 * they stand in are alike ("Deh Salah"/"Deh Saleh" beside "Amrullah Saleh"), between those.
 */
export function relate(a: string, b: string, knowledge: NameKnowledge): NameRelation[] {
  const first = knowledge.get(a);
  const second = knowledge.get(b);
  if (first === undefined || second === undefined) return [];
  const [rare, frequent] = isRarer(first, second, knowledge) ? [first, second] : [second, first];
  if (joinedKey(a) === joinedKey(b)) return joinedRelation(rare, frequent, knowledge);
  return wordRelation(rare, frequent, knowledge);
}

/** Whether the first of two forms is the less frequent one; on a tie the one that no dictionary knows. */
function isRarer(first: NameEntry, second: NameEntry, knowledge: NameKnowledge): boolean {
  if (first.total !== second.total) return first.total < second.total;
  const [known, otherKnown] = [isKnown(first, knowledge), isKnown(second, knowledge)];
  return known === otherKnown ? first.key < second.key : otherKnown;
}

/** "Hindukush" and "Hindu Kush": the same letters, and no compound of ordinary words ("Full-Time"). */
function joinedRelation(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): NameRelation[] {
  const [parts, others] = [partsOf(rare.key), partsOf(frequent.key)];
  const longest = parts.length > others.length ? parts : others;
  if (isShouted(rare) || isShouted(frequent) || longest.every((part) => knowledge.isKnown(part))) return [];
  if (longest.some((part) => part.length < 3) || longest.every((part) => part.length < 4)) return [];
  const sameParts = parts.length === others.length;
  if (sameParts && longest.every((part) => knowledge.isKnown(capitalised(part)))) return [];
  return [{ a: rare.key, b: frequent.key, slip: false, score: 4 }];
}

function partsOf(key: string): string[] {
  return key.split(/[\s-]/).filter((part, index, all) => index === 0 || index === all.length - 1 || !particles.has(part));
}

/** "Extended-A" and "Extended-B". */
function differByInitials(parts: readonly string[], others: readonly string[]): boolean {
  return parts.length === others.length && parts.some((part, place) => part !== others[place] && Math.min(part.length, others[place].length) < 3);
}

/** What is cheap to tell comes first: most pairs are of two names, and end there. */
function wordRelation(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): NameRelation[] {
  if (frequent.reliable === 0) return [];
  const letters = [foldName(rare.key), foldName(frequent.key)] as const;
  const known = { rareKnown: isKnown(rare, knowledge), frequentKnown: isKnown(frequent, knowledge) };
  const slip = maySlip(rare, frequent, known, letters, knowledge);
  const variant = soundAlike(...letters) && !knowledge.isKnown(rare.key) && !knowledge.isKnown(frequent.key);
  if ((!slip && !variant) || isGlued(rare) || isGlued(frequent)) return [];
  const frames = matchFrames(rare, frequent);
  const pair: WeighedPair = { rare, frequent, frames, ...known };
  const score = Math.max(slip ? slipScore(pair, letters, knowledge) : 0, variant ? variantScore(pair, letters, knowledge) : 0);
  if (score <= 0) return [];
  if (frames.pairs.length > 0 && Math.min(frames.rareShare, frames.frequentShare) < leastShare) {
    return frames.pairs.map((names) => ({ ...names, slip: false, score }));
  }
  return [{ a: rare.key, b: frequent.key, slip, score }];
}

/** Two forms with what weighing them needs more than once. */
interface WeighedPair extends KnownForms {
  readonly rare: NameEntry;
  readonly frequent: NameEntry;
  readonly frames: FrameMatch;
}

/** Which of two forms a dictionary knows. */
interface KnownForms {
  readonly rareKnown: boolean;
  readonly frequentKnown: boolean;
}

/** Whether one form may be the other with one key struck wrong. Slips in ordinary words are for spelling to find. */
function maySlip(rare: NameEntry, frequent: NameEntry, { rareKnown, frequentKnown }: KnownForms, [a, b]: readonly [string, string], knowledge: NameKnowledge): boolean {
  if (rareKnown || rare.total > mostSlips || (rare.total === frequent.total && !frequentKnown) || a[0] !== b[0]) return false;
  return a.length >= shortestSlip && editDistance(a, b) === 1 && !knowledge.isKnown(frequent.key);
}

/** Log-odds of a slip: the right form stands in the same document, or in the same full name. */
function slipScore({ rare, frequent, frames, frequentKnown }: WeighedPair, letters: readonly [string, string], knowledge: NameKnowledge): number {
  const meetings = meet(rare, frequent, knowledge);
  const likeness = compareNames(rare.key, frequent.key).edits;
  if (meetings.documents === 0 && (frames.weight === 0 || likeness < 0) && !isTelling(letters)) return 0;
  const ratio = Math.max(0, Math.min(3, Math.log2(besides(rare, frequent, knowledge) / rare.total)));
  const score = lengthEvidence(letters) + ratio + (frequentKnown ? 1 : 0) + frames.weight - (isOtherLetter(letters) && likeness < 1 ? 2 : 0);
  return score - (hasOtherFrames(rare, frequent, frames) ? 3 : 0) - (meetings.sentence ? 1 : 0);
}

/** Whether one letter stands for another: so differ many names that are no slips ("Vijay"/"Vinay"). */
function isOtherLetter([a, b]: readonly [string, string]): boolean {
  return a.length === b.length && Array.from(a).sort().join('') !== Array.from(b).sort().join('');
}

/** How often the one form stands in the documents that have the other. */
function besides(rare: NameEntry, frequent: NameEntry, knowledge: NameKnowledge): number {
  let count = 0;
  for (const document of rare.documents) {
    if (hasNumber(frequent.documents, document)) count += knowledge.occurrences(document).filter(({ key }) => key === frequent.key).length;
  }
  return count;
}

/** Log-odds of two ways to spell one name that sound alike and are no ordinary words, at home with different writers: likeness, full names and company. */
function variantScore(pair: WeighedPair, letters: readonly [string, string], knowledge: NameKnowledge): number {
  const { rare, frequent, frames } = pair;
  if (frames.weight === 0 && (hasOtherFrames(rare, frequent, frames) || skeletonOfKey(rare.key) !== skeletonOfKey(frequent.key))) return 0;
  const likeness = Math.min(4, compareNames(rare.key, frequent.key).edits);
  if (likeness < leastLikeness) return 0;
  const known = pair.rareKnown ? (pair.frequentKnown ? 2.5 : 1.5) * (frames.weight > 0 ? 0.6 : 1) : 0;
  const score = likeness + lengthEvidence(letters) + frames.weight - known - 3.5;
  if (score + mostContextEvidence <= 0) return 0;
  const meetings = meet(rare, frequent, knowledge);
  if (meetings.sentence) return 0;
  const context = contextEvidence(rare, frequent, knowledge);
  if (frames.weight === 0 && context < leastContext && !isTelling(letters)) return 0;
  return score + context - (frames.weight === 0 && meetings.documents > 0 ? 2 : 0);
}

/** Scraping glues words together ("CenterContact"), and plurals of acronyms are no names ("SSRIs"). */
function isGlued({ written }: NameEntry): boolean {
  return [...written.keys()].every((form) => /(?<!^(?:Mac|Mc|De|Di|Da|Du|La|Le|Van|Fitz))(?<=\p{Ll})\p{Lu}|^\p{Lu}{2}\p{L}*\p{Ll}/u.test(form));
}

/** Capitals often go without accents. */
function isShouted({ written }: NameEntry): boolean {
  return [...written.keys()].every(isAllCapitals);
}

function isKnown(entry: NameEntry, knowledge: NameKnowledge): boolean {
  return knowledge.isKnown(capitalised(entry.key));
}

/** A key as a dictionary has names. */
export function capitalised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** Whether at most a third of the sounds differ. */
function soundAlike(a: string, b: string): boolean {
  const [left, right] = [soundsOf(a), soundsOf(b)];
  return editDistance(left, right) <= Math.max(1, Math.min(left.length, right.length) / 3);
}

/** Long names are seldom alike by chance. */
function lengthEvidence([a, b]: readonly [string, string]): number {
  return Math.max(-1, Math.min(2, 0.4 * (Math.min(a.length, b.length) - 6)));
}

/** Whether two forms are so long and so much alike that chance is no explanation. */
function isTelling([a, b]: readonly [string, string]): boolean {
  return Math.min(a.length, b.length) >= longEnough && editDistance(a, b) === 1;
}

/** Whether both forms stand in full names, and none of the one's is like one of the other's. */
function hasOtherFrames(rare: NameEntry, frequent: NameEntry, frames: FrameMatch): boolean {
  return frames.weight === 0 && rare.lefts.size + rare.rights.size > 0 && frequent.lefts.size + frequent.rights.size > 0;
}
