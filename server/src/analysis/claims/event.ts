import { hashText, hashTexts } from '../../text/hash.ts';
import { agreementsIfLikely, agreementsIfNot, isTelling, likelyEvent, sureEvent } from './eventLimits.ts';
import type { ClaimFacts, ClaimFrame } from './frame.ts';
import { placedAlone, type PlacedSignature, type Signatures } from './signatures.ts';
import { isUnnamed } from './unnamed.ts';

/** Documents with fewer words have too few names to go by alone. */
export const shortDocument = 150;
/** Documents with fewer words are extracts, of which two may share next to nothing. */
const shortExtract = 80;
/** Documents are compared from this likelihood on that they are about one event. */
export const sameEventThreshold = 0.25;
/** More shared names tell no more. */
const enoughNames = 6;

/** Names that documents about different events share: offices, agencies, large places; lower case. */
const commonNames = new Set(
  (
    'county city police state states united kingdom national american british federal news associated press reuters copyright court judge university hospital center centre ' +
    'north south east west northern southern eastern western new york sheriff department office district street avenue road park school high facebook twitter video photo ' +
    'read share report tv apartments house general president minister chief captain officer attorney medical daily times post live fire first international world home ' +
    'company inc corp reserved rights u.s us u.k uk eu texas california florida ohio michigan illinois pennsylvania carolina georgia virginia washington tennessee louisiana ' +
    'jersey london england britain india china russia france germany europe god christmas english'
  ).split(' '),
);
const commonNameWeight = 0.3;

interface Weights {
  readonly nameCosine: number;
  /** Of shared names to the geometric mean of how many the two have. */
  readonly nameShare: number;
  /** Of shared names, counted up to `enoughNames`. */
  readonly sharedNames: number;
  readonly leadCosine: number;
  /** What it costs to share no telling name: where one of the two has none, one, or more. */
  readonly strangers: readonly [number, number, number];
  readonly bias: number;
}

/**
 * Logistic regressions over pairs of documents, one for pairs with a short document and one for those with an extract: the development
 * clusters of the claims data (ECB+, Gun Violence Archive pages) and of the project's own, and, as pairs on different events, web pages of
 * the boilerplate data. On held-out clusters they find 97% of the pairs on one event with 20 of 8,600 others; with a short document 98%
 * with 23 of 6,100, with an extract 86% with 200 of 21,900, half of these of two robberies in one city.
 */
const forLong: Weights = { nameCosine: 9.4, nameShare: 7.3, sharedNames: 0, leadCosine: 5.3, strangers: [0, 0, 0], bias: -5.6 };
const forShort: Weights = { nameCosine: 6, nameShare: 5.5, sharedNames: 0, leadCosine: 19, strangers: [0, 0, 0], bias: -6 };
const forExtracts: Weights = { nameCosine: 2, nameShare: 0, sharedNames: 4.3, leadCosine: 16, strangers: [0, 1, 2.5], bias: -3.5 };

/** The places of a signature's head; the hashes of names, their weights, the hashes of lead words and those of statements follow. */
const [nameCount, leadCount, telling, flags, norm, headLength] = [0, 1, 2, 3, 4, 5];
const shortFlag = 1;
const extractFlag = 2;

/**
 * What of a document tells its event, and whether its claims need be held against those of another one, made ready for comparing, in few bytes: hashes of its
 * names in ascending order with their weights as floats (the root of how often they stand; negative and less for common ones), of its lead words, and
 * of what its claims state.
 */
export type Signature = Uint32Array;

