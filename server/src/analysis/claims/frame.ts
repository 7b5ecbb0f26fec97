import type { Span } from '../../text/span.ts';
import type { TimeFrame } from './wording.ts';

/** What kind of quantity a claim is about; claims of different kinds are never compared. */
export type ClaimKind = 'age' | 'clock' | 'people' | 'things' | 'money' | 'duration' | 'measure' | 'share' | 'address';

/** What a person is to the event, as far as the sentence tells. */
export type Role = 'killed' | 'wounded' | 'suspect' | 'other';

/** Whose age a claim states. */
export interface Person {
  /** The name's words in lower case, as full as the document has it; empty where the person has none. */
  readonly name: readonly string[];
  readonly gender: 'male' | 'female' | null;
  /** What the person is called: "girlfriend", "suspect". */
  readonly noun: string | null;
  readonly role: Role | null;
}

/** A quantity said of something: what the index compares. Plain data. UTF-16 offsets into the document. */
export interface ClaimFrame {
  readonly span: Span;
  /** The number's own words. */
  readonly number: Span;
  /** The sentence or the part of it around the number. */
  readonly quote: string;
  /** Where in it the span starts. */
  readonly quoteAt: number;
  readonly kind: ClaimKind;
  /** What is counted, measured or timed, in a canonical word: 'killed', 'fighter', 'USD:loot', 'magnitude'. */
  readonly concept: string;
  /** Of measures in the base unit of their kind, so that feet are held against metres. */
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: boolean;
  /** How far from the number the truth may lie as it is written, in that unit; 0 for a plain count. */
  readonly slack: number;
  /** Half of the number's last significant place: how far it may lie where it was converted from another unit. */
  readonly rounding: number;
  /** The unit as written. */
  readonly unit: string | null;
  /** The counted noun's kind ('person', 'officer'), or its stem. */
  readonly noun: string;
  /** The counted noun as written, for descriptions. */
  readonly label: string;
  /** Who does it to what is counted ("Taliban" in "the Taliban sent hundreds of fighters"), lower case. */
  readonly actor: string | null;
  /** Stem of the verb or event word that governs the quantity. */
  readonly event: string | null;
  /** Lower-case name words of the sentence and the rest of its paragraph nearby. */
  readonly names: readonly string[];
  /** Stems of the sentence's content words near the number, without the counted noun. */
  readonly context: readonly string[];
  /** Name words in a place phrase right at the quantity ("in Baghlan province"). */
  readonly place: readonly string[];
  /** The wording's frame ("others wounded"): equal frames in one document speak of one quantity. */
  readonly template: string;
  /** One of many numbers of its sentence: a detail of a list. */
  readonly listed: boolean;
  /** Counts a part of a whole ("two of them", "including two"). */
  readonly part: boolean;
  /** Those counted include the one who did it ("six shot, including the gunman"). */
  readonly inclusive: boolean;
  /** The one who did it can't be among those counted: "killed four", not "four dead" where the killer died too. */
  readonly done: boolean;
  /** Weekday, month and year words that date the event, lower case. */
  readonly dates: readonly string[];
  /** Whether the sentence tells of the event or of something before it ("In 2004, …"). */
  readonly time: TimeFrame;
  /** The sentence shows that the number changed with time ("not five as first reported", "turns 18"). */
  readonly updated: boolean;
  /** The value it replaced, where the sentence says that it is the old one. */
  readonly superseded: boolean;
  /** The day of its document, YYYYMMDD; null where the document does not say. */
  readonly written: number | null;
  /** The day of the week (0 Sunday … 6 Saturday) on which those cited in its document spoke; null where the document does not say. */
  readonly spokenOn: number | null;
  /** Said by someone: "police said", "reportedly". */
  readonly attributed: boolean;
  readonly person?: Person;
  /** Hash of the sentence's words, to know copies by. */
  readonly sentence: number;
}

/** What the claims analysis keeps of a document. Plain data. */
export interface ClaimFacts {
  readonly frames: readonly ClaimFrame[];
  /** Lower-case name words of the document, the most frequent first. */
  readonly names: readonly string[];
  /** How often each of `names` stands in it. */
  readonly nameCounts: readonly number[];
  /** Hashes of 32 bits of the stems of content words of the headline and the first sentences, each once. */
  readonly lead: readonly number[];
  /** Number of words. */
  readonly length: number;
}
