import { memoizeByText } from '../../text/memo.ts';
import { splitWords } from '../../text/words.ts';
import { hasDate, hasTime, recurrenceKey } from './recurrenceKey.ts';
import { callingVerbs, phrasePatterns, type Purpose } from './phrases.ts';
import { countUnspaced, hasKoreanParticle, lacksSpaces, StopWordCounter } from './stopWords.ts';
import { wordingKeys } from './wording.ts';

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

const purposes = Object.keys(phrasePatterns) as Purpose[];

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
}

/** A line is read this far (UTF-16 code units); what makes it prose or furniture shows long before. */
const readLength = 1500;
/** Phrases are looked for this far into a line, since they name what the line is about at its start. */
const phraseLength = 300;

const readerWords = new Set('you your yours you’re you’ll you’ve you’d we us our ours we’re we’ll i my me'.split(' '));
const narrationWords = new Set(
  'said was were had told according been did has is are would could who which that he she they his her their its it but because while'.split(' '),
);

/** Reads one line's text. Remembers the latest lines, so that an edit reads the line it touched only. */
export const readLine: (line: string) => LineReading = memoizeByText(computeReading, 8192);

function computeReading(line: string): LineReading {
  const whole = line.trim();
  const text = whole.slice(0, readLength);
  const words = splitWords(text);
  const counts = countUnits(text);
  const stopWords = new StopWordCounter();
  let stops = 0;
  let capitalised = 0;
  let capitals = 0;
  let letters = 0;
  let reader = 0;
  let narration = 0;
  let glued = 0;
  let extraWords = 0;
  const topicWords: string[] = [];
  for (const word of words) {
    const lower = word.text.toLowerCase().replaceAll("'", '’');
    letters += word.text.length;
    if (/^\p{Lu}/u.test(word.text)) capitalised++;
    if (word.text.length > 1 && lower !== word.text && word.text.toUpperCase() === word.text) capitals++;
    if (/\p{Ll}{2}\p{Lu}\p{Ll}{2}/u.test(word.text)) glued++;
    if (readerWords.has(lower)) reader++;
    if (narrationWords.has(lower)) narration++;
    if (lacksSpaces(word.text)) {
      const unspaced = countUnspaced(word.text);
      extraWords += unspaced.words - 1;
      stops += unspaced.stops;
      addPairs(word.text, topicWords);
    } else if (hasKoreanParticle(word.text)) stops++;
    else if (!stopWords.count(lower) && word.text.length > 2 && /\p{L}/u.test(lower)) topicWords.push(lower.replace(/’s$/u, ''));
  }
  stops += stopWords.highest;
  const wordCount = words.length + extraWords;
  const total = Math.max(wordCount, 1);
  const size = Math.max(text.length, 1);
  const lower = text.slice(0, phraseLength).toLowerCase();
  const said = purposes.map((purpose) => Number(phrasePatterns[purpose].test(lower)));
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
    endsSentence: Number(/[.!?。！？।؟]["”’»)\]」』）]*$/u.test(whole)),
    endsColon: Number(/[:;,：]$/u.test(whole)),
    endsQuestion: Number(/[?？؟]["”’]?$/u.test(whole)),
    endsEllipsis: Number(/(?:…|\.\.\.)\W{0,3}$/u.test(whole)),
    startsLower: Number(/^\p{Ll}/u.test(text)),
    startsBullet: Number(/^[-–—*•·▪►▶→»>+✓✔]/u.test(text)),
    startsNumber: Number(/^[#(]?\d+[.):]?(?:\s|$)/u.test(text)),
    startsQuote: Number(/^["“‘'«]/u.test(text)),
    quotes: counts.quotes,
    separators: counts.separators,
    address: Number(/https?:|www\.|\w@\w|\w\.(?:com|org|net)\b/iu.test(text)),
    hashOrHandle: Number(/(?:^|\s)[#@]\w/u.test(text)),
    date: Number(hasDate(text)),
    time: Number(hasTime(text)),
    money: Number(/[$€£¥₹]\s?\d/u.test(text)),
    exclamation: Number(text.includes('!')),
    parentheses: counts.parentheses,
    symbolShare: counts.symbols / size,
    otherScriptShare: counts.otherScript / size,
    glued,
    reader: reader / total,
    narration: narration / total,
    calls: Number(words.length > 0 && callingVerbs.has(words[0].text.toLowerCase())),
    onlyNumber: Number(words.length > 0 && counts.letters === 0),
  };
  const values = [...shapeFeatures.map((name) => shape[name]), ...said, said.reduce((sum, value) => sum + value, 0)];
  return { features: Float32Array.from(values), topicWords, wording: wordingKeys(words.map((word) => word.text)), key: recurrenceKey(whole) };
}

/** The topic of a run without spaces: its pairs of neighbouring characters that are not function characters. */
function addPairs(run: string, topicWords: string[]): void {
  for (let at = 0; at + 2 <= run.length; at++) {
    const pair = run.slice(at, at + 2);
    if (!/\p{Script=Hiragana}/u.test(pair)) topicWords.push(pair);
  }
}

interface UnitCounts {
  digits: number;
  letters: number;
  punctuation: number;
  commas: number;
  quotes: number;
  separators: number;
  parentheses: number;
  symbols: number;
  otherScript: number;
}

function countUnits(text: string): UnitCounts {
  const counts: UnitCounts = {
    digits: 0, letters: 0, punctuation: 0, commas: 0, quotes: 0, separators: 0, parentheses: 0, symbols: 0, otherScript: 0,
  };
  for (const character of text) {
    const unit = character.codePointAt(0)!;
    if (unit >= 48 && unit <= 57) counts.digits++;
    else if ((unit | 32) >= 97 && (unit | 32) <= 122) counts.letters++;
    else if (unit === 44) {
      counts.commas++;
      counts.punctuation++;
    } else if ('.;:!?'.includes(character)) counts.punctuation++;
    else if ('"“”«»'.includes(character)) counts.quotes++;
    else if ('|/›»>•·→'.includes(character)) counts.separators++;
    else if (character === '(') counts.parentheses++;
    else if (unit > 0x24f && unit < 0x2000) counts.otherScript++;
    else if (unit > 0x3000 && unit < 0xe000) counts.otherScript++;
    else if (unit > 0x2100 || '+=<>*_~^{}[]\\#@&%'.includes(character)) counts.symbols++;
    else if (unit > 0xbf && unit <= 0x24f) counts.letters++;
  }
  if (counts.otherScript > 0) counts.letters += counts.otherScript;
  return counts;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
