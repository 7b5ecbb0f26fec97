import { memoizeByText } from '../../text/memo.ts';
import { traitOfWords } from '../../text/wordForms.ts';
import { eachWord } from '../../text/words.ts';
import { lineShape } from './lineShape.ts';
import { comparedLength, hasDate, hasTime, recurrenceKey, type KeyPart } from './recurrenceKey.ts';
import { PhraseFilter, type PhraseClues } from './phraseFilter.ts';
import { callingVerbs, phrasePatterns } from './phrases.ts';
import { languageCount } from './stopWords.ts';
import { countUnits } from './unitCounts.ts';
import { wordingKeys } from './wording.ts';
import { readWord, type WordReading } from './wordReading.ts';

/** What is measured of a line by itself, in the order of the model's input. */
const shapeFeatures = [
  'length',
  'words',
  'wordLength',
  'stopWords',
  'stopWordShare',
  'capitalisedShare',
  'capitalsShare',
  'digitShare',
  'punctuationShare',
  'commas',
  'sentences',
  'endsSentence',
  'endsColon',
  'endsQuestion',
  'endsEllipsis',
  'startsLower',
  'startsBullet',
  'startsNumber',
  'startsQuote',
  'quotes',
  'separators',
  'address',
  'hashOrHandle',
  'date',
  'time',
  'money',
  'exclamation',
  'parentheses',
  'symbolShare',
  'otherScriptShare',
  'glued',
  'reader',
  'narration',
  'calls',
  'onlyNumber',
] as const;

const purposes = Object.keys(phrasePatterns);
const purposePatterns: readonly RegExp[] = Object.values(phrasePatterns);
/** Made when the first line is read, since a start that reads none need not wait for it. */
let phraseFilter: PhraseFilter | undefined;
const cluesOfWord = traitOfWords((word) => (phraseFilter ??= new PhraseFilter(purposePatterns)).cluesOf(word.toLowerCase()));

/** Names of a line's own features, in the order of their values. */
export const lineFeatureNames: readonly string[] = [...shapeFeatures, ...purposes.map((purpose) => `says:${purpose}`), 'purposes'];

/** The place of a named feature among a line's values. */
export function featureIndex(name: string): number {
  return lineFeatureNames.indexOf(name);
}

/** What one line's text alone says. */
export interface LineReading {
  /** One value for each of `lineFeatureNames`. */
  readonly features: Float32Array;
  /** The words that carry the topic: lower case, not function words, three letters or more. */
  readonly topicWords: readonly string[];
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

/** The function words of the line that is being read, by language; kept from line to line, since to make arrays costs more than to fill them. */
const stopsByLanguage = new Int32Array(languageCount);

function computeReading(line: string): LineReading {
  const whole = line.trim();
  const text = whole.slice(0, readLength);
  const counts = countUnits(text);
  stopsByLanguage.fill(0);
  let stops = 0;
  let capitalised = 0;
  let capitals = 0;
  let letters = 0;
  let reader = 0;
  let narration = 0;
  let glued = 0;
  let wordCount = 0;
  let mayDate = counts.separators > 0;
  const words: WordReading[] = [];
  const topicWords: string[] = [];
  const keyParts: KeyPart[] = [];
  const clues: PhraseClues[] = [];
  eachWord(text, (form, start) => {
    const word = readWord(form);
    words.push(word);
    if (start < phraseLength) clues.push(cluesOfWord(form));
    letters += form.length;
    if (word.capitalised) capitalised++;
    if (word.inCapitals) capitals++;
    if (word.glued) glued++;
    if (word.toReader) reader++;
    if (word.narrates) narration++;
    if (word.mayDate) mayDate = true;
    if (start < comparedLength) keyParts.push(word.keyPart);
    wordCount += word.words;
    stops += word.stops;
    for (const language of word.languages) stopsByLanguage[language]++;
    for (const topicWord of word.topicWords) topicWords.push(topicWord);
  });
  stops += stopsByLanguage.reduce((most, count) => Math.max(most, count), 0);
  const total = Math.max(wordCount, 1);
  const size = Math.max(text.length, 1);
  const lower = text.slice(0, phraseLength).toLowerCase();
  const shape: Record<(typeof shapeFeatures)[number], number> = {
    length: Math.log1p(whole.length),
    words: wordCount,
    wordLength: letters / total,
    stopWords: stops,
    stopWordShare: stops / total,
    capitalisedShare: capitalised / total,
    capitalsShare: capitals / total,
    digitShare: counts.digits / size,
    punctuationShare: counts.punctuation / size,
    commas: counts.commas,
    sentences: countMatches(text, /[.!?]["”’)]?(?=\s+["“‘(]?\p{Lu}|$)|[。！？।؟]/gu),
    endsSentence: Number(endsSentence(whole)),
    endsColon: Number(/[:;,：]$/u.test(whole.slice(-1))),
    endsQuestion: Number(/[?？؟]["”’]?$/u.test(whole.slice(-2))),
    endsEllipsis: Number(/(?:…|\.\.\.)\W{0,3}$/u.test(whole.slice(-ellipsisReach))),
    startsLower: Number(/^\p{Ll}/u.test(text)),
    startsBullet: Number(/^[-–—*•·▪►▶→»>+✓✔]/u.test(text)),
    startsNumber: Number(/^[#(]?\d+[.):]?(?:\s|$)/u.test(text)),
    startsQuote: Number(/^["“‘'«]/u.test(text)),
    quotes: counts.quotes,
    separators: counts.separators,
    address: Number(counts.joints > 0 && /https?:|www\.|\w@\w|\w\.(?:com|org|net)\b/iu.test(text)),
    hashOrHandle: Number(counts.symbols > 0 && /(?:^|\s)[#@]\w/u.test(text)),
    date: Number(mayDate && counts.digits > 0 && hasDate(text)),
    time: Number(counts.digits > 0 && hasTime(text)),
    money: Number(counts.digits > 0 && /[$€£¥₹]\s?\d/u.test(text)),
    exclamation: Number(counts.exclamations > 0),
    parentheses: counts.parentheses,
    symbolShare: counts.symbols / size,
    otherScriptShare: counts.otherScript / size,
    glued,
    reader: reader / total,
    narration: narration / total,
    calls: Number(words.length > 0 && callingVerbs.has(words[0].plain)),
    onlyNumber: Number(words.length > 0 && counts.letters === 0),
  };
  const features = new Float32Array(lineFeatureNames.length);
  let next = 0;
  for (const name of shapeFeatures) features[next++] = shape[name];
  let said = 0;
  phraseFilter ??= new PhraseFilter(purposePatterns);
  const candidates = phraseFilter.candidates(lower, clues);
  purposePatterns.forEach((pattern, purpose) => {
    const says = Number((candidates & (1 << purpose)) !== 0 && pattern.test(lower));
    features[next++] = says;
    said += says;
  });
  features[next] = said;
  return { features, topicWords, wording: wordingKeys(words), key: recurrenceKey(whole, keyParts), shape: lineShape(whole) };
}

/** An ellipsis with what may stand after it is no longer than this (UTF-16 code units). */
const ellipsisReach = 12;

/** Whether a line ends in a mark that ends sentences, quotation marks and brackets after it aside. */
function endsSentence(line: string): boolean {
  let last = line.length - 1;
  while (last >= 0 && '"”’»)]」』）'.includes(line[last])) last--;
  return last >= 0 && '.!?。！？।؟'.includes(line[last]);
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
