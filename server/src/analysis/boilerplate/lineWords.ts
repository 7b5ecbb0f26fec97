import { upperCase } from '../../text/characters.ts';
import type { Pieces } from '../../text/pieces.ts';
import { numberOfWords, traitOfWords, wordFormAt } from '../../text/wordForms.ts';
import { formOfPieces, isWord, wordEnd, wordJoints } from '../../text/words.ts';
import { countCharacters, kindCount, letter } from './characterKinds.ts';
import type { PhraseClue } from './phraseSearch.ts';
import { purposeCluesOf } from './purposes.ts';
import { comparedLength } from './recurrenceKey.ts';
import { languageCount } from './stopWords.ts';
import { readWord, wordMarks, type WordReading } from './wordReading.ts';

/** Phrases are looked for this far into a line, since they name what the line is about at its start. */
export const phraseLength = 300;

/** What the words and marks of a line are together. */
export interface LineSums {
  /** How many words there are, and how many of these the line is compared by. */
  readonly count: number;
  readonly compared: number;
  /** The same with runs without spaces taken for several, and how many of these are function words. */
  readonly words: number;
  readonly stops: number;
  /** Their length together (UTF-16 code units). */
  readonly length: number;
  readonly capitalised: number;
  readonly inCapitals: number;
  readonly glued: number;
  readonly toReader: number;
  readonly narrating: number;
  readonly mayDate: boolean;
  readonly mayTime: boolean;
  readonly mayAddress: boolean;
  /** How many words carry a topic, and how many clues there are. */
  readonly topicWords: number;
  readonly clues: number;
  readonly sentences: number;
}

/** Reads the words and marks of a line into `words`, `topicWords`, `clues` and `counts`. */
export function readWords(text: string, pieces: Pieces): LineSums {
  for (let language = 0; language < languageCount; language++) stopsByLanguage[language] = 0;
  for (let kind = 0; kind < kindCount; kind++) counts[kind] = 0;
  let count = 0;
  let compared = 0;
  let counted = 0;
  let total = 0;
  let stops = 0;
  let length = 0;
  let topicCount = 0;
  let clueCount = 0;
  let sentences = 0;
  let latin = 0;
  let capitalised = 0;
  let inCapitals = 0;
  let glued = 0;
  let toReader = 0;
  let narrating = 0;
  let mayDate = false;
  let mayTime = false;
  let mayAddress = false;
  let lastMonth = -dateWords;
  let lastFigure = -2 * dateWords;
  const { starts, forms } = pieces;
  let end = 0;
  for (let from = 0, to: number; from < starts.length; from = to) {
    to = wordEnd(text, pieces, from, starts.length, wordJoints);
    const start = starts[from];
    if (start > end + 1 || (start > end && text.charCodeAt(end) !== blank)) countCharacters(text, end, start, counts);
    if (!isWord(forms[from])) {
      const mark = forms[from];
      end = start + mark.length;
      countCharacters(text, start, end, counts);
      if (endsSentenceAt(text, pieces, from)) sentences++;
      if (start < phraseLength) clueCount = addClues(cluesOfMark(mark), start, clueCount);
      continue;
    }
    const form = formOfPieces(text, pieces, from, to);
    const word = readWord(form);
    const { topic, marks } = word;
    end = start + form.length;
    words[count++] = word;
    if (start < comparedLength) compared = count;
    if (end <= phraseLength) {
      if ((marks & wordMarks.telling) !== 0) clueCount = addClues(word.clues, start, clueCount);
    } else if (start < phraseLength) clueCount = addClues(readWord(wordFormAt(text, start, phraseLength)).clues, start, clueCount);
    length += form.length;
    if (topic !== 0) topicWords[topicCount++] = topic;
    if ((marks & wordMarks.mixed) !== 0) countCharacters(text, start, end, counts);
    else latin += form.length;
    if (marks === 0) continue;
    if ((marks & wordMarks.functional) !== 0) countStops(word.languages);
    if ((marks & wordMarks.counted) !== 0) {
      counted++;
      total += word.words;
      stops += word.stops;
      topicCount = addTopics(word.topics, topicCount);
    }
    capitalised += marks & wordMarks.capitalised;
    if ((marks & wordMarks.inCapitals) !== 0) inCapitals++;
    if ((marks & wordMarks.glued) !== 0) glued++;
    if ((marks & wordMarks.toReader) !== 0) toReader++;
    if ((marks & wordMarks.narrates) !== 0) narrating++;
    if ((marks & (wordMarks.month | wordMarks.figure | wordMarks.mayDate | wordMarks.mayTime | wordMarks.mayAddress)) === 0) continue;
    if ((marks & wordMarks.month) !== 0) lastMonth = count;
    if ((marks & wordMarks.figure) !== 0) lastFigure = count;
    mayDate ||= (marks & wordMarks.mayDate) !== 0 || Math.abs(lastMonth - lastFigure) < dateWords;
    mayTime ||= (marks & wordMarks.mayTime) !== 0;
    mayAddress ||= (marks & wordMarks.mayAddress) !== 0;
  }
  countCharacters(text, end, text.length, counts);
  counts[letter] += latin;
  let most = 0;
  for (let language = 0; language < languageCount; language++) most = Math.max(most, stopsByLanguage[language]);
  return { count, compared, words: count - counted + total, stops: stops + most, length, capitalised, inCapitals, glued, toReader, narrating, mayDate, mayTime, mayAddress, topicWords: topicCount, clues: clueCount, sentences };
}

