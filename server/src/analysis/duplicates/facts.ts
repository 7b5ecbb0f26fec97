import { unitSet } from '../../text/characters.ts';
import { memoizeByParagraph } from '../../text/memo.ts';
import type { SourceText } from '../../text/source.ts';
import { shift, type Span } from '../../text/span.ts';
import { NormalText } from './normalText.ts';
import { wordPrintsOf } from './wordPrints.ts';
import { sentencesOf, type SentencePrint } from './sentences.ts';
import { sketchOf } from './sketch.ts';

/** What is kept of one paragraph in place of its text. */
export interface ParagraphPrint {
  /** Hash of the text, case, white space and the style of quotes and dashes aside. */
  readonly exact: number;
  /** A 32-bit hash of each word, case aside. */
  readonly words: Uint32Array;
  /** The set of letters of each word as bits, by which words that OCR garbled are known again. */
  readonly letters: Uint32Array;
  /** Its two-word shingles; of a long paragraph a fixed-size sample. */
  readonly sketch: Uint32Array;
  readonly ending: Ending;
}

/** How a paragraph ends: with a sentence's end, in the middle of one, or with dots that stand for what was cut. */
export type Ending = 'closed' | 'open' | 'elided';

/** What is known of a document's duplicates by itself: its paragraphs that are long enough to compare. */
export interface DuplicateFacts {
  readonly paragraphs: readonly DuplicateParagraph[];
  /** The longer sentences of its paragraphs that have several. */
  readonly sentences: readonly SentencePrint[];
}

export interface DuplicateParagraph {
  readonly span: Span;
  readonly print: ParagraphPrint;
}

/** Shorter paragraphs ("Read more", "Leave a reply") repeat without being copies of each other. */
const fewestWords = 4;
const fewestUnits = 20;

/** The fingerprints of the paragraphs of one document. Spans are UTF-16 offsets into it. */
export function extractDuplicateFacts(source: SourceText): DuplicateFacts {
  const paragraphs: DuplicateParagraph[] = [];
  const sentences: SentencePrint[] = [];
  for (const span of source.paragraphs) {
    if (span.end - span.start < fewestUnits) continue;
    const prints = printsOf(source.slice(span));
    for (const { span: sentence, removal, exact } of prints.sentences) sentences.push({ span: shift(sentence, span.start), removal: shift(removal, span.start), exact });
    if (prints.paragraph.words.length >= fewestWords || isUnspaced(span, prints.paragraph)) paragraphs.push({ span, print: prints.paragraph });
  }
  return { paragraphs, sentences };
}

/** Scripts written without spaces make few words of many characters. */
function isUnspaced(span: Span, print: ParagraphPrint): boolean {
  return print.words.length > 0 && (span.end - span.start) / print.words.length >= fewestUnits;
}

const normal = new NormalText();

const printsOf = memoizeByParagraph((text: string): { paragraph: ParagraphPrint; sentences: readonly SentencePrint[] } => {
  normal.read(text);
  const { words, letters } = wordPrintsOf(normal);
  return { paragraph: { exact: normal.hash(0, normal.length), words, letters, sketch: sketchOf(words), ending: endingOf(normal) }, sentences: sentencesOf(text, normal) };
});

const [fullStop, ellipsis] = [0x2e, 0x2026];
const closers = unitSet('"\')]');
const stops = unitSet('.!?:');

function endingOf(normal: NormalText): Ending {
  let last = normal.length - 1;
  while (last > 0 && closers[normal.forms[last].unit] === 1 && !normal.isApart(last)) last--;
  if (last < 0) return 'open';
  const { unit } = normal.forms[last];
  if (unit === ellipsis || (unit === fullStop && areDots(normal, last - 2))) return 'elided';
  return stops[unit] === 1 ? 'closed' : 'open';
}

/** Whether three full stops start at a place, with no spaces between them. */
function areDots(normal: NormalText, place: number): boolean {
  return place >= 0 && normal.forms[place].unit === fullStop && normal.forms[place + 1].unit === fullStop && !normal.isApart(place + 1) && !normal.isApart(place + 2);
}
