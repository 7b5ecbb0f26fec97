import { namesPeople, stopWords } from './concepts.ts';
import { outcomeOf, type Outcome } from './outcomes.ts';
import type { Phrase } from './phrase.ts';
import type { Token } from './tokens.ts';

const auxiliaries = new Set('was were is are been be being got get gets who that has have had'.split(' '));
const killingAdverbs = new Set(['fatally', 'fatal', 'deadly', 'mortally']);

/** How far an outcome may stand from the number that it is said of, in tokens. */
const reachRight = 9;
const reachLeft = 6;

/** What happened to those counted. */
export interface Told {
  readonly outcome: Outcome;
  /** They are the object of someone's deed ("killed two people"); otherwise something is said of them ("two dead"). */
  readonly done: boolean;
}

/** What happened to the people that a phrase counts: first what is said of them, then what they are the object of. */
export function findOutcome(phrase: Phrase): Told | undefined {
  const said = outcomeAfter(phrase);
  if (said !== undefined) return { outcome: said, done: phrase.tokens.slice(phrase.end, phrase.end + 6).some((token) => token.lower === 'by') };
  const done = outcomeBefore(phrase);
  return done === undefined ? undefined : { outcome: done, done: true };
}

/** "two women dead", "five people were injured", "4 shot", "six children and two adults were fatally shot". */
function outcomeAfter({ tokens, end, others, quantity }: Phrase): Outcome | undefined {
  if (quantity.state !== null) {
    const state = outcomeOf(quantity.state, 'state', 'participle');
    if (state !== undefined) return state === 'shot' ? worsened(tokens, end, state) : state;
  }
  let passive = false;
  const noun = /^shootings?$/.test(tokens[end].lower) ? undefined : outcomeOf(tokens[end].lower, 'noun', 'state', 'participle');
  if (noun !== undefined) return worsened(tokens, end, noun);
  for (let index = end + 1; index < Math.min(tokens.length, end + 1 + reachRight); index++) {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (token.breaksClause || token.text === '.') return undefined;
    if (token.lower === 'including' || token.lower === 'by') return undefined;
    if (token.text === ',' && !continuesRelative(tokens, index)) return undefined;
    if (others.has(index) && !isListed(tokens, index)) return undefined;
    if (auxiliaries.has(token.lower)) {
      passive = true;
      continue;
    }
    if (token.lower === 'lost' && tokens.slice(index + 1, index + 3).some((each) => /^li(?:fe|ves)$/.test(each.lower))) return 'killed';
    const state = outcomeOf(token.lower, 'state');
    if (state !== undefined && (token.lower !== 'fatally' || next !== undefined)) return state;
    const participle = outcomeOf(token.lower, 'participle');
    if (participle !== undefined) {
      if (!passive && (opensObject(next) || opensNumber(tokens, index + 1))) return undefined;
      return worsened(tokens, index, participle);
    }
    if (!passive && /(?:ed|s)$/.test(token.lower) && token.isWord && !token.isCapital && !namesPeople(token.lower) && index > end + 3) return undefined;
  }
  return undefined;
}

/** "killing two workers", "murder of 6 kids", "a death toll of 12", "shot and killed two". */
function outcomeBefore({ tokens, first, others }: Phrase): Outcome | undefined {
  for (let index = first - 1; index >= Math.max(0, first - reachLeft); index--) {
    const token = tokens[index];
    if (token.text === '.' || (token.breaksClause && token.lower !== 'as')) return undefined;
    if (others.has(index)) return undefined;
    const previous = tokens[index - 1];
    const active = outcomeOf(token.lower, 'active', 'participle');
    if (active !== undefined) {
      if (token.lower !== 'shooting' && previous !== undefined && auxiliaries.has(previous.lower) && !/^(?:who|that|ha[sd]|have)$/.test(previous.lower)) return undefined;
      if (hasOwnObject(tokens, index, first)) return undefined;
      return killingAdverbs.has(previous?.lower ?? '') ? 'killed' : active;
    }
    const noun = outcomeOf(token.lower, 'noun');
    if (noun !== undefined && leadsTo(tokens, index, first)) return killingAdverbs.has(previous?.lower ?? '') ? 'killed' : noun;
  }
  return undefined;
}

/** "shot" beside "fatally", "dead", "to death" or "and killed" is a killing. */
function worsened(tokens: readonly Token[], index: number, outcome: Outcome): Outcome {
  if (outcome !== 'shot') return outcome;
  const around = tokens.slice(Math.max(0, index - 1), index + 4).map((token) => token.lower);
  return around.some((word) => killingAdverbs.has(word) || word === 'dead' || word === 'death' || word === 'killed') ? 'killed' : 'shot';
}

function opensObject(token: Token | undefined): boolean {
  if (token === undefined || !/[\p{L}\p{N}]/u.test(token.text)) return false;
  return /^(?:the|a|an|his|her|their|its|him|them|each|another|one)$/.test(token.lower) || /^\p{N}/u.test(token.text) || (token.isCapital && !/^(?:In|At|On|Near)$/.test(token.text));
}

/** "injured at least 60": the verb has a number of its own. */
function opensNumber(tokens: readonly Token[], index: number): boolean {
  return /^(?:at least|more than|as many|up to|(?:about|nearly|almost|around|some|over|another|dozens|scores|hundreds|several|many) .*)$/.test(`${tokens[index]?.lower ?? ''} ${tokens[index + 1]?.lower ?? ''}`);
}

function continuesRelative(tokens: readonly Token[], comma: number): boolean {
  return /^(?:who|two|three|both|all|and)$/.test(tokens[comma + 1]?.lower ?? '');
}

/** Whether the number at `index` stands in a list with what went before ("six children and two adults"). */
function isListed(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.lower === 'and' || tokens[index - 1]?.lower === '&';
}

/** Whether a verb has an object of its own between it and the number ("shot his wife, then two"). */
function hasOwnObject(tokens: readonly Token[], verb: number, first: number): boolean {
  const between = tokens.slice(verb + 1, first);
  if (between.some((token) => token.lower === 'and' || token.text === ',')) {
    return between.some((token) => token.lower === 'then') || between.filter((token) => token.isWord && !stopWords.has(token.lower)).length > 1;
  }
  return between.some((token) => /^(?:in|at|on|near|for|from|with|by|about)$/.test(token.lower)) || between.some((token) => token.isWord && !stopWords.has(token.lower) && !/ly$/.test(token.lower) && !/^all$/.test(token.lower));
}

function leadsTo(tokens: readonly Token[], noun: number, first: number): boolean {
  const between = tokens.slice(noun + 1, first).map((token) => token.lower);
  return between.every((word) => stopWords.has(word) || /^(?:toll|count|rises|rose|risen|reaches|reached|climbs|climbed|stands|stood|hits|deaths?|estimated|nearly|total|lives)$/.test(word)) && between.length > 0;
}
