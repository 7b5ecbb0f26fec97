import { stopWords } from './concepts.ts';
import { outcomeOf } from './outcomes.ts';
import type { Phrase } from './phrase.ts';
import type { Token } from './tokens.ts';

/** Tokens to either side of a number that its quote shows, and how long it may be. */
const quoteReach = 12;
const longestQuote = 240;

/** Those who drive or lead others: they are counted beside them, and with them among "people on board". */
const crew = /^(?:pilots?|co-?pilots?|crew|crewmen|drivers?|captain|skipper|guides?|instructors?|conductor|attendants?)$/;

/** "two of them", "including two", "one of two men who", "three more people", "2 killed in 6 shootings", "six tourists and a pilot". */
export function isPart({ quantity, tokens, first, last, end, others }: Phrase, outcome: string): boolean {
  if (end > last && tokens[end + 1]?.lower === 'and' && (others.has(end + 2) || /^(?:an?|the|their|its)$/.test(tokens[end + 2]?.lower ?? '')) && crew.test(tokens[end + 3]?.lower ?? '')) return true;
  if (outcome === 'killed' && !tokens.slice(0, first).some((token) => outcomeOf(token.lower, 'state', 'participle', 'active') === 'killed') && /^of (?:them|whom)$/.test(`${tokens[last + 1]?.lower} ${tokens[last + 2]?.lower}`)) return false;
  const vague = quantity.low !== null && quantity.high === null && quantity.approx;
  if (quantity.partOf && !vague && outcomeOf(tokens[first - 1]?.lower ?? '', 'active') === undefined) return true;
  const before = tokens.slice(Math.max(0, first - 2), first).map((token) => token.lower);
  if (/^(?:including|another|these|those|other)$/.test(before.at(-1) ?? '')) return true;
  if (before[1] === 'and' && /^(?:him|her|himself|herself)$/.test(before[0])) return true;
  const after = tokens.slice(last + 1, end + 4).map((token) => token.lower);
  if (after[0] === 'of' && outcomeOf(before.at(-1) ?? '', 'active') === undefined && /^(?:them|whom|which|those|these|his|her|their|us|its)$/.test(after[1] ?? '')) return true;
  const nextNumber = Math.min(...[...others.keys()].filter((index) => index > last));
  const more = tokens.findIndex((token, index) => index > last && index < Math.min(end + 4, nextNumber) && token.lower === 'more');
  if (after[0] === 'of' && after[1] === 'the' && outcomeOf(after[2] ?? '', 'state', 'participle') !== undefined) return true;
  return (more >= 0 && tokens[more + 1]?.lower !== 'than') || / more$/.test(quantity.text) || [...others.keys()].some((index) => index > end && index <= end + 4 && /^(?:shooting|attack|incident|accident|crash)/.test(others.get(index)?.head ?? ''));
}

/** "three other people shot": the others beside those counted before. */
export function isRest({ tokens, last, end }: Phrase): boolean {
  return tokens.slice(last + 1, end + 1).some((token) => /^others?$/.test(token.lower));
}

/** The words right around the number, by their stems: what another number would stand in to be of the same thing. */
export function templateOf({ tokens, first, end, last }: Phrase): string {
  return [...tokens.slice(Math.max(0, first - 1), first), ...tokens.slice(last + 1, end + 3)]
    .filter((token) => token.isWord && !/^(?:the|a|were|was|are|is|been|have|has)$/.test(token.lower))
    .map((token) => token.stem)
    .join(' ');
}

/** Name words of a place phrase that follows the counted noun at once. */
export function placeOf({ tokens, end }: Phrase): string[] {
  const place: string[] = [];
  let led = false;
  for (let index = end + 1; index < Math.min(tokens.length, end + 8); index++) {
    const token = tokens[index];
    if (!token.isWord) break;
    if (/^(?:in|at|near|around|across|of|the|on|to|into)$/.test(token.lower)) {
      led ||= token.lower !== 'the';
      continue;
    }
    if (!led || !token.isCapital || stopWords.has(token.lower)) {
      if (place.length > 0 || index > end + 3) break;
      continue;
    }
    place.push(token.lower);
  }
  return place;
}

/** What a date of the week before is given as. */
export const lastWeek = 'last week';

/** Years, months ("jan"), weekdays and days of the year ("jan-10") that the sentence names. */
export function datesOf(tokens: readonly Token[]): string[] {
  const dates = tokens.flatMap((token, index) => {
    if (/^(?:19|20)\d\d$/.test(token.text) || /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(token.lower)) return [token.lower];
    if (token.lower === 'week' && tokens[index - 1]?.lower === 'last') return [lastWeek];
    const month = token.isCapital ? /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=$|[a-z]{1,6}$)/.exec(token.lower)?.[0] : undefined;
    if (month === undefined || isDateLine(tokens, index)) return [];
    const day = tokens.slice(index + 1, index + 3).find((each) => /^\d{1,2}$/.test(each.text));
    if (day !== undefined) return [`${month}-${Number(day.text)}`];
    return token.lower === 'may' && !/^(?:in|of|since|last)$/.test(tokens[index - 1]?.lower ?? '') ? [] : [month];
  });
  return [...new Set(dates)];
}

