import { memoizeByText } from '../../text/memo.ts';
import { hashText } from '../../text/hash.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findQuantities } from '../quantities/index.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { timeOf } from './clock.ts';
import { kindOfNoun, namesPeople, stopWords } from './concepts.ts';
import type { ClaimFrame, ClaimKind } from './frame.ts';
import { impliedQuantities } from './implied.ts';
import { moneyPurpose } from './money.ts';
import { findOutcome } from './outcomeOf.ts';
import { personOf } from './person.ts';
import { breaksClause, contextOf, phrasesOf, type Phrase } from './phrase.ts';
import { slackOf } from './slack.ts';
import { stemOf, stemsOf } from './stem.ts';
import { isTitleCase, tokenize, type Token } from './tokens.ts';

/** What one paragraph gives: its frames, with offsets into it, and the words that tell what it is about. */
export interface ParagraphFacts {
  readonly frames: readonly ClaimFrame[];
  /** Lower-case words that are capitalised within a sentence that is no headline, as often as they are. */
  readonly names: readonly string[];
  /** Names of two or more words, lower case. */
  readonly fullNames: readonly (readonly string[])[];
  /** Stems of content words in order, the first hundred. */
  readonly stems: readonly string[];
  readonly length: number;
}

/** Longer sentences are lists or tables; their parts far from a number tell nothing of it. */
const longestSentence = 2000;
const contextReach = 14;
/** Tokens to either side of a number that its quote shows, and how long it may be. */
const quoteReach = 12;
const longestQuote = 240;
/** Names kept with a number. */
const mostNames = 12;
const measures = new Set(['length', 'area', 'volume', 'mass', 'speed', 'temperature', 'power', 'energy', 'rate', 'measure', 'pressure', 'force']);
/** Stems of verbs for going somewhere. */
const visits = new Set(stemsOf('go come visit respond return'));

/** Stems of nouns for what goes on for a time. */
const lasting = new Set(
  stemsOf(
    'riot rioting protest fighting violence clash siege talks negotiation search strike war battle unrest trial testimony deliberation delay bombing rain flooding mourning captivity jail prison demonstration shelling airstrike',
  ),
);

const updateCue = /\b(?:initially|at first|first reported|earlier reported|previously reported|originally|revised|has since|have since|now stands|rises to|rose to|risen to|climbs to|climbed to|turns|turned|as of|so far|updated)\b/iu;
const attributionCue = /\b(?:said|says|say|told|according to|reportedly|reported|allegedly|alleged|claimed|estimated|confirmed|announced)\b/iu;

/** The claim frames of a paragraph. */
export const paragraphFacts = memoizeByText((text: string): ParagraphFacts => {
  const quantities = findQuantities(text);
  const frames: ClaimFrame[] = [];
  const names: string[] = [];
  const fullNames: string[][] = [];
  const stems: string[] = [];
  let length = 0;
  let before: string[] = [];
  let next = 0;
  for (const sentence of sentencesAround(text, quantities)) {
    const tokens = tokenize(text, sentence);
    length += tokens.length;
    const title = isTitleCase(tokens);
    if (!title) collectNames(tokens, names, fullNames);
    for (const token of tokens) if (stems.length < 100 && token.isWord && token.lower.length > 2 && !stopWords.has(token.lower)) stems.push(token.stem);
    const own: Quantity[] = [];
    while (next < quantities.length && quantities[next].start < sentence.end) own.push(quantities[next++]);
    const here = capitalWords(tokens);
    const all = sentence.end - sentence.start <= longestSentence ? withImplied(text, tokens, own) : [];
    if (all.length > 0) {
      const hash = hashText(tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).map((token) => token.lower.replace(/[’‘]/g, "'")).join(' '));
      for (const phrase of phrasesOf(tokens, all)) {
        const frame = frameOf(text, phrase, [...new Set([...here, ...before])].slice(0, mostNames), hash);
        if (frame !== undefined) frames.push(frame);
      }
    }
    before = here;
  }
  return { frames, names, fullNames, stems, length };
});

/** The sentences of a paragraph, put together where a quantity stands across their border ("around 7 p. m. Friday"). */
function sentencesAround(text: string, quantities: readonly Quantity[]): Span[] {
  const sentences: Span[] = [];
  let next = 0;
  for (const sentence of splitSentences(text, { start: 0, end: text.length })) {
    const last = sentences.at(-1);
    while (next < quantities.length && quantities[next].end <= sentence.start) next++;
    const across = last !== undefined && next < quantities.length && quantities[next].start < last.end;
    if (across) sentences[sentences.length - 1] = { start: last.start, end: sentence.end };
    else sentences.push(sentence);
  }
  return sentences;
}

