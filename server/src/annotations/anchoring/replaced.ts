import type { Span } from '../../text/span.ts';
import type { TextChange } from './change.ts';
import { numbersOf, TextMapping } from './mapping.ts';

/** How much of the text around a replacement is compared as well. */
const margin = 80;

/**
 * Tells where spans that a replacement covers wholly stand after it; undefined where they lost their text.
 *
 * A word that is put right is replaced whole by most quick fixes: a span that is exactly what was replaced covers the new
 * text if that is the old one with letters changed, never if a digit differs. Where more was replaced (a paste, a
 * revert), the difference of the two texts decides.
 */
export function replacementFollower(text: string, change: TextChange): (span: Span) => Span | undefined {
  if (change.text.length === 0) return () => undefined;
  const start = Math.max(0, change.start - margin);
  let mapping: TextMapping | undefined;
  return (span) => {
    if (span.start === change.start && span.end === change.end) {
      const isKept = isCorrection(text.slice(span.start, span.end), change.text);
      return isKept ? { start: span.start, end: span.start + change.text.length } : undefined;
    }
    mapping ??= mappingAround(text, change, start);
    const mapped = mapping.map({ start: span.start - start, end: span.end - start });
    if (!mapped) return undefined;
    const target = { start: mapped.start + start, end: mapped.end + start };
    // What stands around the replacement was there before and is not what the span covered.
    return target.start >= change.start && target.end <= change.start + change.text.length ? target : undefined;
  };
}

function mappingAround(text: string, change: TextChange, start: number): TextMapping {
  const head = text.slice(start, change.start);
  const tail = text.slice(change.end, change.end + margin);
  return new TextMapping(head + text.slice(change.start, change.end) + tail, head + change.text + tail);
}

/** Whether a text is another one put right: the same numbers, and at least half of the longer one shared at its two ends. */
function isCorrection(former: string, next: string): boolean {
  if (next.trim() !== next || numbersOf(former) !== numbersOf(next)) return false;
  const shortest = Math.min(former.length, next.length);
  let head = 0;
  while (head < shortest && former[head] === next[head]) head++;
  let tail = 0;
  while (tail < shortest - head && former[former.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  return head + tail >= Math.max(former.length, next.length) / 2;
}
