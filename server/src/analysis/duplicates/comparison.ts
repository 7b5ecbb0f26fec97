import { align } from './alignment.ts';
import type { Ending, ParagraphPrint } from './facts.ts';

/**
 * What was done to the copy, as far as the two texts tell: copied word for word, changed in a few words, garbled by OCR,
 * cut short, standing in a longer paragraph, or rewritten in part.
 */
export const edits = ['copied', 'light', 'noise', 'shortened', 'contained', 'rewritten'] as const;
export type Edit = (typeof edits)[number];

/** Two paragraphs, one a copy of the other. */
export interface Comparison {
  /** Their lengths in words. */
  readonly wordsA: number;
  readonly wordsB: number;
  /** Words of one that stand in the other in the same order, each weighed by how sure the match is: a multiple of a sixteenth. */
  readonly matched: number;
  /** What makes the shorter (or either, where they are alike long) out of the other. */
  readonly edit: Edit;
}

/** A paragraph with so many fewer words than its twin was cut short. */
const shortenedBelow = 0.8;

/** Compares two paragraphs that are not the same to the letter. */
export function compare(a: ParagraphPrint, b: ParagraphPrint): Comparison {
  const { matched, garbled } = align(a, b);
  const [wordsA, wordsB] = [a.words.length, b.words.length];
  const ending = wordsA <= wordsB ? a.ending : b.ending;
  const edit = editOf(lengthRatio(a, b), shareOf(Math.min(wordsA, wordsB), matched), garbled / Math.max(1, matched), ending);
  return { wordsA, wordsB, matched, edit };
}

/** Share of all words of both that match (Dice), 0–1. */
export function similarityOf({ wordsA, wordsB, matched }: Comparison): number {
  return shareOf(wordsA + wordsB, 2 * matched);
}

/** Share of the first's words that stand in the second, 0–1. */
export function containmentOf({ wordsA, matched }: Comparison): number {
  return shareOf(wordsA, matched);
}

/** Share of the shorter's words that stand in the longer, 0–1. */
export function greaterContainment({ wordsA, wordsB, matched }: Comparison): number {
  return shareOf(Math.min(wordsA, wordsB), matched);
}

/** Share of the longer's words that stand in the shorter, 0–1. */
export function lesserContainment({ wordsA, wordsB, matched }: Comparison): number {
  return shareOf(Math.max(wordsA, wordsB), matched);
}

/** Length of the shorter in words over that of the longer. */
export function lengthRatio(a: ParagraphPrint, b: ParagraphPrint): number {
  return Math.min(a.words.length, b.words.length) / Math.max(a.words.length, b.words.length);
}

/** Whether one of two paragraphs is so much shorter that it can only be a part of the other. */
export function isCutShort(a: ParagraphPrint, b: ParagraphPrint): boolean {
  return lengthRatio(a, b) < shortenedBelow;
}

function shareOf(words: number, matched: number): number {
  return Math.min(1, matched / words);
}

function editOf(ratio: number, containment: number, noise: number, ending: Ending): Edit {
  if (ending === 'elided') return 'shortened';
  if (noise >= 0.05) return 'noise';
  if (ratio < shortenedBelow) return ending === 'open' ? 'shortened' : 'contained';
  return containment >= 0.9 ? 'light' : 'rewritten';
}
