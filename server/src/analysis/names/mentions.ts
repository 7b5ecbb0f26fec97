import { isIn, titleCase, unitSet, upperCase } from '../../text/characters.ts';
import { hashText } from '../../text/hash.ts';
import { memoizeByParagraph } from '../../text/memo.ts';
import { firstPieceFrom, piecesOf, type Pieces } from '../../text/pieces.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { numberOfWords, traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { formOfPieces, isWord, wordEnd, wordJoints } from '../../text/words.ts';
import { withRoomFor } from '../columns.ts';
import { marksOf, type NameFacts } from './facts.ts';
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
  const words: string[] = [];
  const facts = { starts: [] as number[], lengths: [] as number[], sentences: [] as number[], marks: [] as number[] };
  let sentences = 0;
  for (let index = 0; index < found.length; index++) {
    const { start } = paragraphs[index];
    for (const mention of found[index].mentions) {
      // The word that opens its sentence is no part of it where the document writes it in lower case elsewhere.
      const isOrdinary = mention.opening !== '' && ordinary.has(mention.opening);
      const from = isOrdinary ? 1 : 0;
      const { length } = mention.words;
      if (from === length) continue;
      for (let word = from; word < length; word++) {
        words.push(mention.words[word]);
        facts.starts.push(mention.starts[word] + start);
      }
      facts.lengths.push(length - from);
      facts.sentences.push(mention.sentence + sentences);
      facts.marks.push(marksOf(mention.headline, mention.opening !== '' && !isOrdinary));
    }
    sentences += found[index].sentences;
  }
  return { words: words.join('\n'), ...facts };
}

/** A mention of a paragraph: see `NameMention`. */
interface ParagraphMention {
  readonly words: string[];
  /** UTF-16 offsets into the paragraph. */
  readonly starts: number[];
  /** Its number in the paragraph. */
  readonly sentence: number;
  readonly headline: boolean;
  /** Its first word in lower case where that opens the sentence, else empty. */
  readonly opening: string;
}

interface ParagraphNames {
  readonly mentions: readonly ParagraphMention[];
  /** Words in small letters alone, long enough to tell that a capital of the same word elsewhere is its place's. */
  readonly lowerWords: readonly WordForm[];
  /** A few bits of the hash of each of these. */
  readonly lowerHashes: readonly number[];
  readonly sentences: number;
}