/** Whether a date belongs to the line that an agency opens with: "KADO, June 9 - Gunmen attacked". */
function isDateLine(tokens: readonly Token[], month: number): boolean {
  const opens = month < 6 && /^\p{Lu}{2,}$/u.test(tokens[0].text);
  return opens && tokens.slice(month + 1, month + 6).some((token) => /^[-–—]$/.test(token.text));
}

/** "shortly after 9:30". */
export function justAfter({ tokens, first, quantity }: Phrase): boolean {
  return quantity.kind === 'time' && /^(?:after|before)$/.test(tokens[first - 1]?.lower ?? '') && /^(?:just|shortly|soon|right|moments)$/.test(tokens[first - 2]?.lower ?? '');
}

/** The text around the number, as written, and where in it the quantity starts. */
export function quoteOf(text: string, { tokens, first, end, quantity }: Phrase): { quote: string; quoteAt: number } {
  const from = tokens[Math.max(0, first - quoteReach)].start;
  return { quote: text.slice(from, tokens[Math.min(tokens.length - 1, end + quoteReach)].end).slice(0, longestQuote), quoteAt: quantity.start - from };
}

const longPast = /(?:^|[,;] |\bback |\bof the )in (?:late |early )?(?:19|20)\d\d\b(?!-)|\b(?:19|20)\d\d,? (?:when|killed|left)\b|\bearlier this (?:year|month)\b|^in (?:january|february|march|april|may|june|july|august|september|october|november|december),/iu;
const longAgo = /\b(?:years|months|weeks|decades?) (?:ago|earlier|before)\b/iu;
const sums = /\b(?:so far |already )?this (?:year|season)\b|\b(?:has|have)\b[^,;]{0,60} since (?:19|20)\d\d\b|\bin recent (?:years|months)\b|\bat (?:its|their|the) (?:peak|height)\b|\b(?:in|over) the (?:past|last) (?:24 hours|day|week|month|year|decade)\b/iu;
const lately = /\blast (?:year|month|season|winter|summer|spring|fall|autumn)\b|\b(?:a|one) (?:year|month|week) (?:ago|earlier|before)\b/iu;

/** What follows says what the number was before: "41 percent, up from 31 percent four years ago". */
const comparison = /,? (?:(?:up|down) from|compared (?:with|to)|(?:more|less|fewer|higher|lower|smaller|larger|bigger|greater) than (?:in|last|this|a)\b|from (?:[^,;]{0,30} )?(?:a|one) year (?:earlier|ago|before)).*$/isu;

/** What follows a number, without what it is held against of another time. */
export function withoutComparison(after: string): string {
  return after.replace(comparison, '');
}

/** The time that a claim is of, beside the time of the event. */
export type TimeFrame = 'event' | 'lately' | 'other';

/**
 * The time that a number's sentence is about: the event, that of an event which the sentence dates from a later day ("who died a year
 * ago"), or another one ("In 2004, a quake killed 230,000 people", "2,700 have drowned this year"). `at` is where the number ends.
 */
export function timeFrameOf(sentence: string, at: number): TimeFrame {
  const told = sentence.slice(0, at) + withoutComparison(sentence.slice(at));
  const clause = clauseAt(told, at);
  if (longPast.test(told) || longAgo.test(clause) || sums.test(clause)) return 'other';
  return lately.test(clause) ? 'lately' : 'event';
}

/** The part of a sentence between commas that `at` stands in, with the part that opens the sentence: "last season" beside another number tells nothing of this one. */
function clauseAt(sentence: string, at: number): string {
  const opening = /^[^,;]*/u.exec(sentence)![0];
  const start = Math.max(0, ...[...sentence.slice(0, at).matchAll(/[,;] /gu)].map(({ index }) => index));
  const end = /[,;] /u.exec(sentence.slice(at));
  return `${start >= opening.length ? opening : ''} ${sentence.slice(start, end === null ? sentence.length : at + end.index)}`;
}

const outdated = /^(?:initially|originally|previously|preliminary)$/;
const supersededReach = 14;

/** Whether the sentence says that the number no longer holds: "not five as first reported", "initially spoke of nine", "up from 350". */
export function isSuperseded({ tokens, first, last, others }: Phrase, sentence: string): boolean {
  const before = tokens.slice(Math.max(0, first - 3), first).map((token) => token.lower);
  if (before.slice(-2).includes('not') && /\b(?:first reported|originally|initially|previously|earlier)\b/iu.test(sentence)) return true;
  if (before.at(-1) === 'from' && (/^(?:up|down)$/.test(before.at(-2) ?? '') || [...others.keys()].some((index) => index < first && index >= first - 3))) return true;
  if (before.at(-1) === 'from' && tokens[last + 1]?.lower === 'to' && (others.has(last + 2) || others.has(last + 3))) return true;
  for (let index = first - 1; index >= Math.max(0, first - supersededReach); index--) {
    const { lower } = tokens[index];
    if (others.has(index) || /^(?:but|now|later|[.;])$/.test(lower)) return false;
    if (outdated.test(lower) || (lower === 'first' && /^(?:at|was|were|had)$/.test(tokens[index - 1]?.lower ?? ''))) return true;
    if (/^(?:first|initial|early|earlier)$/.test(lower) && /^(?:reports?|estimates?|figures?|tolls?|counts?)$/.test(tokens[index + 1]?.lower ?? '')) return true;
  }
  return false;
}