/** The quantities of a sentence, those that it implies in place of the stated ones that they split up. */
function withImplied(text: string, tokens: readonly Token[], stated: readonly Quantity[]): Quantity[] {
  const implied = impliedQuantities(text, tokens, stated);
  if (implied.length === 0) return [...stated];
  const kept = stated.filter((quantity) => !implied.some((each) => overlaps(each, quantity)));
  return [...kept, ...implied].sort((a, b) => a.start - b.start);
}

function collectNames(tokens: readonly Token[], names: string[], fullNames: string[][]): void {
  let run: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const capital = token.isWord && token.isCapital && !stopWords.has(token.lower) && token.text.length > 1;
    if (capital && (index > 0 || tokens[index + 1]?.isCapital === true)) names.push(token.lower);
    if (capital || (token.isWord && token.isCapital && token.text.length === 1)) run.push(token.lower);
    else if (token.text !== '.' || run.at(-1)?.length !== 1) {
      if (run.length > 1) fullNames.push(run);
      run = [];
    }
  }
  if (run.length > 1) fullNames.push(run);
}

function capitalWords(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.filter((token) => token.isWord && token.isCapital && token.text.length > 2 && !stopWords.has(token.lower)).map((token) => token.lower))];
}

interface Subject {
  readonly kind: ClaimKind;
  readonly concept: string;
  readonly done?: boolean;
}

function frameOf(text: string, phrase: Phrase, names: string[], sentence: number): ClaimFrame | undefined {
  const { quantity, tokens, first, last, end } = phrase;
  const governing = governor(phrase);
  const subject = subjectOf(phrase, governing.event);
  if (subject === undefined) return undefined;
  const sentenceText = text.slice(tokens[0].start, tokens[tokens.length - 1].end);
  const nounToken = tokens[end];
  const noun = nounOf(phrase);
  const bounds = boundsOf(quantity);
  if (bounds.low === null && bounds.high === null) return undefined;
  const preceding = tokens.slice(Math.max(0, first - 2), first).map((token) => token.lower);
  const superseded = /\bnot\b/.test(preceding.join(' ')) && /\bfirst reported|originally|initially|previously|earlier\b/iu.test(sentenceText);
  return {
    span: { start: quantity.start, end: quantity.end },
    number: quantity.number,
    quote: quoteOf(text, phrase),
    kind: subject.kind,
    concept: subject.concept,
    done: subject.done ?? false,
    ...bounds,
    approx: quantity.approx || justAfter(phrase),
    slack: subject.kind === 'clock' || subject.kind === 'address' ? 0 : slackOf(quantity),
    noun,
    label: quantity.counted ?? (end > last ? nounToken.text : ''),
    actor: governing.actor,
    event: governing.event,
    names,
    context: contextOf(phrase, contextReach),
    place: placeOf(phrase),
    template: templateOf(phrase),
    part: isPart(phrase) || (subject.kind === 'people' && /^(?:killed|shot|arrested)$/.test(subject.concept) && isRest(phrase)),
    inclusive: /\bincluding (?:the |a |its |his )?(?:alleged |suspected )?(?:suspects?|shooter|gunman|killer|attacker|bomber|driver)\b/iu.test(sentenceText),
    dates: datesOf(tokens),
    updated: updateCue.test(sentenceText),
    superseded,
    attributed: attributionCue.test(sentenceText),
    ...(subject.kind === 'age' ? { person: personOf(phrase) } : {}),
    sentence,
  };
}

/** "two of them", "including two", "one of two men who", "three more people", "2 killed in 6 shootings". */
function isPart({ quantity, tokens, first, last, end, others }: Phrase): boolean {
  const vague = quantity.low !== null && quantity.high === null && quantity.approx;
  if (quantity.partOf && !vague) return true;
  const before = tokens.slice(Math.max(0, first - 2), first).map((token) => token.lower);
  if (/^(?:including|another|these|those|other)$/.test(before.at(-1) ?? '') || (before[0] === 'one' && before[1] === 'of')) return true;
  const after = tokens.slice(last + 1, end + 4).map((token) => token.lower);
  if (after[0] === 'of' && /^(?:them|whom|which|those|these|his|her|their|us|its)$/.test(after[1] ?? '')) return true;
  return after.includes('more') || quantity.text.includes(' more') || [...others.keys()].some((index) => index > end && index <= end + 4 && /^(?:shooting|attack|incident|accident|crash)/.test(others.get(index)?.head ?? ''));
}

/** "three other people shot": the others beside those counted before. */
function isRest({ tokens, last, end }: Phrase): boolean {
  return tokens.slice(last + 1, end + 1).some((token) => /^others?$/.test(token.lower));
}

/** The number's interval, in a unit that is the same for all quantities of one concept; minutes of the day for clock times. */
function boundsOf(quantity: Quantity): { low: number | null; high: number | null } {
  const designation = quantity.designation;
  if (designation !== null) return { low: designation.low, high: designation.high };
  return { low: quantity.low, high: quantity.high };
}