const scanParagraph = memoizeByParagraph((text: string): ParagraphNames => {
  const found = { mentions: [] as ParagraphMention[], lowerWords: [] as WordForm[], lowerHashes: [] as number[] };
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

/** The words of the sentence that is being scanned: their forms, what is asked of each (`wordSigns`), and the UTF-16 offsets of their starts. */
const forms: WordForm[] = [];
let signs = new Int32Array(256);
let starts = new Int32Array(256);
let count = 0;

/** Reads the words among the pieces `from` to `to` (exclusive). */
function readSentence(text: string, pieces: Pieces, from: number, to: number): void {
  count = 0;
  for (let first = from; first < to; ) {
    const next = wordEnd(text, pieces, first, to, wordJoints);
    if (isWord(pieces.forms[first])) {
      if (count === signs.length) {
        signs = withRoomFor(signs, count);
        starts = withRoomFor(starts, count);
      }
      const form = formOfPieces(text, pieces, first, next);
      forms[count] = form;
      signs[count] = signsOf(form);
      starts[count++] = pieces.starts[first];
    }
    first = next;
  }
}

function scanSentence(text: string, sentence: Span, index: number, found: { mentions: ParagraphMention[]; lowerWords: WordForm[]; lowerHashes: number[] }): void {
  const headline = isHeadline() && !endsLikeSentence(text, sentence.end);
  let run: ParagraphMention | undefined;
  let runEnd = 0;
  for (let place = 0; place < count; place++) {
    const sign = signs[place];
    const start = starts[place];
    const end = start + forms[place].length;
    if (run !== undefined && !(run.words.length < longestMention && isNameGap(text, runEnd, start, run.words[run.words.length - 1]))) run = undefined;
    if ((sign & wordSigns.name) === 0) {
      if (run !== undefined && (sign & wordSigns.particle) !== 0) {
        runEnd = end;
        continue;
      }
      run = undefined;
      if ((sign & wordSigns.lower) !== 0) {
        found.lowerWords.push(forms[place]);
        found.lowerHashes.push(sign >>> hashShift);
      }
    } else if ((sign & (place === 0 || headline ? wordSigns.saysNothing : wordSigns.noName)) !== 0) {
      run = undefined;
    } else {
      const { name, lower } = nameOf(forms[place])!;
      if (run === undefined || name.start > 0) found.mentions.push((run = { words: [], starts: [], sentence: index, headline, opening: place === 0 ? lower : '' }));
      run.words.push(name.text);
      run.starts.push(start + name.start);
      runEnd = end;
      if (start + name.end < end) run = undefined;
    }
  }
}

/** The part of a word that may be a name, by its offsets in the word, and that in lower case; null where there is none. */
const nameOf = traitOfWords((text, { classes }): { readonly name: NameWord; readonly lower: string } | null => {
  const name = (classes & (upperCase | titleCase)) === 0 ? undefined : nameWordOf({ text, start: 0, end: text.length });
  return name === undefined ? null : { name, lower: name.text.toLowerCase() };
});

/** What is asked of every word and does not depend on where it stands, bit by bit; above them some bits of its hash. */
const wordSigns = {
  seen: 1,
  /** A part of it may be a name. */
  name: 2,
  /** The name is a word that never makes one by itself, or is one where its place gave it its capital. */
  noName: 4,
  saysNothing: 8,
  particle: 16,
  /** In small letters alone, long enough to tell that a capital of the same word elsewhere is its place's. */
  lower: 32,
  capital: 64,
  /** Of more letters than the small words that a headline leaves in lower case. */
  long: 128,
} as const;

const hashShift = 16;
const hashMask = 0xffff;

const longestSmallWord = 3;

const signsOf = numberOfWords((form) => {
  const { text, length, classes, firstClasses } = form;
  let found = wordSigns.seen | (hashText(text) << hashShift);
  if (particles.has(text)) found |= wordSigns.particle;
  if ((classes & (upperCase | titleCase)) === 0 && /^\p{Ll}{3,40}$/u.test(text)) found |= wordSigns.lower;
  if ((firstClasses & upperCase) !== 0) found |= wordSigns.capital;
  if (length > longestSmallWord) found |= wordSigns.long;
  const named = nameOf(form);
  if (named === null) return found;
  const { name, lower } = named;
  const isTitle = titles.has(lower) || calendarNames.has(lower);
  const isFunctionWord = functionWords.has(lower);
  found |= wordSigns.name;
  if (isTitle || isFunctionWord) found |= wordSigns.saysNothing;
  if (isTitle || (isFunctionWord && (name.text.length < 4 || !isAllCapitals(name.text)))) found |= wordSigns.noName;
  return found;
});

/** Whether what stands between two words lets them belong to one name: a space, or the full stop of an initial or "Jr." before one. */
function isNameGap(text: string, start: number, end: number, before: string): boolean {
  if (end === start + 1) return isPlainSpace(text[start]);
  return end === start + 2 && text.startsWith('. ', start) && (before.length === 1 || /^(?:Jr|Sr|St)$/.test(before));
}

function isPlainSpace(character: string): boolean {
  return character === ' ' || character === '\u00a0';
}

const stops = unitSet('.!?');
const closers = unitSet('\'"”’');

function endsLikeSentence(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return isIn(stops, last) || (isIn(closers, last) && isIn(stops, text.charCodeAt(end - 2)));
}

function isHeadline(): boolean {
  let longer = 0;
  let capitals = 0;
  for (let place = 0; place < count; place++) {
    if ((signs[place] & wordSigns.long) === 0) continue;
    longer++;
    if ((signs[place] & wordSigns.capital) !== 0) capitals++;
  }
  return longer >= fewestHeadlineWords && capitals >= headlineShare * longer;
}

/** By some bits of a word's hash: 1 where a word that opens a sentence has them. All 0 between two documents. */
const isOpeningHash = new Uint8Array(hashMask + 1);

/** The words that open sentences of a document, in lower case, as far as it writes them in lower case elsewhere. */
function ordinaryOpenings(paragraphs: readonly ParagraphNames[]): ReadonlySet<string> {
  const openings = new Set<string>();
  for (const { mentions } of paragraphs) for (const { opening } of mentions) if (opening !== '') openings.add(opening);
  const ordinary = new Set<string>();
  for (const opening of openings) isOpeningHash[hashText(opening) & hashMask] = 1;
  for (const { lowerWords, lowerHashes } of paragraphs) {
    for (let index = 0; index < lowerHashes.length; index++) {
      if (isOpeningHash[lowerHashes[index]] === 1 && openings.has(lowerWords[index].text)) ordinary.add(lowerWords[index].text);
    }
  }
  for (const opening of openings) isOpeningHash[hashText(opening) & hashMask] = 0;
  return ordinary;
}
