import { memoizeByParagraph } from '../../text/memo.ts';
import { RunningHash } from '../../text/hash.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findQuantities, type Quantity } from '../quantities/index.ts';
import { cues } from './cues.ts';
import { dayOfReport } from './documentDate.ts';
import type { ClaimFrame, ClaimKind } from './frame.ts';
import { tellsOfKillerDeath } from './killerDeath.ts';
import { levelsOf } from './levels.ts';
import { withDaypart } from './clock.ts';
import { governor } from './governor.ts';
import { impliedQuantities } from './implied.ts';
import { nounOf } from './noun.ts';
import { personOf } from './person.ts';
import { contextOf, phrasesOf, type Phrase } from './phrase.ts';
import { slackOf } from './slack.ts';
import { inBaseUnit, stepInBaseUnit } from './baseUnit.ts';
import { subjectOf } from './subject.ts';
import { unnamedSubject } from './unnamed.ts';
import { endOf, type Sentence } from './tokens.ts';
import { type ParagraphWords, type SentenceWords, WordCollector } from './wordCollector.ts';
import { datesOf, isPart, isRest, isSuperseded, justAfter, placeOf, quoteOf, templateOf, timeFrameOf, toldOf } from './wording.ts';

/** What one paragraph gives: its frames, with offsets into it, and the words that tell what it is about. */
export interface ParagraphFacts {
  readonly frames: readonly ClaimFrame[];
  readonly words: ParagraphWords;
  /** Tells of a killer's own death. */
  readonly killerDied: boolean;
  /** The day of the week on which someone is first said to have spoken, 0 for Sunday. */
  readonly spokenOn: number | null;
}

/** Longer sentences are lists or tables; their parts far from a number tell nothing of it. */
const longestSentence = 2000;
/** Tokens to either side of a number whose words are its context. */
const contextReach = 14;
/** A sentence with so many numbers lists them. */
const listSize = 6;
/** Names kept with a number. */
const mostNames = 12;

const updateCue = /\b(?:initially|at first|first reported|earlier reported|previously reported|originally|revised|turn(?:s|ed) (?=\d)|updated|now (?:say|says|put|puts|believe|believes|estimate|estimates|report|reports|stand|stands|number|numbers|total|totals))\b/iu;
/** Numbers that grow or shrink, unlike an age, are also told to have done so. */
const growthCue = /\b(?:has since|have since|now stands|rises to|rose to|risen to|climbs to|climbed to|reach(?:es|ed)|rais(?:es|ed|ing)|(?:up|down) from|as of|so far)\b/iu;
/** People who are still missing are fewer than were. */
const remainCue = /\bstill (?:missing|trapped|unaccounted|without|hospitalized|in hospital)\b/iu;
/** What brings a number to another one tells nothing of those before it. */
const bringCue = /\b(?:bring|brings|bringing|brought) the (?:number|total|toll|count)\b/iu;
const growing: ReadonlySet<ClaimKind> = new Set(['people', 'things', 'money', 'duration']);
const inclusion = /\bincluding (?:the |a |its |his )?(?:alleged |suspected )?(?:suspects?|shooter|gunman|killer|attacker|bomber|driver)\b/iu;
const attributionCue = /\b(?:said|says|say|told|according to|reportedly|reported|allegedly|alleged|claimed|estimated|confirmed|announced)\b/iu;

const collector = new WordCollector();

/** The claim frames of a paragraph. */
export const paragraphFacts = memoizeByParagraph((text: string): ParagraphFacts => {
  const quantities = findQuantities(text);
  const frames: ClaimFrame[] = [];
  let killerDied = false;
  let spokenOn: number | null = null;
  let before: SentenceWords | null = null;
  collector.start();
  let next = 0;
  for (const span of sentencesAround(text, quantities)) {
    const sentence = collector.add(text, span);
    killerDied ||= tellsOfKillerDeath(text, span, sentence.cues);
    spokenOn ??= speaksOnDay(sentence.cues) ? dayOfReport(text.slice(span.start, span.end)) : null;
    const first = next;
    while (next < quantities.length && quantities[next].start < span.end) next++;
    const mayClaim = next > first || (sentence.cues & cues.implied) !== 0;
    if (mayClaim && span.end - span.start <= longestSentence) addFrames(frames, text, sentence, quantities.slice(first, next), before);
    before = sentence;
  }
  return { frames, words: collector.words(), killerDied, spokenOn };
});

