import { memoizeByText } from '../../text/memo.ts';
import { hashText } from '../../text/hash.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findQuantities } from '../quantities/index.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { stopWords } from './concepts.ts';
import type { ClaimFrame, ClaimKind } from './frame.ts';
import { levelsOf } from './levels.ts';
import { withDaypart } from './clock.ts';
import { governor } from './governor.ts';
import { impliedQuantities } from './implied.ts';
import { nounOf } from './noun.ts';
import { personOf } from './person.ts';
import { contextOf, phrasesOf, type Phrase } from './phrase.ts';
import { slackOf } from './slack.ts';
import { inBaseUnit } from './baseUnit.ts';
import { subjectOf } from './subject.ts';
import { unnamedSubject } from './unnamed.ts';
import { isTitleCase, tokenize, type Token } from './tokens.ts';
import { datesOf, isPart, isRest, isSuperseded, justAfter, placeOf, quoteOf, templateOf, timeFrameOf, withoutComparison } from './wording.ts';

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
/** Tokens to either side of a number whose words are its context. */
const contextReach = 14;
/** Stems kept of a paragraph. */
const mostStems = 100;
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
const attributionCue = /\b(?:said|says|say|told|according to|reportedly|reported|allegedly|alleged|claimed|estimated|confirmed|announced)\b/iu;

/** The claim frames of a paragraph. */
export const paragraphFacts = memoizeByText((text: string): ParagraphFacts => {
  const quantities = findQuantities(text);
  const frames: ClaimFrame[] = [];
  const names: string[] = [];
  const fullNames: string[][] = [];
  const stems: string[] = [];
  let length = 0;
  let before: readonly Token[] = [];
  let next = 0;
  for (const sentence of sentencesAround(text, quantities)) {
    const tokens = tokenize(text, sentence);
    length += tokens.length;
    const title = isTitleCase(tokens);
    if (!title) collectNames(tokens, names, fullNames);
    if (stems.length < mostStems) for (const token of tokens) if (stems.length < mostStems && token.isWord && token.lower.length > 2 && !stopWords.has(token.lower)) stems.push(token.stem);
    const own: Quantity[] = [];
    while (next < quantities.length && quantities[next].start < sentence.end) own.push(quantities[next++]);
    const all = sentence.end - sentence.start <= longestSentence ? withImplied(text, tokens, own) : [];
    if (all.length > 0) {
      const hash = hashText(tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).map((token) => token.lower.replace(/[’‘]/g, "'")).join(' '));
      const near = [...new Set([...capitalWords(tokens), ...capitalWords(before)])].slice(0, mostNames);
      for (const phrase of phrasesOf(tokens, all)) {
        const frame = frameOf(text, phrase, near, hash, before);
        if (frame !== undefined) frames.push(frame);
      }
    }
    before = tokens;
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
  const levels = levelsOf(text.slice(tokens[0].start, tokens[tokens.length - 1].end), text, stated);
  if (implied.length === 0) return levels;
  const kept = levels.filter((quantity) => !implied.some((each) => overlaps(each, quantity)));
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

function frameOf(text: string, written: Phrase, names: string[], sentence: number, before: readonly Token[]): ClaimFrame | undefined {
  const phrase = withDaypart({ ...written, quantity: inBaseUnit(withNearBound(throughout(written))) });
  const { quantity, tokens, last, end } = phrase;
  const governing = governor(phrase);
  const subject = subjectOf(phrase, governing.event) ?? (written.others.size >= listSize ? undefined : unnamedSubject(phrase));
  if (subject === undefined) return undefined;
  const sentenceText = text.slice(tokens[0].start, tokens[tokens.length - 1].end);
  const nounToken = tokens[end];
  const noun = nounOf(phrase);
  const bounds = boundsOf(quantity);
  if (bounds.low === null && bounds.high === null) return undefined;
  const superseded = isSuperseded(phrase, sentenceText);
  return {
    span: { start: quantity.start, end: quantity.end },
    number: quantity.number,
    ...quoteOf(text, phrase),
    kind: subject.kind,
    concept: subject.concept,
    done: subject.done ?? false,
    ...bounds,
    approx: quantity.approx || justAfter(phrase),
    slack: subject.kind === 'clock' || subject.kind === 'address' ? 0 : inBaseUnit({ ...written.quantity, precision: slackOf(withNearBound(written.quantity)) }).precision,
    rounding: Math.max(quantity.precision, looseness(written.quantity.unit) * (quantity.low ?? quantity.high ?? 0)),
    unit: written.quantity.unit,
    noun,
    label: quantity.counted ?? (end > last ? nounToken.text : ''),
    actor: governing.actor,
    event: governing.event,
    names,
    context: contextOf(phrase, contextReach),
    place: placeOf(phrase),
    template: templateOf(phrase),
    part: isPart(phrase, subject.concept) || (subject.kind === 'people' && /^(?:killed|shot|arrested)$/.test(subject.concept) && isRest(phrase)),
    listed: written.others.size >= listSize,
    inclusive: /\bincluding (?:the |a |its |his )?(?:alleged |suspected )?(?:suspects?|shooter|gunman|killer|attacker|bomber|driver)\b/iu.test(sentenceText),
    dates: datesOf(tokens),
    written: null,
    spokenOn: null,
    time: timeFrameOf(sentenceText, quantity.end - tokens[0].start),
    updated: isUpdated(sentenceText, quantity.end - tokens[0].start, subject.kind),
    superseded,
    attributed: attributionCue.test(sentenceText),
    ...(subject.kind === 'age' ? { person: personOf(phrase, before) } : {}),
    sentence,
  };
}

/** Whether the sentence says that the number that ends at `at` changed with time; that another one was last year's says nothing of it. */
function isUpdated(sentence: string, at: number, kind: ClaimKind): boolean {
  if (updateCue.test(sentence)) return true;
  if (!growing.has(kind)) return false;
  return growthCue.test(sentence.slice(0, at) + withoutComparison(sentence.slice(at))) || bringCue.test(sentence.slice(0, at)) || (kind === 'people' && remainCue.test(sentence));
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
  return nearBound.test(quantity.text) ? { ...quantity, low: value, high: value, approx: true } : quantity;
}

/** The number's interval, in a unit that is the same for all quantities of one concept; minutes of the day for clock times. */
function boundsOf(quantity: Quantity): { low: number | null; high: number | null } {
  const designation = quantity.designation;
  if (designation !== null) return { low: designation.low, high: designation.high };
  return { low: quantity.low, high: quantity.high };
}
