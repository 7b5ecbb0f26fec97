import { classAt, lowerCase } from '../../text/characters.ts';
import { memoizeByText } from '../../text/memo.ts';
import { piecesOf } from '../../text/pieces.ts';
import { formOfPieces, isWord, wordEnd, wordJoints } from '../../text/words.ts';
import { lineShape } from './lineShape.ts';
import { noClues, type PhraseClues } from './phraseFilter.ts';
import { callingVerbs } from './phrases.ts';
import { purposes, writePurposes } from './purposes.ts';
import { comparedLength, hasDate, hasTime, recurrenceKey } from './recurrenceKey.ts';
import { languageCount } from './stopWords.ts';
import { countUnits, type UnitCounts } from './unitCounts.ts';
import { wordingKeys } from './wording.ts';
import { readWord, wordMarks, type WordReading } from './wordReading.ts';

/** What one line's text alone says. */
export interface LineReading {
  /** One value for each of `lineFeatureNames`, in single precision. */
  readonly features: readonly number[];
  /** Hashes of the words that carry the topic: lower case, not function words, three letters or more. */
  readonly topicWords: readonly number[];
  /** The keys of its wording. */
  readonly wording: Uint32Array;
  /** Equal for lines that differ in figures, dates, case or white space only. */
  readonly key: number;
  /** What it is made of: see `lineShape`. */
  readonly shape: number;
}

/** A line is read this far (UTF-16 code units); what makes it prose or furniture shows long before. */
const readLength = 1500;
/** Phrases are looked for this far into a line, since they name what the line is about at its start. */
const phraseLength = 300;

/** Reads one line's text. Remembers the latest lines, so that an edit reads the line it touched only. */
export const readLine: (line: string) => LineReading = memoizeByText(computeReading, 8192);

function computeReading(line: string): LineReading {
  const whole = line.trim();
  const text = whole.slice(0, readLength);
  const sums = readWords(text);
  const features = noFeatures.slice();
  const shape = Object.values(measureShape(whole, text, countUnits(text), sums));
  for (let feature = 0; feature < shape.length; feature++) features[feature] = Math.fround(shape[feature]);
  features[features.length - 1] = writePurposes(text.slice(0, phraseLength).toLowerCase(), clues, features, shape.length);
  return {
    features, topicWords: sums.topicWords, wording: wordingKeys(words, sums.count), key: recurrenceKey(whole, words, sums.compared), shape: lineShape(whole),
  };
}

/** What the words of a line are together. */
interface WordSums {
  /** How many words there are, and how many of these the line is compared by. */
  readonly count: number;
  readonly compared: number;
  /** The same with runs without spaces taken for several, and how many of these are function words. */
  readonly words: number;
  readonly stops: number;
  /** Their length together (UTF-16 code units). */
  readonly letters: number;
  readonly capitalised: number;
  readonly inCapitals: number;
  readonly glued: number;
  readonly toReader: number;
  readonly narrating: number;
  readonly mayDate: boolean;
  readonly topicWords: readonly number[];
}

/** Reads the words of a line into `words` and `clues`. */
function readWords(text: string): WordSums {
  stopsByLanguage.fill(0);
  clues.length = 0;
  const topicWords: number[] = [];
  let [count, compared, total, stops, letters] = [0, 0, 0, 0, 0];
  let [capitalised, inCapitals, glued, toReader, narrating, mayDate] = [0, 0, 0, 0, 0, false];
  const pieces = piecesOf(text);
  const { starts, forms } = pieces;
  for (let from = 0, to: number; from < starts.length; from = to) {
    to = wordEnd(text, pieces, from, starts.length, wordJoints);
    if (!isWord(forms[from])) continue;
    const start = starts[from];
    const form = formOfPieces(text, pieces, from, to);
    const word = readWord(form);
    words[count++] = word;
    if (start < comparedLength) compared = count;
    if (start < phraseLength && word.clues !== noClues) clues.push(word.clues);
    letters += form.length;
    total += word.words;
    stops += word.stops;
    for (const language of word.languages) stopsByLanguage[language]++;
    for (const topicWord of word.topicWords) topicWords.push(topicWord);
    const { marks } = word;
    if (marks !== 0) {
      if ((marks & wordMarks.capitalised) !== 0) capitalised++;
      if ((marks & wordMarks.inCapitals) !== 0) inCapitals++;
      if ((marks & wordMarks.glued) !== 0) glued++;
      if ((marks & wordMarks.toReader) !== 0) toReader++;
      if ((marks & wordMarks.narrates) !== 0) narrating++;
      mayDate ||= (marks & wordMarks.mayDate) !== 0;
    }
  }
  let most = 0;
  for (const stopsOfLanguage of stopsByLanguage) most = Math.max(most, stopsOfLanguage);
  return { count, compared, words: total, stops: stops + most, letters, capitalised, inCapitals, glued, toReader, narrating, mayDate, topicWords };
}

