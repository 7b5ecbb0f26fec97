import { splitLines } from './lines.ts';
import { makeRoomFor } from './memo.ts';
import { splitParagraphs } from './paragraphs.ts';
import { splitSentences } from './sentences.ts';
import type { Span } from './span.ts';

/** A text with its lines, paragraphs and sentences, each worked out when first asked for. Offsets are UTF-16. */
export class SourceText {
  readonly text: string;
  #lines: readonly Span[] | undefined;
  #paragraphs: readonly Span[] | undefined;
  readonly #slices = new Map<Span, string>();

  constructor(text: string) {
    this.text = text;
  }

  /** All lines, empty ones too, without their line endings. */
  get lines(): readonly Span[] {
    return (this.#lines ??= splitLines(this.text));
  }

  /** The paragraphs in order, none empty, without the white space around them. */
  get paragraphs(): readonly Span[] {
    if (this.#paragraphs === undefined) {
      this.#paragraphs = splitParagraphs(this.text, this.lines);
      makeRoomFor(this.#paragraphs.length);
    }
    return this.#paragraphs;
  }

  /** The sentences of one of the paragraphs. */
  sentences(paragraph: Span): readonly Span[] {
    return splitSentences(this.text, paragraph);
  }

  /** The text that a span covers. Of one and the same span it is cut only once, so that it is hashed only once for the memories of analysers. */
  slice(span: Span): string {
    let slice = this.#slices.get(span);
    if (slice === undefined) this.#slices.set(span, (slice = copyOf(this.text, span)));
    return slice;
  }
}

/**
 * The part of a text, with characters of its own: engines cut long texts out as views, in which each character takes half as long again to
 * look at, and all analyses look at all of them. Two texts that are joined are copied.
 */
function copyOf(text: string, { start, end }: Span): string {
  const middle = (start + end) >>> 1;
  return [text.slice(start, middle), text.slice(middle, end)].join('');
}
