import { isIn, titleCase, unitSet, upperCase } from '../../text/characters.ts';
import { hashText } from '../../text/hash.ts';
import { memoizeByParagraph } from '../../text/memo.ts';
import { firstPieceFrom, piecesOf, type Pieces } from '../../text/pieces.ts';
import { ReusableList } from '../../text/reusableList.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { numberOfWords, traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { formOfPieces, isWord, wordEnd, wordJoints } from '../../text/words.ts';
import { withRoomFor } from '../columns.ts';
import { NumberedTexts } from '../numberedTexts.ts';
import { isHeadline, isOpening, marksOf, type NameFacts } from './facts.ts';
import { isAllCapitals, nameWordOf, type NameWord } from './nameWord.ts';
import { calendarNames, functionWords, particles, titles } from './wordLists.ts';

/** A line is a headline when at least this share of its longer words have capitals. */
const headlineShare = 0.7;
const fewestHeadlineWords = 4;

/** Longer runs of capitalised words are lists or menus; they are cut. */
const longestMention = 6;

/** What is known of names by mentions, in columns that are filled for one paragraph or document after another. */
const columns = { starts: new ReusableList<number>(), lengths: new ReusableList<number>(), sentences: new ReusableList<number>(), marks: new ReusableList<number>() };
const words = new ReusableList<number>();
const writtenForms = new NumberedTexts();

/** The names that a document may hold. Linear in the text's length. */
export function extractNameFacts(source: SourceText): NameFacts {
  const { paragraphs } = source;
  const found = paragraphs.map((paragraph) => scanParagraph(source.slice(paragraph)));
  const ordinary = ordinaryOpenings(found);
  let sentences = 0;
  for (let index = 0; index < found.length; index++) {
    addMentions(found[index], paragraphs[index].start, sentences, ordinary);
    sentences += found[index].sentenceCount;
  }
  return {
    forms: writtenForms.take(),
    words: words.take(),
    starts: columns.starts.take(),
    lengths: columns.lengths.take(),
    sentences: columns.sentences.take(),
    marks: columns.marks.take(),
  };
}

/** Adds the mentions of a paragraph to the columns, by where it starts and how many sentences are before it. */
function addMentions({ words: readings, starts, lengths, sentences, marks }: ParagraphNames, start: number, sentencesBefore: number, ordinary: ReadonlySet<string>): void {
  for (let mention = 0, from = 0; mention < lengths.length; from += lengths[mention++]) {
    const opening = isOpening(marks[mention]);
    // The word that opens its sentence is no part of it where the document writes it in lower case elsewhere.
    const isOrdinary = opening && ordinary.has(readings[from].lower);
    const first = isOrdinary ? from + 1 : from;
    const end = from + lengths[mention];
    if (first === end) continue;
    for (let word = first; word < end; word++) {
      const { name, hash } = readings[word];
      words.add(writtenForms.numberOf(name.text, hash));
      columns.starts.add(starts[word] + start);
    }
    columns.lengths.add(end - first);
    columns.sentences.add(sentences[mention] + sentencesBefore);
    columns.marks.add(marksOf(isHeadline(marks[mention]), opening && !isOrdinary));
  }
}

/** The mentions of a paragraph by columns, as `NameFacts` has those of a document; offsets and sentences are counted in the paragraph. */
interface ParagraphNames extends Pick<NameFacts, 'starts' | 'lengths' | 'sentences' | 'marks'> {
  readonly words: readonly NameReading[];
  /** Words in small letters alone, long enough to tell that a capital of the same word elsewhere is its place's. */
  readonly lowerWords: readonly WordForm[];
  readonly sentenceCount: number;
}

const names = new ReusableList<NameReading>();
const lowerWords = new ReusableList<WordForm>();

