import type { Span } from '../../text/span.ts';
import { changeBetween } from './change.ts';
import { agrees, agreesOnOneSide, contextAgreement, isSameWord } from './context.ts';
import { sureMatches } from './sequences.ts';

/** A stretch that is the same in both texts, or one word that became another; UTF-16. */
interface Piece {
  readonly before: Span;
  readonly after: Span;
  /** `line`: on lines that are the same as a whole; `edited`: on as many lines as there were; `moved`: on more or fewer. */
  readonly kind: 'line' | 'edited' | 'moved';
}

/** How much of the text around a span must be the same for it to be followed into a line that was edited. */
const leastAgreement = 0.6;
const contextUnits = 40;

/** Where the spans of one text stand in another that it was edited into. */
export class TextMapping {
  readonly #before: string;
  readonly #after: string;
  /** Ascending in both texts; pieces that meet in both are one. */
  readonly #pieces: Piece[] = [];

  /**
   * Compares the texts line by line, and word by word where lines differ. Takes time in proportion to the length where
   * little changed; long stretches with nothing in common are given up.
   */
  constructor(before: string, after: string) {
    this.#before = before;
    this.#after = after;
    const change = changeBetween(before, after);
    const afterEnd = change.start + change.text.length;
    this.#add({ start: 0, end: change.start }, { start: 0, end: change.start }, 'line');
    this.#addLines({ start: change.start, end: change.end }, { start: change.start, end: afterEnd });
    this.#add({ start: change.end, end: before.length }, { start: afterEnd, end: after.length }, 'line');
  }

  /**
   * Where a span stands now. Undefined where its text is gone, where it is open which of two alike stretches is it, where
   * a number in it is another one, or where so much around it changed that it is about something else.
   */
  map(span: Span): Span | undefined {
    const first = this.#pieceAt(span.start);
    const last = span.end > span.start ? this.#pieceAt(span.end - 1) : first;
    if (!first || !last) return undefined;
    const start = positionIn(first, span.start);
    const end = positionIn(last, span.end);
    if (start === undefined || end === undefined || end < start) return undefined;
    const target = { start, end };
    if (first === last && first.kind === 'line') return target;
    if (first !== last && !isEdited(this.#before.slice(span.start, span.end), this.#after.slice(start, end))) return undefined;
    return this.#isInContext(span, target, first.kind !== 'moved') ? target : undefined;
  }

  #isInContext(span: Span, target: Span, isEditedLine: boolean): boolean {
    const expected = {
      prefix: this.#before.slice(Math.max(0, span.start - contextUnits), span.start),
      suffix: this.#before.slice(span.end, span.end + contextUnits),
    };
    const agreement = contextAgreement(expected, this.#after, target.start, target.end);
    return agrees(agreement, leastAgreement) || (isEditedLine && agreesOnOneSide(agreement));
  }

  #pieceAt(offset: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#pieces[middle].before.end <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low] as Piece | undefined;
    return piece && piece.before.start <= offset ? piece : undefined;
  }

  #add(before: Span, after: Span, kind: Piece['kind']): void {
    if (before.start >= before.end) return;
    const last = this.#pieces.at(-1);
    const isExact = before.end - before.start === after.end - after.start;
    if (last && last.kind === kind && isExact && isExactPiece(last) && last.before.end === before.start && last.after.end === after.start) {
      const joined = { before: { start: last.before.start, end: before.end }, after: { start: last.after.start, end: after.end }, kind };
      this.#pieces[this.#pieces.length - 1] = joined;
    } else this.#pieces.push({ before, after, kind });
  }

  #addLines(before: Span, after: Span): void {
    const lines = segments(this.#before, before, /[^\n]*\n|[^\n]+/gu);
    const others = segments(this.#after, after, /[^\n]*\n|[^\n]+/gu);
    this.#addMatches(lines, others, 'line', (gap, otherGap) => this.#addWords(gap, otherGap));
  }

  #addWords(before: Span, after: Span): void {
    const pattern = /[\p{L}\p{N}\p{M}]+|\s+|[^\s\p{L}\p{N}\p{M}]/gu;
    const words = segments(this.#before, before, pattern);
    const others = segments(this.#after, after, pattern);
    const kind = countLines(this.#before, before) === countLines(this.#after, after) ? 'edited' : 'moved';
    this.#addMatches(words, others, kind, (gap, otherGap) => this.#addCorrections(gap, otherGap, pattern, kind));
  }

  /** Words that were put right one by one. */
  #addCorrections(before: Span, after: Span, pattern: RegExp, kind: Piece['kind']): void {
    const words = segments(this.#before, before, pattern);
    const others = segments(this.#after, after, pattern);
    if (words.length !== others.length) return;
    const areSame = words.every((word, index) =>
      isSameWord(this.#before.slice(word.start, word.end), this.#after.slice(others[index].start, others[index].end)),
    );
    if (areSame) for (const [index, word] of words.entries()) this.#pieces.push({ before: word, after: others[index], kind });
  }

  #addMatches(own: Span[], other: Span[], kind: Piece['kind'], addGap: (before: Span, after: Span) => void): void {
    if (own.length === 0 || other.length === 0) return;
    const numbers = new Map<string, number>();
    const numbered = (text: string, parts: readonly Span[]): Int32Array =>
      Int32Array.from(parts, ({ start, end }) => {
        const content = text.slice(start, end);
        const number = numbers.get(content) ?? numbers.size;
        numbers.set(content, number);
        return number;
      });
    const matched = sureMatches(numbered(this.#before, own), numbered(this.#after, other));
    let gapStart = 0;
    let otherStart = 0;
    const closeGap = (gapEnd: number, otherEnd: number): void => {
      if (gapStart < gapEnd && otherStart < otherEnd) {
        addGap({ start: own[gapStart].start, end: own[gapEnd - 1].end }, { start: other[otherStart].start, end: other[otherEnd - 1].end });
      }
    };
    for (const [index, place] of matched.entries()) {
      if (place < 0) continue;
      closeGap(index, place);
      this.#add(own[index], other[place], kind);
      gapStart = index + 1;
      otherStart = place + 1;
    }
    closeGap(own.length, other.length);
  }
}

function countLines(text: string, span: Span): number {
  return text.slice(span.start, span.end).trim().split('\n').length;
}

function isExactPiece(piece: Piece): boolean {
  return piece.before.end - piece.before.start === piece.after.end - piece.after.start;
}

/** Where an offset of a piece stands now; inside a word that became a longer or shorter one, that is open. */
function positionIn(piece: Piece, offset: number): number | undefined {
  if (isExactPiece(piece) || offset === piece.before.start) return piece.after.start + offset - piece.before.start;
  return offset === piece.before.end ? piece.after.end : undefined;
}

/** Whether a stretch was edited inside and is still the same: the same numbers, and no more than a third of it new or gone. */
function isEdited(before: string, after: string): boolean {
  if (numbersOf(before) !== numbersOf(after)) return false;
  const [shorter, longer] = before.length < after.length ? [before.length, after.length] : [after.length, before.length];
  return shorter >= (longer * 2) / 3;
}

/** The numbers in a text, as written. */
export function numbersOf(text: string): string {
  return text.replace(/\P{N}+/gu, ' ').trim();
}

function segments(text: string, span: Span, pattern: RegExp): Span[] {
  return Array.from(text.slice(span.start, span.end).matchAll(pattern), (match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
}
