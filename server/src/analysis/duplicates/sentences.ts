import { hashText } from '../../text/hash.ts';
import { memoizeByText } from '../../text/memo.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { normalize } from './normalize.ts';

/** A sentence among others of its paragraph. */
export interface SentencePrint {
  readonly span: Span;
  /** What to take out so that no double space is left: with the space before the next sentence, of the last one before itself. */
  readonly removal: Span;
  /** Hash of the text, case, white space and the style of quotes and dashes aside. */
  readonly exact: number;
}

/** Shorter sentences ("He was pronounced dead at the scene.") are written twice without being copied. */
const fewestWords = 12;

/** The sentences of a paragraph that are long enough to be copies; none where it has but one. Spans are UTF-16 offsets into it. */
export const sentencesOf = memoizeByText((paragraph: string): readonly SentencePrint[] => {
  const sentences = splitSentences(paragraph, { start: 0, end: paragraph.length });
  if (sentences.length < 2) return [];
  return sentences.flatMap((span, index) => {
    const normal = normalize(paragraph.slice(span.start, span.end));
    return normal.split(' ').length < fewestWords ? [] : [{ span, removal: index + 1 < sentences.length ? { start: span.start, end: sentences[index + 1].start } : { start: sentences[index - 1].end, end: span.end }, exact: hashText(normal) }];
  });
});