const scanParagraph = memoizeByParagraph((text: string): ParagraphNames => {
  const pieces = piecesOf(text);
  const sentences = splitSentences(text, { start: 0, end: text.length });
  let from = 0;
  for (let index = 0; index < sentences.length; index++) {
    const to = index + 1 < sentences.length ? firstPieceFrom(pieces, sentences[index].end) : pieces.starts.length;
    readSentence(text, pieces, from, to);
    scanSentence(text, sentences[index], index);
    from = to;
  }
  return {
    words: names.take(),
    starts: columns.starts.take(),
    lengths: columns.lengths.take(),
    sentences: columns.sentences.take(),
    marks: columns.marks.take(),
    lowerWords: lowerWords.take(),
    sentenceCount: sentences.length,
  };
});

/** The words of the sentence that is being scanned: their forms, what is asked of each (`wordSigns`), and the UTF-16 offsets of their starts. */
const forms: WordForm[] = [];
let signs = new Int32Array(256);
let starts = new Int32Array(256);
let count = 0;

/** How many words the mention has that the next word may belong to; 0 where there is none. */
let mentionLength = 0;

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

/** Adds the mentions of the sentence that has been read, and its words in lower case. */
function scanSentence(text: string, sentence: Span, index: number): void {
  const headline = hasHeadlineCapitals() && !endsLikeSentence(text, sentence.end);
  let mentionEnd = 0;
  for (let place = 0; place < count; place++) {
    const sign = signs[place];
    const start = starts[place];
    const end = start + forms[place].length;
    if (mentionLength > 0 && !(mentionLength < longestMention && isNameGap(text, mentionEnd, start, names.at(names.length - 1).name.text))) endMention();
    if ((sign & wordSigns.name) === 0) {
      if (mentionLength > 0 && (sign & wordSigns.particle) !== 0) {
        mentionEnd = end;
        continue;
      }
      endMention();
      if ((sign & wordSigns.lower) !== 0) lowerWords.add(forms[place]);
    } else if ((sign & (place === 0 || headline ? wordSigns.saysNothing : wordSigns.noName)) !== 0) {
      endMention();
    } else {
      const reading = nameOf(forms[place])!;
      if (reading.name.start > 0) endMention();
      if (mentionLength === 0) {
        columns.sentences.add(index);
        columns.marks.add(marksOf(headline, place === 0));
      }
      names.add(reading);
      columns.starts.add(start + reading.name.start);
      mentionLength++;
      mentionEnd = end;
      if (reading.name.end < end - start) endMention();
    }
  }
  endMention();
}

function endMention(): void {
  if (mentionLength > 0) columns.lengths.add(mentionLength);
  mentionLength = 0;
}

/** The part of a word that may be a name, by its offsets in the word, with a hash of it, it in lower case and some bits of the hash of this. */
interface NameReading {
  readonly name: NameWord;
  readonly hash: number;
  readonly lower: string;
  readonly lowerHash: number;
}

/** What of a word may be a name; null where nothing may. */
const nameOf = traitOfWords((text, { classes }): NameReading | null => {
  const name = (classes & (upperCase | titleCase)) === 0 ? undefined : nameWordOf({ text, start: 0, end: text.length });
  if (name === undefined) return null;
  const lower = name.text.toLowerCase();
  return { name, hash: hashText(name.text) | 0, lower, lowerHash: hashText(lower) & hashMask };
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

/** Whether most longer words of the sentence that has been read have capitals. */
function hasHeadlineCapitals(): boolean {
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
const openings = new ReusableList<NameReading>();

/** The words that open sentences of a document, in lower case, as far as it writes them in lower case elsewhere. */
function ordinaryOpenings(paragraphs: readonly ParagraphNames[]): ReadonlySet<string> {
  for (const { words, lengths, marks } of paragraphs) {
    for (let mention = 0, from = 0; mention < lengths.length; from += lengths[mention++]) if (isOpening(marks[mention])) openings.add(words[from]);
  }
  const opening = openings.take();
  for (const { lowerHash } of opening) isOpeningHash[lowerHash] = 1;
  const written = new Set<string>();
  for (const { lowerWords } of paragraphs) for (const form of lowerWords) if (isOpeningHash[signsOf(form) >>> hashShift] === 1) written.add(form.text);
  for (const { lowerHash } of opening) isOpeningHash[lowerHash] = 0;
  return written;
}
