import { memoizeByParagraph } from '../../text/memo.ts';
import { firstPieceFrom, piecesOf, type Pieces } from '../../text/pieces.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { traitOfWords } from '../../text/wordForms.ts';
import { formOfPieces, isWord, wordEnd, wordJoints } from '../../text/words.ts';
import { type NameFacts, type NameMention, packMentions } from './facts.ts';
import { isAllCapitals, nameWordOf, type NameWord } from './nameWord.ts';
import { calendarNames, functionWords, particles, titles } from './wordLists.ts';

/** A line is a headline when at least this share of its longer words have capitals. */
const headlineShare = 0.7;
const fewestHeadlineWords = 4;

/** Longer runs of capitalised words are lists or menus; they are cut. */
const longestMention = 6;

/** The names that a document may hold. Linear in the text's length. */
export function extractNameFacts(source: SourceText): NameFacts {
  const { paragraphs } = source;
  const found = paragraphs.map((paragraph) => scanParagraph(source.slice(paragraph)));
  const ordinary = ordinaryOpenings(found);
  const mentions: NameMention[] = [];
  let sentence = 0;
  for (let index = 0; index < found.length; index++) {
    for (const mention of found[index].mentions) {
      const isOrdinary = mention.opening && ordinary.has(mention.words[0].toLowerCase());
      if (isOrdinary && mention.words.length === 1) continue;
      mentions.push(placed(isOrdinary ? withoutOpening(mention) : mention, paragraphs[index].start, sentence));
    }
    sentence += found[index].sentences;
  }
  return packMentions(mentions);
}

interface ParagraphNames {
  readonly mentions: readonly NameMention[];
  /** Words in small letters alone, long enough to tell that a capital of the same word elsewhere is its place's. */
  readonly lowerWords: readonly string[];
  readonly sentences: number;
}

const scanParagraph = memoizeByParagraph((text: string): ParagraphNames => {
  const found = { mentions: [] as NameMention[], lowerWords: [] as string[] };
  const pieces = piecesOf(text);
  const sentences = splitSentences(text, { start: 0, end: text.length });
  let from = 0;
  for (let index = 0; index < sentences.length; index++) {
    const to = index + 1 < sentences.length ? firstPieceFrom(pieces, sentences[index].end) : pieces.starts.length;
    readSentence(text, pieces, from, to);
    scanSentence(text, sentences[index], index, found);
    from = to;
  }
  return { ...found, sentences: sentences.length };
});

/** The words of the sentence that is being scanned: their readings, and the UTF-16 offsets of their starts. */
const readings: WordReading[] = [];
const starts: number[] = [];

/** Reads the words among the pieces `from` to `to` (exclusive). */
function readSentence(text: string, pieces: Pieces, from: number, to: number): void {
  readings.length = starts.length = 0;
  for (let first = from; first < to; ) {
    const next = wordEnd(text, pieces, first, to, wordJoints);
    if (isWord(pieces.forms[first])) {
      readings.push(readingOf(formOfPieces(text, pieces, first, next)));
      starts.push(pieces.starts[first]);
    }
    first = next;
  }
}

function scanSentence(text: string, sentence: Span, index: number, found: { mentions: NameMention[]; lowerWords: string[] }): void {
  const headline = !endsLikeSentence(text, sentence.end) && isHeadline(readings);
  let run: { words: string[]; starts: number[]; opening: boolean } | undefined;
  let runEnd = 0;
  const endRun = (): void => {
    if (run !== undefined) found.mentions.push({ words: run.words, starts: run.starts, sentence: index, headline, opening: run.opening });
    run = undefined;
  };
  for (let place = 0; place < readings.length; place++) {
    const reading = readings[place];
    const { name } = reading;
    const start = starts[place];
    const joined = run !== undefined && run.words.length < longestMention && isNameGap(text, runEnd, start, run.words[run.words.length - 1]);
    if (!joined) endRun();
    if (name === undefined) {
      if (joined && reading.isParticle) {
        runEnd = start + reading.text.length;
        continue;
      }
      endRun();
      if (reading.isLower) found.lowerWords.push(reading.text);
    } else if (place === 0 || headline ? reading.saysNothing : reading.isNoName) {
      endRun();
    } else {
      if (name.start > 0) endRun();
      run ??= { words: [], starts: [], opening: place === 0 };
      run.words.push(name.text);
      run.starts.push(start + name.start);
      runEnd = start + reading.text.length;
      if (name.end < reading.text.length) endRun();
    }
  }
  endRun();
}