function speaksOnDay(told: number): boolean {
  return (told & cues.speech) !== 0 && (told & cues.weekday) !== 0;
}

/** The sentences of a paragraph, put together where a quantity stands across their border ("around 7 p. m. Friday"). */
function sentencesAround(text: string, quantities: readonly Quantity[]): readonly Span[] {
  const split = splitSentences(text, { start: 0, end: text.length });
  if (quantities.length === 0) return split;
  const sentences: Span[] = [];
  let next = 0;
  for (const sentence of split) {
    const last = sentences.at(-1);
    while (next < quantities.length && quantities[next].end <= sentence.start) next++;
    const across = last !== undefined && next < quantities.length && quantities[next].start < last.end;
    if (across) sentences[sentences.length - 1] = { start: last.start, end: sentence.end };
    else sentences.push(sentence);
  }
  return sentences;
}

/** What all claims of a sentence have in common. */
interface Surroundings {
  readonly text: string;
  /** Where it starts in the paragraph. */
  readonly start: number;
  readonly hash: number;
  readonly names: readonly string[];
  readonly dates: readonly string[];
  readonly attributed: boolean;
  readonly inclusive: boolean;
  readonly updated: boolean;
  /** The sentence before. */
  readonly before: SentenceWords | null;
}

/** Adds the frames of a sentence that states quantities or may imply some, behind the sentence `before` of its paragraph. */
function addFrames(frames: ClaimFrame[], text: string, words: SentenceWords, stated: readonly Quantity[], before: SentenceWords | null): void {
  const sentence = collector.sentence(words);
  const start = sentence.starts[0];
  const written = text.slice(start, endOf(sentence, sentence.tokens.length - 1));
  const quantities = withImplied(text, written, sentence, stated);
  if (quantities.length === 0) return;
  const names: string[] = [];
  collector.addNamesOf(words, names, mostNames);
  if (before !== null) collector.addNamesOf(before, names, mostNames);
  const surroundings: Surroundings = {
    text: written,
    start,
    hash: hashOfWords(sentence),
    names,
    dates: datesOf(sentence),
    attributed: (sentence.cues & cues.attribution) !== 0 && attributionCue.test(written),
    inclusive: (sentence.cues & cues.including) !== 0 && inclusion.test(written),
    updated: (sentence.cues & cues.update) !== 0 && updateCue.test(written),
    before,
  };
  for (const phrase of phrasesOf(sentence, quantities)) {
    const frame = frameOf(text, phrase, surroundings);
    if (frame !== undefined) frames.push(frame);
  }
}

/** The quantities of a sentence, those that it implies in place of the stated ones that they split up. */
function withImplied(text: string, written: string, sentence: Sentence, stated: readonly Quantity[]): readonly Quantity[] {
  const implied = impliedQuantities(text, sentence, stated);
  const levels = levelsOf(written, text, stated);
  if (implied.length === 0) return levels;
  const kept = levels.filter((quantity) => !implied.some((each) => overlaps(each, quantity)));
  return [...kept, ...implied].sort((a, b) => a.start - b.start);
}

/** A hash of a sentence's words, without what copies of it write differently. */
function hashOfWords({ tokens }: Sentence): number {
  const hash = new RunningHash();
  let isFirst = true;
  for (const { plain } of tokens) {
    if (plain === null) continue;
    if (!isFirst) hash.add(' ');
    hash.add(plain);
    isFirst = false;
  }
  return hash.finish();
}

