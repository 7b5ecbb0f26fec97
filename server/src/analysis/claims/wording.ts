import type { Span } from '../../text/span.ts';
import { cues } from './cues.ts';
import { outcomeOf } from './outcomes.ts';
import type { Phrase } from './phrase.ts';
import { endOf, type Sentence, type Token } from './tokens.ts';

/** Tokens to either side of a number that its quote shows, and how long it may be. */
const quoteReach = 12;
const longestQuote = 240;

/** Those who drive or lead others: they are counted beside them, and with them among "people on board". */
const crew = /^(?:pilots?|co-?pilots?|crew|crewmen|drivers?|captain|skipper|guides?|instructors?|conductor|attendants?)$/;

const another = new Set(['including', 'another', 'these', 'those', 'other']);
const persons = new Set(['him', 'her', 'himself', 'herself']);
const wholes = new Set(['them', 'whom', 'which', 'those', 'these', 'his', 'her', 'their', 'us', 'its']);

/** "two of them", "including two", "one of two men who", "three more people", "2 killed in 6 shootings", "six tourists and a pilot". */
export function isPart({ quantity, tokens, first, last, end, others }: Phrase, outcome: string): boolean {
  if (end > last && tokens[end + 1]?.lower === 'and' && (others.has(end + 2) || /^(?:an?|the|their|its)$/.test(tokens[end + 2]?.lower ?? '')) && crew.test(tokens[end + 3]?.lower ?? '')) return true;
  const previous = tokens[first - 1]?.lower ?? '';
  const of = tokens[last + 1]?.lower === 'of';
  const whole = of ? (tokens[last + 2]?.lower ?? '') : '';
  if (outcome === 'killed' && (whole === 'them' || whole === 'whom') && !tokens.slice(0, first).some((token) => outcomeOf(token.lower, 'state', 'participle', 'active') === 'killed')) return false;
  const vague = quantity.low !== null && quantity.high === null && quantity.approx;
  if (quantity.partOf && !vague && outcomeOf(previous, 'active') === undefined) return true;
  if (another.has(previous) || (previous === 'and' && persons.has(tokens[first - 2]?.lower ?? ''))) return true;
  if (wholes.has(whole) && outcomeOf(previous, 'active') === undefined) return true;
  if (whole === 'the' && outcomeOf(tokens[last + 3]?.lower ?? '', 'state', 'participle') !== undefined) return true;
  return isMore(tokens, last, Math.min(end + 4, tokens.length), others) || quantity.text.endsWith(' more') || isInIncidents(end, others);
}

/** "three more people": more before the next number. */
function isMore(tokens: readonly Token[], last: number, limit: number, others: Phrase['others']): boolean {
  for (let index = last + 1; index < limit && !others.has(index); index++) if (tokens[index].lower === 'more') return tokens[index + 1]?.lower !== 'than';
  return false;
}

/** "2 killed in 6 shootings". */
function isInIncidents(end: number, others: Phrase['others']): boolean {
  for (let index = end + 1; index <= end + 4; index++) if (/^(?:shooting|attack|incident|accident|crash)/.test(others.get(index)?.head ?? '')) return true;
  return false;
}

/** "three other people shot": the others beside those counted before. */
export function isRest({ tokens, last, end }: Phrase): boolean {
  return tokens.slice(last + 1, end + 1).some((token) => /^others?$/.test(token.lower));
}

const untold = new Set(['the', 'a', 'were', 'was', 'are', 'is', 'been', 'have', 'has']);

/** The words right around the number, by their stems: what another number would stand in to be of the same thing. */
export function templateOf({ tokens, first, end, last }: Phrase): string {
  let template = '';
  for (let index = first - 1; index < Math.min(tokens.length, end + 3); index++) {
    if (index === first) index = last + 1;
    const token = tokens[index] as Token | undefined;
    if (token?.isWord === true && !untold.has(token.lower)) template += template === '' ? token.stem : ` ${token.stem}`;
  }
  return template;
}