/** Whether two signatures tell the same event, whatever else the documents state. */
export function tellSameEvent(a: Signature | undefined, b: Signature | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const end = statementsIn(placedAlone(a));
  if (end !== statementsIn(placedAlone(b))) return false;
  for (let at = 0; at < end; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Whether a document has too few words to go by its names alone. */
export function isShort(facts: ClaimFacts): boolean {
  return facts.length < shortDocument;
}

/** Whether a document is an extract of a sentence or a few. */
export function isExtract(facts: ClaimFacts): boolean {
  return facts.length < shortExtract;
}

/** Whether a signature is of a document that was too short. */
export function isShortSignature({ words, from }: PlacedSignature): boolean {
  return (words[from + flags] & shortFlag) !== 0;
}

/** As `isShortSignature`, of a document by number. */
export function hasShortSignature(signatures: Signatures, document: number): boolean {
  return (signatures.at(document, flags) & shortFlag) !== 0;
}

/** The names and lead words by which documents find each other, as keys: each once. */
export interface SignatureKeys {
  readonly names: readonly number[];
  readonly leads: readonly number[];
}

/** Keeps the keys of lead words apart from those of names. */
const leadMark = 2 ** 32;

/** By the hashes that `sameEvent` goes by. */
export function keysIn({ words, from }: PlacedSignature): SignatureKeys {
  const names = from + headLength;
  const leads = names + 2 * words[from + nameCount];
  return { names: distinct(words, names, words[from + nameCount], 0), leads: distinct(words, leads, words[from + leadCount], leadMark) };
}

/** The key of a lead word under which only short documents stand. */
export function shortLead(lead: number): number {
  return lead + leadMark;
}

/** So many ascending numbers, each once, with a mark added. */
function distinct(words: Uint32Array, start: number, count: number, mark: number): number[] {
  const keys: number[] = [];
  for (let at = start; at < start + count; at++) if (at === start || words[at] !== words[at - 1]) keys.push(words[at] + mark);
  return keys;
}

/**
 * Whether two documents that are about one event so likely may have claims of one quantity, as far as their signatures tell: they surely are about one, or
 * agree on as much as `linkClaims` asks for. Where not, none of their claims need to be read.
 */
export function mayBeLinked(a: PlacedSignature, b: PlacedSignature, event: number): boolean {
  const isExtract = ((a.words[a.from + flags] | b.words[b.from + flags]) & extractFlag) !== 0;
  if (event >= sureEvent || (isExtract && event >= likelyEvent)) return true;
  return agreements(a, b) >= (event < likelyEvent && !isExtract ? agreementsIfNot : agreementsIfLikely);
}

/** On how many of the same numbers two documents agree at most; those that seldom are the same by chance count twice. */
function agreements(a: PlacedSignature, b: PlacedSignature): number {
  const [words, others] = [a.words, b.words];
  const [end, otherEnd] = [a.from + a.length, b.from + b.length];
  let count = 0;
  for (let i = statementsIn(a), j = statementsIn(b); i < end && j < otherEnd; ) {
    const statement = words[i];
    const other = others[j];
    if (statement === other) count += (statement & tellingMark) === 0 ? 1 : 2;
    if (statement <= other) i++;
    if (other <= statement) j++;
  }
  return count;
}

/** Where a signature's statements begin. */
function statementsIn({ words, from }: PlacedSignature): number {
  return from + headLength + 2 * words[from + nameCount] + words[from + leadCount];
}

export function signatureOf(facts: ClaimFacts): Signature {
  const { names, nameCounts, lead } = facts;
  const statements = statementsOf(facts.frames);
  const count = names.length;
  // The hash of each name with its place behind it: in the order of the hashes once they are sorted.
  const placed = new Float64Array(count);
  for (let place = 0; place < count; place++) placed[place] = (hashText(names[place]) >>> 0) * count + place;
  placed.sort();
  const signature = new Uint32Array(headLength + 2 * count + lead.length + statements.length);
  const floats = new Float32Array(signature.buffer);
  let squares = 0;
  for (let index = 0; index < count; index++) {
    const place = placed[index] % count;
    const isCommon = commonNames.has(names[place]);
    const weight = Math.sqrt(nameCounts[place]) * (isCommon ? -commonNameWeight : 1);
    signature[headLength + index] = (placed[index] - place) / count;
    floats[headLength + count + index] = weight;
    squares += weight * weight;
    if (weight > 0) signature[telling]++;
  }
  signature[nameCount] = count;
  signature[leadCount] = lead.length;
  signature[flags] = (isShort(facts) ? shortFlag : 0) | (isExtract(facts) ? extractFlag : 0);
  floats[norm] = Math.sqrt(squares);
  signature.set(statements, signature.length - statements.length);
  const stems = signature.subarray(headLength + 2 * count, signature.length - statements.length);
  stems.set(lead);
  stems.sort();
  return signature;
}

/** Marks the hash of a statement whose number is seldom the same by chance. */
const tellingMark = 1;

/** Hashes of what claims state whose wording names what it is of, in ascending order, each once: two claims that agree have one. */
function statementsOf(frames: readonly ClaimFrame[]): Uint32Array {
  const statements = new Set<number>();
  for (let index = 0, { length } = frames; index < length; index++) {
    const frame = frames[index];
    const { kind, concept, low, high } = frame;
    // A time may be that of something which is named in one of two documents only.
    if (kind !== 'clock' && isUnnamed(frame)) continue;
    const hash = hashTexts(kind, kind === 'clock' ? '' : concept, ' ', String(low), ' ', String(high));
    statements.add(((hash & ~tellingMark) | (isTelling(low) ? tellingMark : 0)) >>> 0);
  }
  return Uint32Array.from(statements).sort();
}

/**
 * How likely two documents are about one event, from 0 to 1: the names they share, weighted by how often they stand, and the
 * words of their headlines and first sentences. Depends on the two alone, so that it holds whatever else the corpus has.
 */
export function sameEvent(a: PlacedSignature, b: PlacedSignature): number {
  const [words, otherWords, floats, otherFloats] = [a.words, b.words, a.floats, b.floats];
  const names = words[a.from + nameCount];
  const others = otherWords[b.from + nameCount];
  const [end, otherEnd] = [a.from + headLength + names, b.from + headLength + others];
  let product = 0;
  let shared = 0;
  for (let i = a.from + headLength, j = b.from + headLength; i < end && j < otherEnd; ) {
    const hash = words[i];
    const other = otherWords[j];
    if (hash === other) {
      const weight = floats[i + names];
      product += weight * otherFloats[j + others];
      if (weight > 0) shared++;
    }
    if (hash <= other) i++;
    if (other <= hash) j++;
  }
  const [leads, otherLeads] = [words[a.from + leadCount], otherWords[b.from + leadCount]];
  const [leadEnd, otherLeadEnd] = [statementsIn(a), statementsIn(b)];
  let lead = 0;
  for (let i = leadEnd - leads, j = otherLeadEnd - otherLeads; i < leadEnd && j < otherLeadEnd; ) {
    const stem = words[i];
    const other = otherWords[j];
    if (stem === other) lead++;
    if (stem <= other) i++;
    if (other <= stem) j++;
  }
  const either = words[a.from + flags] | otherWords[b.from + flags];
  const weights = (either & extractFlag) !== 0 ? forExtracts : (either & shortFlag) !== 0 ? forShort : forLong;
  const score =
    weights.nameCosine * (product === 0 ? 0 : product / (floats[a.from + norm] * otherFloats[b.from + norm])) +
    weights.nameShare * (shared / Math.sqrt(Math.max(1, words[a.from + telling] * otherWords[b.from + telling]))) +
    weights.sharedNames * (Math.min(shared, enoughNames) / enoughNames) +
    weights.leadCosine * (lead / Math.sqrt(Math.max(1, leads * otherLeads))) +
    weights.bias -
    (shared === 0 ? weights.strangers[Math.min(words[a.from + telling], otherWords[b.from + telling], 2)] : 0);
  return 1 / (1 + Math.exp(-score));
}
