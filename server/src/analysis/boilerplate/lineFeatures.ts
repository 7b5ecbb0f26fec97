import { classAt, isIn, lowerCase, unitSet } from '../../text/characters.ts';
import { memoizeByParagraph, memoizeByText } from '../../text/memo.ts';
import { piecesOf } from '../../text/pieces.ts';
import { atSign, comma, currency, digit, exclamation, letter, otherScript, parenthesis, punctuation, quote, separator, stop, symbol } from './characterKinds.ts';
import { lineShape } from './lineShape.ts';
import { clues, clueStarts, counts, phraseLength, readWords, topicWords, words, type LineSums } from './lineWords.ts';
import { callingVerbs } from './phrases.ts';
import { purposes, purposesOf } from './purposes.ts';
import { hasDate, hasTime, recurrenceKey } from './recurrenceKey.ts';
import { wordingKeys } from './wording.ts';

/** What one line's text alone says. */
export interface LineReading {
  /** One value for each of `lineFeatureNames`, in single precision. */
  readonly features: readonly number[];
  /** Hashes of the words that carry the topic: lower case, not function words, three letters or more. */
  readonly topicWords: readonly number[];
  /** The keys of its wording. */
  readonly wording: readonly number[];
  /** Equal for lines that differ in figures, dates, case or white space only. */
  readonly key: number;
  /** What it is made of: see `lineShape`. */
  readonly shape: number;
}

/** A line is read this far (UTF-16 code units); what makes it prose or furniture shows long before. */
const readLength = 1500;

/** What is measured of a line by itself, in the order of the model's input. */
const shapeFeatures = [
  'length', 'words', 'wordLength', 'stopWords', 'stopWordShare', 'capitalisedShare', 'capitalsShare', 'digitShare', 'punctuationShare', 'commas', 'sentences',
  'endsSentence', 'endsColon', 'endsQuestion', 'endsEllipsis', 'startsLower', 'startsBullet', 'startsNumber', 'startsQuote', 'quotes', 'separators', 'address',
  'hashOrHandle', 'date', 'time', 'money', 'exclamation', 'parentheses', 'symbolShare', 'otherScriptShare', 'glued', 'reader', 'narration', 'calls', 'onlyNumber',
] as const;

/** Names of a line's own features, in the order of their values. */
export const lineFeatureNames: readonly string[] = [...shapeFeatures, ...purposes.map((purpose) => `says:${purpose}`), 'purposes'];

/** The place of a named feature among a line's values. */
export function featureIndex(name: string): number {
  return lineFeatureNames.indexOf(name);
}

/** To be copied: an array of numbers that need not be whole, so that none has to be laid out anew when a share is written into it. */
const noFeatures: readonly number[] = lineFeatureNames.map(() => 0.5);

/** Reads one line's text. Remembers the latest lines, so that an edit reads the line it touched only. */
export const readLine: (line: string) => LineReading = memoizeByText(computeReading, 8192);

/** `readLine` for a line that is a paragraph, as most are: the other analyses ask for its text too, so it is found at once. */
export const readParagraph: (line: string) => LineReading = memoizeByParagraph(computeReading);

function computeReading(line: string): LineReading {
  const whole = line.trim();
  const text = whole.length > readLength ? whole.slice(0, readLength) : whole;
  const pieces = piecesOf(text);
  const sums = readWords(text, pieces);
  const features = noFeatures.slice();
  measureShape(whole, text, sums, features);
  measurePurposes(purposesOf(text.slice(0, phraseLength), clues, clueStarts, sums.clues), features);
  return {
    features, topicWords: topicWords.slice(0, sums.topicWords), wording: wordingKeys(words, sums.count),
    key: recurrenceKey(whole, words, sums.compared), shape: lineShape(whole, text === whole ? pieces : piecesOf(whole)),
  };
}

const feature = Object.fromEntries(shapeFeatures.map((name, index) => [name, index])) as Readonly<Record<(typeof shapeFeatures)[number], number>>;

