import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { NormalText } from './normalText.ts';

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

const sentence = new NormalText();

/** The sentences of a paragraph that are long enough to be copies; none where it has but one. Spans are UTF-16 offsets into it; `normal` is its normalized text. */
export function sentencesOf(paragraph: string, normal: NormalText): SentencePrint[] {
  const sentences = splitSentences(paragraph, { start: 0, end: paragraph.length });
  const prints: SentencePrint[] = [];
  if (sentences.length < 2) return prints;
  let place = 0;
  for (let index = 0; index < sentences.length; index++) {
    const span = sentences[index];
    let exact: number | undefined;
    if (normal.keepsPlaces) {
      while (normal.starts[place] < span.start) place++;
      const from = place;
      while (place < normal.length && normal.starts[place] < span.end) place++;
      exact = hashOf(normal, from, place);
    } else {
      sentence.read(paragraph.slice(span.start, span.end));
      exact = hashOf(sentence, 0, sentence.length);
    }
    if (exact === undefined) continue;
    const removal = index + 1 < sentences.length ? { start: span.start, end: sentences[index + 1].start } : { start: sentences[index - 1].end, end: span.end };
    prints.push({ span, removal, exact });
  }
  return prints;
}

/** The hash of a part of a normalized text; undefined where that has too few words. */
function hashOf(normal: NormalText, from: number, to: number): number | undefined {
  return normal.hasSpaces(fewestWords - 1, from, to) ? normal.hash(from, to) : undefined;
}
