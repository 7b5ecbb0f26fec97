import { trimSpan } from './lines.ts';
import type { Span } from './span.ts';

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

const candidate = /[.!?…]+["'”’»)\]]*(?=\s|$|["“‘«(]?\p{Lu})/gu;
const startsSentence = /^\s*["'“‘«([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/**
 * The sentences of `span` (a paragraph; UTF-16 offsets into `text`), in order, without white space around them.
 * Splits also where scraping lost the space ("of people.A spokesman").
 */
export function splitSentences(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  const inside = text.slice(span.start, span.end);
  let start = 0;
  for (const match of inside.matchAll(candidate)) {
    const end = match.index + match[0].length;
    if (!endsSentence(inside, match.index, end, match[0])) continue;
    const sentence = trimSpan(text, { start: span.start + start, end: span.start + end });
    if (sentence.start < sentence.end) sentences.push(sentence);
    start = end;
  }
  const rest = trimSpan(text, { start: span.start + start, end: span.end });
  if (rest.start < rest.end) sentences.push(rest);
  return sentences;
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

/** The letters, digits and inner full stops that end at `offset`. */
function wordBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 24), offset);
  return /[\p{L}\p{N}.]*$/u.exec(before)?.[0] ?? '';
}
