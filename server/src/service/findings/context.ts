import type { Corpus } from '../../corpus/corpus.ts';
import { positionAt } from '../../text/layout.ts';
import type { Finding, Place } from '../finding.ts';
import type { RuleId, Sensitivity } from '../rules.ts';

/** What a rule looks at. */
export interface FindingContext {
  readonly corpus: Corpus;
  readonly document: string;
  /** Whether the annotators know the word. */
  isKnownWord(word: string): boolean;
  sensitivity(rule: RuleId): Sensitivity;
  /** A document's path, as messages name it. */
  pathOf(document: string): string;
}

type WithoutSeverity<Kind> = Kind extends Finding ? Omit<Kind, 'severity'> : never;

/** A finding before settings give it a severity. */
export type RawFinding = WithoutSeverity<Finding>;

/** How messages name a place: "line 6", or "other.txt, line 6". Lines from 1. */
export function lineOf(context: Pick<FindingContext, 'corpus' | 'document' | 'pathOf'>, place: Place): string {
  const facts = context.corpus.sharedFacts(place.document);
  const line = facts ? `line ${String(positionAt(facts.layout, place.span.start).line + 1)}` : 'another place';
  return place.document === context.document ? line : `${context.pathOf(place.document)}, ${line}`;
}

export function percent(share: number): string {
  return `${String(Math.round(100 * share))}%`;
}

/** "one", "one and two", "one, two and three". */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** "1 document", "3 documents". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

/** Longer quotations are cut in messages. */
const longestQuotation = 60;

/** The text in one line, with … in place of what is too long for a message. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  const points = Array.from(line);
  return points.length <= longestQuotation ? line : `${points.slice(0, longestQuotation - 1).join('').trimEnd()}…`;
}