/** What is measured of a line by itself, in the order of the model's input; `text` is as much of the `whole` line as is read. */
function measureShape(whole: string, text: string, counts: UnitCounts, sums: WordSums) {
  const total = Math.max(sums.words, 1);
  const size = Math.max(text.length, 1);
  const first = text.charAt(0);
  // Most lines begin and end with a letter of ASCII, after or before which no mark need be looked for.
  const starts = first !== '' && !isAsciiLetter(text.charCodeAt(0));
  const ends = !isAsciiLetter(whole.charCodeAt(whole.length - 1));
  return {
    length: Math.log1p(whole.length),
    words: sums.words,
    wordLength: sums.letters / total,
    stopWords: sums.stops,
    stopWordShare: sums.stops / total,
    capitalisedShare: sums.capitalised / total,
    capitalsShare: sums.inCapitals / total,
    digitShare: counts.digits / size,
    punctuationShare: counts.punctuation / size,
    commas: counts.commas,
    sentences: countSentenceEnds(text),
    endsSentence: Number(ends && endsSentence(whole)),
    endsColon: Number(ends && /[:;,：]$/u.test(whole.slice(-1))),
    endsQuestion: Number(ends && /[?？؟]["”’]?$/u.test(whole.slice(-2))),
    endsEllipsis: Number(ends && /(?:…|\.\.\.)\W{0,3}$/u.test(whole.slice(-ellipsisReach))),
    startsLower: Number(first !== '' && (classAt(text, 0) & lowerCase) !== 0),
    startsBullet: Number(starts && '-–—*•·▪►▶→»>+✓✔'.includes(first)),
    startsNumber: Number(starts && counts.digits > 0 && /^[#(]?\d+[.):]?(?:\s|$)/u.test(text)),
    startsQuote: Number(starts && '"“‘\'«'.includes(first)),
    quotes: counts.quotes,
    separators: counts.separators,
    address: Number(counts.joints > 0 && /https?:|www\.|\w@\w|\w\.(?:com|org|net)\b/iu.test(text)),
    hashOrHandle: Number(counts.symbols > 0 && /(?:^|\s)[#@]\w/u.test(text)),
    date: Number((sums.mayDate || counts.separators > 0) && counts.digits > 0 && hasDate(text)),
    time: Number(counts.digits > 0 && hasTime(text)),
    money: Number(counts.digits > 0 && /[$€£¥₹]\s?\d/u.test(text)),
    exclamation: Number(counts.exclamations > 0),
    parentheses: counts.parentheses,
    symbolShare: counts.symbols / size,
    otherScriptShare: counts.otherScript / size,
    glued: sums.glued,
    reader: sums.toReader / total,
    narration: sums.narrating / total,
    calls: Number(sums.count > 0 && callingVerbs.has(words[0].plain)),
    onlyNumber: Number(sums.count > 0 && counts.letters === 0),
  };
}

function isAsciiLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122;
}

/** An ellipsis with what may stand after it is no longer than this (UTF-16 code units). */
const ellipsisReach = 12;

/** Whether a line ends in a mark that ends sentences, quotation marks and brackets after it aside. */
function endsSentence(line: string): boolean {
  let last = line.length - 1;
  while (last >= 0 && '"”’»)]」』）'.includes(line[last])) last--;
  return last >= 0 && '.!?。！？।؟'.includes(line[last]);
}

/** How many sentences end in a text: full stops and the like at its end or before a capital, and such marks of other scripts. */
function countSentenceEnds(text: string): number {
  return text.match(/[.!?]["”’)]?(?=\s+["“‘(]?\p{Lu}|$)|[。！？।؟]/gu)?.length ?? 0;
}

/** The words of the line that is being read, and those of its clues that say something; kept from line to line, since to make arrays costs more than to fill them. */
const words: WordReading[] = [];
const clues: PhraseClues[] = [];
/** Its function words by language. */
const stopsByLanguage = new Int32Array(languageCount);

const shapeFeatures = Object.keys(measureShape('', '', countUnits(''), readWords('')));

/** Names of a line's own features, in the order of their values. */
export const lineFeatureNames: readonly string[] = [...shapeFeatures, ...purposes.map((purpose) => `says:${purpose}`), 'purposes'];

/** To be copied: an array of numbers that need not be whole, so that none has to be laid out anew when a share is written into it. */
const noFeatures: readonly number[] = lineFeatureNames.map(() => 0.5);

/** The place of a named feature among a line's values. */
export function featureIndex(name: string): number {
  return lineFeatureNames.indexOf(name);
}
