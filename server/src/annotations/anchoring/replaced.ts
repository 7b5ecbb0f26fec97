import type { Span } from '../../text/span.ts';
import type { TextChange } from './change.ts';

/**
 * Where a span stands after a replacement that covers it wholly; undefined where it lost its text.
 *
 * A word that is put right is replaced whole by most quick fixes: a span that is exactly what was replaced covers the new
 * text if that is the old one with letters changed, never if a digit differs.
 */
export function keptThroughReplacement(text: string, change: TextChange, span: Span): Span | undefined {
  if (change.text.length === 0) return undefined;
  if (change.start !== span.start || change.end !== span.end) return undefined;
  return isCorrection(text.slice(span.start, span.end), change.text) ? { start: span.start, end: span.start + change.text.length } : undefined;
}

/** Whether a text is another one put right: the same digits, and at least half of the longer one shared at its two ends. */
function isCorrection(former: string, next: string): boolean {
  if (next.trim() !== next || digitsOf(former) !== digitsOf(next)) return false;
  const shortest = Math.min(former.length, next.length);
  let head = 0;
  while (head < shortest && former[head] === next[head]) head++;
  let tail = 0;
  while (tail < shortest - head && former[former.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  return head + tail >= Math.max(former.length, next.length) / 2;
}

function digitsOf(text: string): string {
  return text.replace(/\P{N}+/gu, ' ').trim();
}