/** Writes what is measured of a line by itself; `text` is as much of the `whole` line as is read, and `words` and `counts` are what it holds. */
function measureShape(whole: string, text: string, sums: LineSums, features: number[]): void {
  const total = Math.max(sums.words, 1);
  const size = Math.max(text.length, 1);
  const first = text === '' ? 0 : text.charCodeAt(0);
  const last = whole === '' ? 0 : whole.charCodeAt(whole.length - 1);
  // Most lines begin and end with a letter of ASCII, after or before which no mark need be looked for.
  const starts = !isAsciiLetter(first);
  const ends = !isAsciiLetter(last);
  const hasDigits = counts[digit] > 0;
  const symbols = counts[atSign] + counts[symbol];
  features[feature.length] = Math.log1p(whole.length);
  features[feature.words] = sums.words;
  features[feature.wordLength] = sums.length / total;
  features[feature.stopWords] = sums.stops;
  features[feature.stopWordShare] = sums.stops / total;
  features[feature.capitalisedShare] = sums.capitalised / total;
  features[feature.capitalsShare] = sums.inCapitals / total;
  features[feature.digitShare] = counts[digit] / size;
  features[feature.punctuationShare] = (counts[stop] + counts[exclamation] + counts[punctuation] + counts[comma]) / size;
  features[feature.commas] = counts[comma];
  features[feature.sentences] = sums.sentences;
  features[feature.endsSentence] = Number(ends && endsSentence(whole));
  features[feature.endsColon] = Number(isIn(pauses, last));
  features[feature.endsQuestion] = Number(ends && endsQuestion(whole));
  features[feature.endsEllipsis] = Number(ends && endsEllipsis(whole));
  features[feature.startsLower] = Number(text !== '' && (classAt(text, 0) & lowerCase) !== 0);
  features[feature.startsBullet] = Number(isIn(bullets, first));
  features[feature.startsNumber] = Number(starts && hasDigits && /^[#(]?\d+[.):]?(?:\s|$)/u.test(text));
  features[feature.startsQuote] = Number(isIn(openingQuotes, first));
  features[feature.quotes] = counts[quote];
  features[feature.separators] = counts[separator];
  features[feature.address] = Number((sums.mayAddress || counts[atSign] > 0) && holdsAddress(text));
  features[feature.hashOrHandle] = Number(symbols > 0 && /(?:^|\s)[#@]\w/u.test(text));
  features[feature.date] = Number((sums.mayDate || counts[separator] > 0) && hasDigits && hasDate(text));
  features[feature.time] = Number(hasDigits && (sums.mayTime || text.includes(':')) && hasTime(text));
  features[feature.money] = Number(hasDigits && counts[currency] > 0 && /[$€£¥₹]\s?\d/u.test(text));
  features[feature.exclamation] = Number(counts[exclamation] > 0);
  features[feature.parentheses] = counts[parenthesis];
  features[feature.symbolShare] = symbols / size;
  features[feature.otherScriptShare] = counts[otherScript] / size;
  features[feature.glued] = sums.glued;
  features[feature.reader] = sums.toReader / total;
  features[feature.narration] = sums.narrating / total;
  features[feature.calls] = Number(sums.count > 0 && callingVerbs.has(words[0].plain));
  features[feature.onlyNumber] = Number(sums.count > 0 && counts[letter] + counts[otherScript] === 0);
  for (let each = 0; each < shapeFeatures.length; each++) features[each] = Math.fround(features[each]);
}

/** Writes 1 for each purpose that a line has and 0 for the others, and how many it has. */
function measurePurposes(said: number, features: number[]): void {
  let count = 0;
  for (let purpose = 0; purpose < purposes.length; purpose++) {
    const has = (said >>> purpose) & 1;
    features[shapeFeatures.length + purpose] = has;
    count += has;
  }
  features[features.length - 1] = count;
}

const bullets = unitSet('-–—*•·▪►▶→»>+✓✔');
const openingQuotes = unitSet('"“‘\'«');
const closingQuotes = unitSet('"”’');
const closers = unitSet('"”’»)]」』）');
const sentenceEnds = unitSet('.!?。！？।؟');
const questionMarks = unitSet('?？؟');
const pauses = unitSet(':;,：');

function isAsciiLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122;
}

/** Whether a line ends in a mark that ends sentences, quotation marks and brackets after it aside. */
function endsSentence(line: string): boolean {
  let last = line.length - 1;
  while (last >= 0 && isIn(closers, line.charCodeAt(last))) last--;
  return last >= 0 && isIn(sentenceEnds, line.charCodeAt(last));
}

function endsQuestion(line: string): boolean {
  const last = isIn(closingQuotes, line.charCodeAt(line.length - 1)) ? line.length - 2 : line.length - 1;
  return last >= 0 && isIn(questionMarks, line.charCodeAt(last));
}

/** An ellipsis with what may stand after it is no longer than this (UTF-16 code units). */
const ellipsisReach = 12;
const [ellipsis, fullStop] = Array.from('….', (mark) => mark.charCodeAt(0));

function endsEllipsis(line: string): boolean {
  const from = Math.max(0, line.length - ellipsisReach);
  for (let at = line.length - 1; at >= from; at--) {
    const unit = line.charCodeAt(at);
    if (unit === ellipsis || (unit === fullStop && at > from && line.charCodeAt(at - 1) === fullStop)) return /(?:…|\.\.\.)\W{0,3}$/u.test(line.slice(from));
  }
  return false;
}

/** Whether a text holds an address of a page or of a mailbox. */
function holdsAddress(text: string): boolean {
  return /https?:|www\.|\w@\w|\w\.(?:com|org|net)\b/iu.test(text);
}
