import { align } from './alignment.ts';
import type { Ending, ParagraphPrint } from './facts.ts';

/**
 * What was done to the copy, as far as the two texts tell: copied word for word, changed in a few words, garbled by OCR,
 * cut short, standing in a longer paragraph, or rewritten in part.
 */
export type Edit = 'copied' | 'light' | 'noise' | 'shortened' | 'contained' | 'rewritten';

/** Two paragraphs, one a copy of the other. */
export interface Comparison {
  /** Share of all words of both that match (Dice), 0–1. */
  readonly similarity: number;
  /** Share of the first's words that stand in the second, 0–1. */
  readonly containmentA: number;
  readonly containmentB: number;
  /** What makes the shorter (or either, where they are alike long) out of the other. */
  readonly edit: Edit;
}

/** A paragraph with so many fewer words than its twin was cut short. */
const shortenedBelow = 0.8;

/** Compares two paragraphs that are not the same to the letter. */
export function compare(a: ParagraphPrint, b: ParagraphPrint): Comparison {
  const { matched, garbled } = align(a, b);
  const containmentA = Math.min(1, matched / a.words.length);
  const containmentB = Math.min(1, matched / b.words.length);
  const shorter = a.words.length <= b.words.length ? containmentA : containmentB;
  const ending = a.words.length <= b.words.length ? a.ending : b.ending;
  return {
    similarity: Math.min(1, (2 * matched) / (a.words.length + b.words.length)),
    containmentA,
    containmentB,
    edit: editOf(lengthRatio(a, b), shorter, garbled / Math.max(1, matched), ending),
  };
}

/** Length of the shorter in words over that of the longer. */
export function lengthRatio(a: ParagraphPrint, b: ParagraphPrint): number {
  return Math.min(a.words.length, b.words.length) / Math.max(a.words.length, b.words.length);
}

/** Whether one of two paragraphs is so much shorter that it can only be a part of the other. */
export function isCutShort(a: ParagraphPrint, b: ParagraphPrint): boolean {
  return lengthRatio(a, b) < shortenedBelow;
}

function editOf(ratio: number, containment: number, noise: number, ending: Ending): Edit {
  if (ending === 'elided') return 'shortened';
  if (noise >= 0.05) return 'noise';
  if (ratio < shortenedBelow) return ending === 'open' ? 'shortened' : 'contained';
  return containment >= 0.9 ? 'light' : 'rewritten';
}
