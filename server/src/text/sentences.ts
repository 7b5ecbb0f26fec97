import { classAt, classOfUnit, digit, isIn, isPairAt, letter, lowerCase, mark, space, unitSet, upperCase, wordCharacter } from './characters.ts';
import { trimSpan } from './lines.ts';
import { memoizeByParagraph } from './memo.ts';
import { piecesOf, type Pieces } from './pieces.ts';
import { shift, type Span } from './span.ts';
import { traitOfWords } from './wordForms.ts';

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

const sentenceStart = /^\s*["'“‘«([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

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
const sentencesOf = memoizeByParagraph((text: string): readonly Span[] => {
  const pieces = piecesOf(text);
  const sentences: Span[] = [];
  let start = 0;
  let from = 0;
  for (let piece = 0; piece < pieces.forms.length; piece++) {
    const stop = pieces.starts[piece];
    if (stop < from || (pieces.forms[piece].classes & wordCharacter) !== 0 || !isIn(stops, text.charCodeAt(stop))) continue;
    from = stop + 1;
    while (isIn(stops, text.charCodeAt(from))) from++;
    let end = from;
    while (isIn(closers, text.charCodeAt(end))) end++;
    if (!mayEndAt(text, end) || !endsSentence(text, pieces, piece, end)) continue;
    const sentence = trimSpan(text, { start, end });
    if (sentence.start < sentence.end) sentences.push(sentence);
    start = from = end;
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
  return isIn(openers, text.charCodeAt(end)) && end + 1 < text.length && (classAt(text, end + 1) & upperCase) !== 0;
}

/** Whether the stop that is a piece of the text, with those and the quotation marks behind it up to `end`, ends a sentence. */
function endsSentence(text: string, pieces: Pieces, piece: number, end: number): boolean {
  if (end < text.length && !startsSentence(text, end)) return false;
  const stop = pieces.starts[piece];
  const glued = end < text.length && (classOfUnit(text.charCodeAt(end)) & space) === 0;
  if (glued) return /^\p{Ll}{3,}$/u.test(wordBefore(text, stop)) || /["”’]$/u.test(text.slice(stop, end));
  if (end > stop + 1 || text.charCodeAt(stop) !== fullStop) return true;
  const role = isWholeWord(text, pieces, piece - 1, stop) ? roleOf(pieces.forms[piece - 1]) : roleOfWord(wordBefore(text, stop));
  return role === 'initials' ? /^\s+(?:The|A|An|In|On|At|He|She|It|They|We|I|But|And)\b/u.test(text.slice(end, end + 8)) : role === 'word';
}

/** Whether text that starts a sentence follows, behind quotation marks and brackets. */
function startsSentence(text: string, end: number): boolean {
  const next = text.charCodeAt(end) === blank ? classOfUnit(text.charCodeAt(end + 1)) : 0;
  if ((next & (upperCase | lowerCase)) !== 0) return (next & upperCase) !== 0;
  return sentenceStart.test(text.slice(end, end + 8));
}

/** Whether the piece before a full stop is all of the word that ends there. */
function isWholeWord(text: string, { starts, forms }: Pieces, piece: number, stop: number): boolean {
  if (piece < 0 || starts[piece] + forms[piece].length !== stop || (forms[piece].classes & (letter | digit | mark)) === 0 || (forms[piece].classes & mark) !== 0) return false;
  return forms[piece].length < longestWord && (starts[piece] === 0 || text.charCodeAt(starts[piece] - 1) !== fullStop);
}

/** What a word before a full stop makes of it: an abbreviation or an initial seldom ends a sentence, initials where a common word follows. */
type Role = 'word' | 'abbreviation' | 'initials';

function roleOfWord(word: string): Role {
  if (/^\p{Lu}$/u.test(word)) return 'abbreviation';
  const lower = word.toLowerCase();
  if (abbreviations.has(lower)) return mayEndSentence.has(lower) ? 'word' : 'abbreviation';
  return /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word) ? 'initials' : 'word';
}

const roleOf = traitOfWords(roleOfWord);

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
const blank = 32;