/** What does not depend on where a word stands. */
interface WordReading {
  readonly text: string;
  /** The part of it that may be a name; offsets are relative to the word. */
  readonly name: NameWord | undefined;
  /** Whether the name is a word that never makes one by itself, or is one where its place gave it its capital. */
  readonly isNoName: boolean;
  readonly saysNothing: boolean;
  readonly isParticle: boolean;
  /** A word in small letters alone, long enough to tell that a capital of the same word elsewhere is its place's. */
  readonly isLower: boolean;
  readonly hasCapital: boolean;
}

const readingOf = traitOfWords((text): WordReading => {
  const name = nameWordOf({ text, start: 0, end: text.length });
  const lower = name === undefined ? '' : name.text.toLowerCase();
  const isTitle = titles.has(lower) || calendarNames.has(lower);
  const isFunctionWord = functionWords.has(lower);
  return {
    text,
    name,
    isNoName: isTitle || (name !== undefined && isFunctionWord && (name.text.length < 4 || !isAllCapitals(name.text))),
    saysNothing: isTitle || isFunctionWord,
    isParticle: particles.has(text),
    isLower: /^\p{Ll}{3,40}$/u.test(text),
    hasCapital: /^\p{Lu}/u.test(text),
  };
});

/** Whether what stands between two words lets them belong to one name: a space, or the full stop of an initial or "Jr." before one. */
function isNameGap(text: string, start: number, end: number, before: string): boolean {
  if (end === start + 1) return isPlainSpace(text[start]);
  return end === start + 2 && text.startsWith('. ', start) && (before.length === 1 || /^(?:Jr|Sr|St)$/.test(before));
}

function isPlainSpace(character: string): boolean {
  return character === ' ' || character === '\u00a0';
}

function endsLikeSentence(text: string, end: number): boolean {
  return /[.!?]['"”’]?$/.test(text.slice(end - 2, end));
}

function isHeadline(words: readonly WordReading[]): boolean {
  let [longer, capitals] = [0, 0];
  for (const { text, hasCapital } of words) {
    if (text.length <= 3) continue;
    longer++;
    if (hasCapital) capitals++;
  }
  return longer >= fewestHeadlineWords && capitals >= headlineShare * longer;
}

/** The words that open sentences of a document, in lower case, as far as it writes them in lower case elsewhere. */
function ordinaryOpenings(paragraphs: readonly ParagraphNames[]): ReadonlySet<string> {
  const openings = new Set<string>();
  for (const { mentions } of paragraphs) for (const { opening, words } of mentions) if (opening) openings.add(words[0].toLowerCase());
  const ordinary = new Set<string>();
  if (openings.size > 0) for (const { lowerWords } of paragraphs) for (const word of lowerWords) if (openings.has(word)) ordinary.add(word);
  return ordinary;
}

/** The mention without the word that opens its sentence. */
function withoutOpening(mention: NameMention): NameMention {
  return { ...mention, words: mention.words.slice(1), starts: mention.starts.slice(1), opening: false };
}

/** A mention of a paragraph as one of the document, which has so many code units and sentences before it. */
function placed(mention: NameMention, start: number, sentences: number): NameMention {
  return { ...mention, starts: mention.starts.map((offset) => offset + start), sentence: mention.sentence + sentences };
}
