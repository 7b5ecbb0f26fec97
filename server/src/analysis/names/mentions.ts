import type { SourceText } from '../../text/source.ts';
import { memoizeByText } from '../../text/memo.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { traitOfWords, wordFormAt } from '../../text/wordForms.ts';
import { eachWord } from '../../text/words.ts';
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
  const mentions: NameMention[] = [];
  const lowerWords = new Set<string>();
  let sentence = 0;
  for (const paragraph of source.paragraphs) {
    const inside = scanParagraph(source.slice(paragraph));
    for (const word of inside.lowerWords) lowerWords.add(word);
    for (const mention of inside.mentions) {
      mentions.push({
        ...mention,
        starts: mention.starts.map((start) => start + paragraph.start),
        sentence: mention.sentence + sentence,
      });
    }
    sentence += inside.sentences;
  }
  return packMentions(mentions.flatMap((mention) => withoutOrdinaryOpening(mention, lowerWords)));
}

interface ParagraphNames {
  readonly mentions: readonly NameMention[];
  readonly lowerWords: readonly string[];
  readonly sentences: number;
}

const scanParagraph = memoizeByText((text: string): ParagraphNames => {
  const mentions: NameMention[] = [];
  const lowerWords = new Set<string>();
  const sentences = splitSentences(text, { start: 0, end: text.length });
  sentences.forEach((sentence, index) => scanSentence(text, sentence, index, mentions, lowerWords));
  return { mentions, lowerWords: [...lowerWords], sentences: sentences.length };
});

function scanSentence(text: string, sentence: Span, index: number, mentions: NameMention[], lowerWords: Set<string>): void {
  const words: SentenceWord[] = [];
  eachWord(text, sentence, (start, end) => words.push({ start, end, form: readingOf(wordFormAt(text, start, end)) }));
  const headline = !/[.!?]['"”’]?$/.test(text.slice(sentence.end - 2, sentence.end)) && isHeadline(words);
  let run: NameWord[] = [];
  let runOpens = false;
  let runEnd = 0;
  const endRun = (): void => {
    if (run.length > 0) {
      mentions.push({
        words: run.map((word) => word.text),
        starts: run.map((word) => word.start),
        sentence: index,
        headline,
        opening: runOpens,
      });
    }
    run = [];
  };
  let opens = true;
  for (const word of words) {
    const { form } = word;
    const name = form.name === undefined ? undefined : shiftName(form.name, word.start);
    const joined = run.length > 0 && run.length < longestMention && isNameGap(text.slice(runEnd, word.start), run[run.length - 1].text);
    if (!joined) endRun();
    if (name === undefined) {
      if (joined && particles.has(form.text)) {
        runEnd = word.end;
        continue;
      }
      endRun();
      if (form.isLower) lowerWords.add(form.text);
    } else if (isNoName(name.text, opens || headline)) {
      endRun();
    } else {
      if (name.start > word.start) endRun();
      if (run.length === 0) runOpens = opens;
      run.push(name);
      runEnd = word.end;
      if (name.end < word.end) endRun();
    }
    opens = false;
  }
  endRun();
}

/** What does not depend on where a word stands. */
interface WordReading {
  readonly text: string;
  /** The part of it that may be a name; offsets are relative to the word. */
  readonly name: NameWord | undefined;
  /** A word in small letters alone, long enough to tell that a capital of the same word elsewhere is its place's. */
  readonly isLower: boolean;
  readonly hasCapital: boolean;
}

interface SentenceWord extends Span {
  readonly form: WordReading;
}

const readingOf = traitOfWords((text): WordReading => ({
  text,
  name: nameWordOf({ text, start: 0, end: text.length }),
  isLower: /^\p{Ll}{3,40}$/u.test(text),
  hasCapital: /^\p{Lu}/u.test(text),
}));

function shiftName({ start, end, text }: NameWord, distance: number): NameWord {
  return { start: start + distance, end: end + distance, text };
}

/** Whether what stands between two words lets them belong to one name: a space, or the full stop of an initial or "Jr." before one. */
function isNameGap(gap: string, before: string): boolean {
  return gap === ' ' || gap === '\u00a0' || (gap === '. ' && (before.length === 1 || /^(?:Jr|Sr|St)$/.test(before)));
}

/** Whether a capitalised word is one that never makes a name by itself, or that only its place gave a capital. */
function isNoName(text: string, capitalSaysNothing: boolean): boolean {
  const lower = text.toLowerCase();
  if (titles.has(lower) || calendarNames.has(lower)) return true;
  return functionWords.has(lower) && (capitalSaysNothing || text.length < 4 || !isAllCapitals(text));
}

function isHeadline(words: readonly SentenceWord[]): boolean {
  const longer = words.filter((word) => word.form.text.length > 3);
  if (longer.length < fewestHeadlineWords) return false;
  return longer.filter((word) => word.form.hasCapital).length >= headlineShare * longer.length;
}

/** The mention without the word that opens its sentence, where the document writes that word in lower case elsewhere. */
function withoutOrdinaryOpening(mention: NameMention, lowerWords: ReadonlySet<string>): NameMention[] {
  if (!mention.opening || !lowerWords.has(mention.words[0].toLowerCase())) return [mention];
  if (mention.words.length === 1) return [];
  return [{ ...mention, words: mention.words.slice(1), starts: mention.starts.slice(1), opening: false }];
}
