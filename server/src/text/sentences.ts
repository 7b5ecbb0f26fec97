import { classAt, digit, isPairAt, letter, space, unitSet, upperCase } from './characters.ts';
import { trimSpan } from './lines.ts';
import { memoizeByText } from './memo.ts';
import { shift, type Span } from './span.ts';

/** Abbreviations after which a full stop seldom ends a sentence; lower case, without their last full stop. */
const abbreviations = new Set(
  (
    'mr mrs ms messrs dr prof rev hon pres gov sen rep gen lt col maj capt cmdr adm sgt cpl pvt supt insp det ' +
    'st ste mt ft jr sr vs etc al approx no nos vol fig figs pp ed eds inc ltd co corp bros dept univ ave blvd rd hwy ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'a.m p.m e.g i.e cf viz est'
  ).split(' '),
);

/** Abbreviations that end a sentence where a capital follows, unlike a title before a name. */
const mayEndSentence = new Set(['etc', 'al', 'inc', 'ltd', 'co', 'corp', 'bros', 'jr', 'sr', 'a.m', 'p.m']);

const startsSentence = /^\s*["'“‘«([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

const stops = unitSet('.!?…');
const closers = unitSet('"\'”’»)]');
const openers = unitSet('"“‘«(');

/**
 * The sentences of `span` (a paragraph; UTF-16 offsets into `text`), in order, without white space around them.
 * Splits also where scraping lost the space ("of people.A spokesman").
 */
export function splitSentences(text: string, span: Span): readonly Span[] {
  return span.start === 0 && span.end === text.length ? sentencesOf(text) : sentencesOf(text.slice(span.start, span.end)).map((sentence) => shift(sentence, span.start));
}

/** Remembered, since nearly every analyser asks for the sentences of a paragraph. */
const sentencesOf = memoizeByText((text: string): readonly Span[] => {
  const sentences: Span[] = [];
  let start = 0;
  for (let offset = 0; offset < text.length; offset++) {
    if (stops[text.charCodeAt(offset)] !== 1) continue;
    const stop = offset;
    while (stops[text.charCodeAt(offset + 1)] === 1) offset++;
    const marksEnd = offset + 1;
    let end = marksEnd;
    while (closers[text.charCodeAt(end)] === 1) end++;
    if (!mayEndAt(text, end) || !endsSentence(text, stop, end, text.slice(stop, end))) continue;
    const sentence = trimSpan(text, { start, end });
    if (sentence.start < sentence.end) sentences.push(sentence);
    start = end;
    offset = end - 1;
  }
  const rest = trimSpan(text, { start, end: text.length });
  if (rest.start < rest.end) sentences.push(rest);
  return sentences;
});

/** Whether the text, white space or a capital follows, the latter behind one quotation mark or bracket at most. */
function mayEndAt(text: string, end: number): boolean {
  if (end >= text.length) return true;
  const next = classAt(text, end);
  if ((next & (space | upperCase)) !== 0) return true;
  return openers[text.charCodeAt(end)] === 1 && end + 1 < text.length && (classAt(text, end + 1) & upperCase) !== 0;
}

function endsSentence(text: string, stop: number, end: number, marks: string): boolean {
  if (!startsSentence.test(text.slice(end, end + 8)) && end < text.length) return false;
  const word = wordBefore(text, stop);
  const glued = end < text.length && !/\s/u.test(text[end]);
  if (glued) return /^\p{Ll}{3,}$/u.test(word) || /["”’]$/u.test(marks);
  if (!marks.startsWith('.') || marks.length > 1) return true;
  if (/^\p{Lu}$/u.test(word)) return false;
  const lower = word.toLowerCase();
  if (abbreviations.has(lower)) return mayEndSentence.has(lower);
  return !/^(?:\p{Lu}\.)+\p{Lu}$/u.test(word) || /^\s+(?:The|A|An|In|On|At|He|She|It|They|We|I|But|And)\b/u.test(text.slice(end, end + 8));
}

const longestWord = 24;

/** The letters, digits and inner full stops that end at `offset`, of a long word its end. */
function wordBefore(text: string, offset: number): string {
  const earliest = Math.max(0, offset - longestWord);
  let start = offset;
  while (start > earliest) {
    const before = isPairAt(text, start - 2) && start - 2 >= earliest ? start - 2 : start - 1;
    if ((classAt(text, before) & (letter | digit)) === 0 && text.charCodeAt(before) !== fullStop) break;
    start = before;
  }
  return text.slice(start, offset);
}

const fullStop = 46;