function frameOf(text: string, written: Phrase, surroundings: Surroundings): ClaimFrame | undefined {
  const phrase = withDaypart(withQuantity(written, inBaseUnit(withNearBound(throughout(written)))));
  const { quantity, tokens, last, end } = phrase;
  const governing = governor(phrase);
  const listed = written.others.size >= listSize;
  const subject = subjectOf(phrase, governing.event) ?? (listed ? undefined : unnamedSubject(phrase));
  if (subject === undefined) return undefined;
  const { low, high } = quantity.designation ?? quantity;
  if (low === null && high === null) return undefined;
  const { kind, concept } = subject;
  const quote = quoteOf(phrase);
  const at = quantity.end - surroundings.start;
  const told = toldOf(surroundings.text, at, phrase.sentence.cues);
  const frame = {
    span: { start: quantity.start, end: quantity.end },
    number: quantity.number,
    quote: text.slice(quote.start, quote.end),
    quoteAt: quantity.start - quote.start,
    kind,
    concept,
    done: subject.done ?? false,
    low,
    high,
    approx: quantity.approx || justAfter(phrase),
    slack: kind === 'clock' || kind === 'address' ? 0 : stepInBaseUnit(written.quantity, slackOf(withNearBound(written.quantity))),
    rounding: Math.max(quantity.precision, looseness(written.quantity.unit) * (quantity.low ?? quantity.high ?? 0)),
    unit: written.quantity.unit,
    noun: nounOf(phrase),
    label: quantity.counted ?? (end > last ? tokens[end].text : ''),
    actor: governing.actor,
    event: governing.event,
    names: surroundings.names,
    context: contextOf(phrase, contextReach),
    place: placeOf(phrase),
    template: templateOf(phrase),
    part: isPart(phrase, concept) || (kind === 'people' && /^(?:killed|shot|arrested)$/.test(concept) && isRest(phrase)),
    listed,
    inclusive: surroundings.inclusive,
    dates: surroundings.dates,
    written: null,
    spokenOn: null,
    time: timeFrameOf(told, at, phrase.sentence.cues),
    updated: surroundings.updated || (growing.has(kind) && hasGrown(surroundings.text, told, at, kind, phrase.sentence.cues)),
    superseded: isSuperseded(phrase, surroundings.text),
    attributed: surroundings.attributed,
  };
  const sentence = surroundings.hash;
  return kind === 'age' ? { ...frame, person: personOf(phrase, surroundings.before === null ? [] : collector.sentence(surroundings.before).tokens), sentence } : { ...frame, sentence };
}

function withQuantity(phrase: Phrase, quantity: Quantity): Phrase {
  return phrase.quantity === quantity ? phrase : { ...phrase, quantity };
}

/** Whether the sentence says that the number that ends at `at` grew or shrank with time; that another one was last year's says nothing of it. */
function hasGrown(sentence: string, told: string, at: number, kind: ClaimKind, telling: number): boolean {
  const moves = (telling & cues.growth) !== 0 || ((telling & cues.move) !== 0 && (telling & cues.from) !== 0);
  if (moves && growthCue.test(told)) return true;
  if ((telling & cues.bring) !== 0 && bringCue.test(sentence.slice(0, at))) return true;
  return kind === 'people' && (telling & cues.still) !== 0 && remainCue.test(sentence);
}

/** How much larger one unit of a name is than another of it: reports say ton for tonne, and mile for nautical mile. */
function looseness(unit: string | null): number {
  return unit === null ? 0 : /\bton(?:ne)?$/.test(unit) ? 1 / 8 : unit === 'nautical mile' ? 1 / 6 : 0;
}

const nearBound = /^(?:just|only just|slightly|barely|(?:a )?(?:little|bit)) (?:over|more|above|under|less|below|shy|short)\b/iu;

/** "over five years" is during them, where "for over five years" is more than five. */
function throughout({ quantity, tokens, first }: Phrase): Quantity {
  const during = quantity.kind === 'duration' && /^over\s/iu.test(quantity.text) && !/^(?:for|lasted|lasting|well|of|took|after|in|spent|just)$/.test(tokens[first - 1]?.lower ?? '');
  return during ? { ...quantity, high: quantity.low, change: '=' } : quantity;
}

/** "just over 4,100" is about 4,100, where "over 4,100" may be 5,000. */
function withNearBound(quantity: Quantity): Quantity {
  const value = quantity.low ?? quantity.high;
  return quantity.number.start > quantity.start && nearBound.test(quantity.text) ? { ...quantity, low: value, high: value, approx: true } : quantity;
}