function subjectOf(phrase: Phrase, event: string | null): Subject | undefined {
  const { quantity } = phrase;
  if (quantity.direction !== null && quantity.change !== '=' && quantity.kind !== 'count') return undefined;
  if (quantity.kind === 'age' || isBareAge(phrase)) return isNoAge(phrase) ? undefined : { kind: 'age', concept: 'age' };
  if (quantity.kind === 'time') {
    const concept = timeOf(phrase);
    return concept === null || concept === 'other' || quantity.designation?.meridiem !== true ? undefined : { kind: 'clock', concept };
  }
  if (quantity.kind === 'money') {
    const purpose = moneyPurpose(phrase);
    return purpose === null ? undefined : { kind: 'money', concept: `${quantity.unit ?? ''}:${purpose}` };
  }
  if (quantity.kind === 'address') {
    const street = quantity.designation?.street;
    return street === undefined ? undefined : { kind: 'address', concept: streetKey(street) };
  }
  if (quantity.kind === 'percent') return event === null ? undefined : { kind: 'share', concept: `${nounOf(phrase)}:${event}` };
  if (quantity.kind === 'duration') return durationSubject(phrase);
  if (quantity.kind === 'frequency') return frequencySubject(phrase);
  if (measures.has(quantity.kind)) return event === null ? undefined : { kind: 'measure', concept: `${quantity.unit ?? ''}:${event}` };
  if (quantity.kind !== 'count' && quantity.kind !== 'number') return undefined;
  return countSubject(phrase);
}

/** "many were in their mid-20s" is nobody's age in particular, "would have turned 18" and "when he was 12" not the age now. */
function isNoAge({ quantity, tokens, first, last }: Phrase): boolean {
  const before = tokens.slice(Math.max(0, first - 5), first).map((token) => token.lower);
  if (/\btheir\b/iu.test(quantity.text) || before.includes('their')) return true;
  if (before.some((word) => /^(?:would|would['’]ve|will|when|since|until|under|over|before)$/.test(word))) return true;
  return /^(?:at the time|when|then)\b/.test(tokens.slice(last + 1, last + 4).map((token) => token.lower).join(' '));
}

const oldestAge = 115;

/** "Rolando Jr., 22, who", "Williams turns 18", "dead at 95": an age without a word for years. */
function isBareAge({ quantity, tokens, first, last }: Phrase): boolean {
  if ((quantity.kind !== 'number' && quantity.kind !== 'count') || quantity.counted !== null) return false;
  if (quantity.low === null || quantity.low !== quantity.high || quantity.low > oldestAge || quantity.low < 1) return false;
  const [third, second, previous] = [first - 3, first - 2, first - 1].map((index) => tokens[index]);
  if (/^(?:turns|turned|turning|aged)$/.test(previous?.lower ?? '')) return true;
  if (previous?.lower === 'at') return /^(?:dead|dies|died)$/.test(second?.lower ?? '');
  if (previous?.lower === 'be' && second?.lower === 'to') return third?.lower === 'believed';
  const named = second?.text === '.' ? /^[js]r$/.test(third?.lower ?? '') : second?.isCapital === true && second.isWord && !stopWords.has(second.lower);
  return previous?.text === ',' && named && /^[,;.)]?$/.test(tokens[last + 1]?.text ?? '');
}

function countSubject(phrase: Phrase): Subject | undefined {
  const told = findOutcome(phrase);
  const noun = nounOf(phrase);
  const word = phrase.tokens[phrase.end].lower;
  const people = noun === '' || namesPeople(word) || namesPeople(noun);
  if (told !== undefined && people) return { kind: 'people', concept: told.outcome, done: told.done };
  if (noun === '') return undefined;
  if (noun === 'wound' && phrase.quantity.counted?.toLowerCase().includes('gunshot') === true) return { kind: 'things', concept: 'times shot' };
  return { kind: people ? 'people' : 'things', concept: noun === 'shot' ? 'shot fired' : noun };
}

function frequencySubject({ tokens, first }: Phrase): Subject | undefined {
  const before = tokens.slice(Math.max(0, first - 10), first).map((token) => token.stem);
  if (before.slice(-4).includes(stemOf('fired'))) return { kind: 'things', concept: 'shot fired' };
  if (before.slice(-4).includes(stemOf('shot'))) return { kind: 'things', concept: 'times shot' };
  return before.some((stem) => visits.has(stem)) ? { kind: 'things', concept: 'visit' } : undefined;
}

/** "five days of rioting": how long an event lasted; times before or after something are not compared. */
function durationSubject({ tokens, last, quantity }: Phrase): Subject | undefined {
  if (tokens[last + 1]?.lower !== 'of') return undefined;
  for (let index = last + 2; index < Math.min(tokens.length, last + 7); index++) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) return undefined;
    if (lasting.has(token.stem)) return { kind: 'duration', concept: `${quantity.unit ?? ''}:${token.stem}` };
  }
  return undefined;
}

/** The verb that a counted thing is the object or the subject of, and who does it. */
function governor({ tokens, first, end }: Phrase): { event: string | null; actor: string | null } {
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) break;
    if (stopWords.has(token.lower) || /ly$/.test(token.lower)) continue;
    if (token.isCapital) break;
    return { event: deedOf(token.stem), actor: actorBefore(tokens, index) };
  }
  for (let index = end + 1; index < Math.min(tokens.length, end + 6); index++) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) break;
    if (stopWords.has(token.lower) || token.isCapital) continue;
    return { event: deedOf(token.stem), actor: null };
  }
  return { event: null, actor: null };
}