const placing = new Set(['in', 'at', 'near', 'around', 'across', 'of', 'the', 'on', 'to', 'into']);

/** Name words of a place phrase that follows the counted noun at once. */
export function placeOf({ tokens, end }: Phrase): string[] {
  const place: string[] = [];
  let led = false;
  for (let index = end + 1; index < Math.min(tokens.length, end + 8); index++) {
    const token = tokens[index];
    if (!token.isWord) break;
    if (placing.has(token.lower)) {
      led ||= token.lower !== 'the';
      continue;
    }
    if (!led || !token.isName) {
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
export function datesOf({ tokens, cues: told }: Sentence): string[] {
  const dates: string[] = [];
  if ((told & cues.date) === 0) return dates;
  for (let index = 0; index < tokens.length; index++) {
    const date = (tokens[index].cues & cues.date) === 0 ? null : dateAt(tokens, index);
    if (date !== null && !dates.includes(date)) dates.push(date);
  }
  return dates;
}

function dateAt(tokens: readonly Token[], index: number): string | null {
  const token = tokens[index];
  if (/^(?:19|20)\d\d$/.test(token.text) || /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(token.lower)) return token.lower;
  if (token.lower === 'week') return tokens[index - 1]?.lower === 'last' ? lastWeek : null;
  const month = token.isCapital ? /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=$|[a-z]{1,6}$)/.exec(token.lower)?.[0] : undefined;
  if (month === undefined || isDateLine(tokens, index)) return null;
  const day = tokens.slice(index + 1, index + 3).find((each) => /^\d{1,2}$/.test(each.text));
  if (day !== undefined) return `${month}-${Number(day.text)}`;
  return token.lower === 'may' && !/^(?:in|of|since|last)$/.test(tokens[index - 1]?.lower ?? '') ? null : month;
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

/** Where the text around the number starts, and where it ends. */
export function quoteOf({ sentence, tokens, first, end }: Phrase): Span {
  const start = sentence.starts[Math.max(0, first - quoteReach)];
  return { start, end: Math.min(start + longestQuote, endOf(sentence, Math.min(tokens.length - 1, end + quoteReach))) };
}

const longPast = /(?:^|[,;] |\bback |\bof the )in (?:late |early )?(?:19|20)\d\d\b(?!-)|\b(?:19|20)\d\d,? (?:when|killed|left)\b|\bearlier this (?:year|month)\b|^in (?:january|february|march|april|may|june|july|august|september|october|november|december),/iu;
const longAgo = /\b(?:years|months|weeks|decades?) (?:ago|earlier|before)\b/iu;
const sums = /\b(?:so far |already )?this (?:year|season)\b|\b(?:has|have)\b[^,;]{0,60} since (?:19|20)\d\d\b|\bin recent (?:years|months)\b|\bat (?:its|their|the) (?:peak|height)\b|\b(?:in|over) the (?:past|last) (?:24 hours|day|week|month|year|decade)\b/iu;
const lately = /\blast (?:year|month|season|winter|summer|spring|fall|autumn)\b|\b(?:a|one) (?:year|month|week) (?:ago|earlier|before)\b/iu;

/** What follows says what the number was before: "41 percent, up from 31 percent four years ago". */
const comparison = /,? (?:(?:up|down) from|compared (?:with|to)|(?:more|less|fewer|higher|lower|smaller|larger|bigger|greater) than (?:in|last|this|a)\b|from (?:[^,;]{0,30} )?(?:a|one) year (?:earlier|ago|before)).*$/isu;

/** What a sentence tells of the number that ends at `at`, without what the number is held against of another time. */
export function toldOf(sentence: string, at: number, told: number): string {
  const compares = (told & cues.comparison) !== 0 || ((told & cues.from) !== 0 && (told & (cues.move | cues.ago)) !== 0);
  return compares ? sentence.slice(0, at) + sentence.slice(at).replace(comparison, '') : sentence;
}

/** The time that a claim is of, beside the time of the event. */
export type TimeFrame = 'event' | 'lately' | 'other';

/**
 * The time that a number's sentence is about: the event, that of an event which the sentence dates from a later day ("who died a year
 * ago"), or another one ("In 2004, a quake killed 230,000 people", "2,700 have drowned this year"). `told` is what the sentence tells of
 * the number, `at` where it ends there, and `telling` the cues of the sentence.
 */
export function timeFrameOf(told: string, at: number, telling: number): TimeFrame {
  if ((telling & (cues.year | cues.month | cues.ago)) !== 0 && longPast.test(told)) return 'other';
  if ((telling & (cues.year | cues.period | cues.ago)) === 0) return 'event';
  const clause = clauseAt(told, at);
  if ((telling & cues.ago) !== 0 && longAgo.test(clause)) return 'other';
  if ((telling & (cues.year | cues.period)) !== 0 && sums.test(clause)) return 'other';
  return lately.test(clause) ? 'lately' : 'event';
}

/** The part of a sentence between commas that `at` stands in, with the part that opens the sentence: "last season" beside another number tells nothing of this one. */
function clauseAt(sentence: string, at: number): string {
  let opening = 0;
  while (opening < sentence.length && !isClauseMark(sentence, opening)) opening++;
  let start = at - 2;
  while (start > 0 && !partsClauses(sentence, start)) start--;
  start = Math.max(0, start);
  let end = at;
  while (end < sentence.length && !partsClauses(sentence, end)) end++;
  return `${start >= opening ? sentence.slice(0, opening) : ''} ${sentence.slice(start, end)}`;
}

function isClauseMark(sentence: string, offset: number): boolean {
  const unit = sentence.charCodeAt(offset);
  return unit === comma || unit === semicolon;
}

function partsClauses(sentence: string, offset: number): boolean {
  return isClauseMark(sentence, offset) && sentence.charCodeAt(offset + 1) === blank;
}

const comma = 44;
const semicolon = 59;
const blank = 32;

/** What words before a number do to it: say that it is out of date, that it was the first, or begin something else. */
const retractions: ReadonlyMap<string, 'outdated' | 'first' | 'early' | 'end'> = new Map([
  ...(['initially', 'originally', 'previously', 'preliminary'] as const).map((word) => [word, 'outdated'] as const),
  ['first', 'first'],
  ...(['initial', 'early', 'earlier'] as const).map((word) => [word, 'early'] as const),
  ...(['but', 'now', 'later', '.', ';'] as const).map((word) => [word, 'end'] as const),
]);
const supersededReach = 14;

/** Whether the sentence says that the number no longer holds: "not five as first reported", "initially spoke of nine", "up from 350". */
export function isSuperseded({ tokens, first, last, others }: Phrase, sentence: string): boolean {
  const previous = tokens[first - 1]?.lower;
  const beforeThat = tokens[first - 2]?.lower;
  if ((previous === 'not' || beforeThat === 'not') && /\b(?:first reported|originally|initially|previously|earlier)\b/iu.test(sentence)) return true;
  if (previous === 'from') {
    if (beforeThat === 'up' || beforeThat === 'down' || others.has(first - 1) || others.has(first - 2) || others.has(first - 3)) return true;
    if (tokens[last + 1]?.lower === 'to' && (others.has(last + 2) || others.has(last + 3))) return true;
  }
  for (let index = first - 1; index >= Math.max(0, first - supersededReach); index--) {
    if (others.has(index)) return false;
    const retraction = retractions.get(tokens[index].lower);
    if (retraction === undefined) continue;
    if (retraction === 'end') return false;
    if (retraction === 'outdated' || (retraction === 'first' && /^(?:at|was|were|had)$/.test(tokens[index - 1]?.lower ?? ''))) return true;
    if (/^(?:reports?|estimates?|figures?|tolls?|counts?)$/.test(tokens[index + 1]?.lower ?? '')) return true;
  }
  return false;
}