/** Adds clues of a word that starts at an offset to the first `count` ones of the line; returns how many there are then. */
function addClues(said: readonly PhraseClue[], start: number, count: number): number {
  for (let each = 0; each < said.length; each++) {
    clues[count + each] = said[each];
    clueStarts[count + each] = start;
  }
  return count + said.length;
}

function addTopics(topics: readonly number[], count: number): number {
  for (let each = 0; each < topics.length; each++) topicWords[count + each] = topics[each];
  return count + topics.length;
}

function countStops(languages: readonly number[]): void {
  for (const language of languages) stopsByLanguage[language]++;
}

/** What a mark says of the purposes of its line. */
const cluesOfMark = traitOfWords(purposeCluesOf);

/** A day and its month stand within so many words, with one between them perhaps. */
const dateWords = 3;

const blank = 32;

/**
 * The words of the line that is being read, hashes of those that carry its topic, and what they say of its purposes, as many as `LineSums` counts; kept
 * from line to line, since to make arrays costs more than to fill them.
 */
export const words: WordReading[] = [];
export const topicWords: number[] = [];
export const clues: PhraseClue[] = [];
/** Where the words and marks start that the clues are of (UTF-16). */
export const clueStarts: number[] = [];
/** Its function words by language, and its characters by kind. */
const stopsByLanguage = new Int32Array(languageCount);
export const counts = new Int32Array(kindCount);

/** What a mark may be to the sentences of a line, as bits. */
const [stop, stopOfOtherScripts, closer, opener] = [1, 2, 4, 8];
const otherMark = 16;

const roleOfMark = numberOfWords(
  ({ text }) =>
    ('.!?'.includes(text) ? stop : 0) | ('。！？।؟'.includes(text) ? stopOfOtherScripts : 0) | ('"”’)'.includes(text) ? closer : 0) | ('"“‘('.includes(text) ? opener : 0) || otherMark,
);

/** Whether a sentence ends with the piece that is a mark: a full stop or the like at the text's end or before a capital, or such a mark of other scripts. */
function endsSentenceAt(text: string, { starts, forms }: Pieces, mark: number): boolean {
  const role = roleOfMark(forms[mark]);
  if ((role & stop) === 0) return (role & stopOfOtherScripts) !== 0;
  let next = mark + 1;
  let end = starts[mark] + 1;
  if (starts[next] === end && (roleOfMark(forms[next]) & closer) !== 0) {
    next++;
    end++;
  }
  if (next === starts.length) return end === text.length;
  if (starts[next] === end) return false;
  if ((roleOfMark(forms[next]) & opener) !== 0) {
    next++;
    if (starts[next] !== starts[next - 1] + 1) return false;
  }
  return (forms[next].firstClasses & upperCase) !== 0;
}