/** One word for verbs of one deed. */
function deedOf(stem: string): string {
  return /^(?:send|rush|deploy|dispatch)$/.test(stem) ? 'send' : stem;
}

function actorBefore(tokens: readonly Token[], verb: number): string | null {
  let pronoun = false;
  for (let index = verb - 1; index >= Math.max(0, verb - 9); index--) {
    const token = tokens[index];
    if (/^(?:they|he|she|it|we|they've|they’ve)$/.test(token.lower)) pronoun = true;
    if (!token.isWord || breaksClause(token) || (!pronoun && /^(?:said|says|say|told)$/.test(token.lower))) return null;
    if (/^(?:in|of|at|near|from)$/.test(tokens[index - 1]?.lower ?? '') || /^(?:in|of|at|near|from)$/.test(tokens[index - 2]?.lower ?? '')) continue;
    if (token.isCapital && !stopWords.has(token.lower)) return token.lower;
    if (namesPeople(token.lower) && !stopWords.has(token.lower)) return kindOfNoun(token.lower) ?? token.stem;
  }
  return null;
}

/** The kind of the noun that is counted; '' where there is none. */
function nounOf({ head, tokens, end, last }: Phrase): string {
  if (head === 'co' && tokens[end + 1]?.text === '-' && tokens[end + 2] !== undefined) return kindOfNoun(tokens[end + 2].lower) ?? tokens[end + 2].stem;
  if (head !== null) return kindOfNoun(head) ?? stemOf(head);
  if (end > last) return kindOfNoun(tokens[end].lower) ?? tokens[end].stem;
  return '';
}

function templateOf({ tokens, first, end, last }: Phrase): string {
  return [...tokens.slice(Math.max(0, first - 1), first), ...tokens.slice(last + 1, end + 3)]
    .filter((token) => token.isWord && !/^(?:the|a|were|was|are|is|been|have|has)$/.test(token.lower))
    .map((token) => token.stem)
    .join(' ');
}

/** Name words of a place phrase that follows the counted noun at once. */
function placeOf({ tokens, end }: Phrase): string[] {
  const place: string[] = [];
  for (let index = end + 1; index < Math.min(tokens.length, end + 8); index++) {
    const token = tokens[index];
    if (!token.isWord) break;
    if (/^(?:in|at|near|around|across|of|the|on|to|into)$/.test(token.lower)) continue;
    if (!token.isCapital || stopWords.has(token.lower)) {
      if (place.length > 0 || index > end + 3) break;
      continue;
    }
    place.push(token.lower);
  }
  return place;
}

/** Years, weekdays and days of the year ("jan-10") that the sentence names. */
function datesOf(tokens: readonly Token[]): string[] {
  const dates = tokens.flatMap((token, index) => {
    if (/^(?:19|20)\d\d$/.test(token.text) || /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(token.lower)) return [token.lower];
    const month = token.isCapital ? /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=$|[a-z]{1,6}$)/.exec(token.lower)?.[0] : undefined;
    const day = month === undefined ? undefined : tokens.slice(index + 1, index + 3).find((each) => /^\d{1,2}$/.test(each.text));
    return day === undefined ? [] : [`${month}-${Number(day.text)}`];
  });
  return [...new Set(dates)];
}

function justAfter({ tokens, first, quantity }: Phrase): boolean {
  return quantity.kind === 'time' && /^(?:after|before)$/.test(tokens[first - 1]?.lower ?? '') && /^(?:just|shortly|soon|right|moments)$/.test(tokens[first - 2]?.lower ?? '');
}

function streetKey(street: string): string {
  return street
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .split(/\s+/u)
    .filter((word) => !/^(?:avenue|ave|street|st|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|highway|hwy|trail|north|south|east|west|n|s|e|w)$/.test(word))
    .join(' ');
}

function quoteOf(text: string, { tokens, first, end }: Phrase): string {
  return text.slice(tokens[Math.max(0, first - quoteReach)].start, tokens[Math.min(tokens.length - 1, end + quoteReach)].end).slice(0, longestQuote);
}
