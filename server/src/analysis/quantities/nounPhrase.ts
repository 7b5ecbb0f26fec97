import type { Span } from '../../text/span.ts';
import { endOf, type Token, type Tokens } from './tokens.ts';
import {
  isAdjective,
  isAdverb,
  isFunctionWord,
  isGerund,
  isModifyingPlural,
  isParticiple,
  isPluralNoun,
  isState,
  isVerbForm,
  singular,
} from './wordClasses.ts';

/** What a number counts: its words, head noun, and how it is attached. */
export interface Counted {
  /** From the first modifier to the head noun; null where the noun is left out. */
  readonly span: Span | null;
  readonly head: string | null;
  readonly partOf: boolean;
  readonly state: string | null;
  /** The index of the first token after it. */
  readonly next: number;
}

const longest = 8;

const determiners = new Set('the a an this that these those his her its our their my your all'.split(' '));
const pronouns = new Set('them us you whom which these those it him her'.split(' '));

/** A number alone: how many it says decides whether the noun after it stands in the plural. */
export type Number = 'one' | 'many';

/** Reads what is counted from token `index` on, right after the number (and unit). `vague` numbers take "of" without dividing. */
export function readCounted(source: Tokens, index: number, number: Number, vague: boolean): Counted | null {
  if (source.tokens[index]?.lower === 'of') return readOf(source, index + 1, vague);
  return readNounPhrase(source, index, number) ?? readState(source.tokens, index) ?? readAttribute(source, index);
}

/** "12 page document", "15.3 ppg": a singular noun or abbreviation that the number counts for the noun after it or alone. */
export function readAttribute(source: Tokens, index: number): Counted | null {
  const { tokens } = source;
  const token = tokens[index];
  if (token?.kind !== 'word' || isFunctionWord(token) || isBreak(token) || isModifierOnly(token)) return null;
  const next = tokens[index + 1];
  if (token.capital && (token.text !== token.text.toUpperCase() || next?.kind === 'word')) return null;
  if (next?.text === "'" || next?.text === '\u2019') return null;
  const followed = next === undefined || next.kind === 'mark' || !(isFunctionWord(next) || isBreak(next));
  return followed ? result(source, index, index) : null;
}

function readOf(source: Tokens, index: number, vague: boolean): Counted | null {
  const { tokens } = source;
  let at = index;
  while (determiners.has(tokens[at]?.lower ?? '') && tokens[at + 1]?.kind === 'word') at++;
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark') return null;
  if (pronouns.has(token.lower)) {
    const state = readState(tokens, at + 1);
    return { span: null, head: null, partOf: true, state: state?.state ?? null, next: at + 1 };
  }
  const phrase = readNounPhrase(source, at, 'many');
  if (phrase === null) return null;
  return { ...phrase, partOf: !vague || at > index };
}

/** "dead", "seriously injured", "shot", "one fatally": the state that stands for people. */
function readState(tokens: readonly Token[], index: number): Counted | null {
  let at = index;
  while (tokens[at] !== undefined && isAdverb(tokens[at]) && at < index + 2) at++;
  const own = tokens[at] !== undefined && isState(tokens[at]) ? at : at - 1;
  if (own < index || !isState(tokens[own])) return null;
  return { span: null, head: null, partOf: false, state: tokens[own].lower, next: own + 1 };
}

/** Modifiers and head noun, starting at `index`. */
export function readNounPhrase(source: Tokens, index: number, number: Number): Counted | null {
  const { tokens } = source;
  let start = index;
  while (isSkipped(tokens[start]) && start < index + 2) start++;
  let head = -1;
  let at = start;
  for (; at < tokens.length && at - start < longest; at++) {
    const token = tokens[at];
    if (token.kind !== 'word') {
      if (at > start && joins(tokens, at)) {
        if (isFunctionWord(tokens[at + 1])) at++;
        continue;
      }
      if (at > start && number === 'many' && joinsWithSpaces(tokens, at)) continue;
      if (isInitial(tokens, at)) continue;
      if (at > start && isNamesNumber(tokens, at)) continue;
      break;
    }
    if (isConjunction(token) && head >= 0 && number === 'many' && leadsToPlural(tokens, at + 1)) continue;
    if (isFunctionWord(token) && !(at > start && isNamesNumber(tokens, at + 1))) break;
    if (number === 'many') {
      if (isVerbForm(token) && at > start) break;
      if (isPluralNoun(token)) {
        head = at;
        if (continuesAfterPlural(tokens, at)) continue;
        return result(source, start, at);
      }
      if (isBreak(token) && !leadsToPlural(tokens, at + 1)) break;
    } else if (head >= 0 && endsSingular(tokens, at)) {
      break;
    } else if (isVerbForm(token)) {
      break;
    }
    if (!isModifierOnly(token) || number === 'many') head = at;
  }
  if (head < 0 || number === 'many') return null;
  return result(source, start, head);
}

/** The number in "Model 3 sedans", "AK-47 rifles", "A320 planes". */
function isNamesNumber(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'digits' && token.text !== '-')) return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (token.text === '-') return token.glued && isLetters(before) && after?.kind === 'digits' && after.glued && tokens[at + 2]?.kind === 'word';
  if (after?.kind !== 'word' || after.glued) return false;
  return before.text === '-' ? token.glued && isLetters(tokens[at - 2]) : before.capital && (!token.glued || isLetters(before));
}

/** Letters that stand in a model's name beside its number: "A320", "AK-47". */
function isLetters(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.text.length <= 3 && token.text === token.text.toUpperCase();
}

function result(source: Tokens, start: number, head: number): Counted {
  const span = { start: source.starts[start], end: endOf(source, head) };
  return { span, head: singular(source.tokens[head].text), partOf: false, state: null, next: head + 1 };
}

/** Words before the noun phrase that say nothing of the things counted. */
const skipped = new Set(['more', 'additional', 'further', 'such', 'most', 'least', 'very']);

function isSkipped(token: Token | undefined): boolean {
  return token !== undefined && skipped.has(token.lower);
}

function isConjunction(token: Token): boolean {
  return token.lower === 'and' || token.lower === 'or';
}

function isBreak(token: Token): boolean {
  return isVerbForm(token) || isParticiple(token) || isGerund(token) || isAdverb(token) || isState(token);
}

function isModifierOnly(token: Token): boolean {
  return isAdjective(token) || isAdverb(token) || isParticiple(token);
}

/** Whether a plural noun comes within four words, with nothing in between that ends a noun phrase. */
function leadsToPlural(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(from + 4, tokens.length); at++) {
    const token = tokens[at];
    if (isNamesNumber(tokens, at)) continue;
    if (token.kind !== 'word') return false;
    if (isConjunction(token)) continue;
    if (isFunctionWord(token) || isVerbForm(token)) return false;
    if (isPluralNoun(token)) return true;
    if (isParticiple(token) && at > from) return false;
  }
  return false;
}

/** A plural noun ends the phrase unless it only modifies the noun after it ("sports clubs"). */
function continuesAfterPlural(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.kind !== 'word') return false;
  if (tokens[at].capital && next.capital && isNamesNumber(tokens, at + 2)) return true;
  if (isFunctionWord(next)) return false;
  return isPluralNoun(next) && !isVerbForm(next) && (isModifyingPlural(tokens[at]) || (tokens[at].capital && !next.capital));
}

/** After a singular noun: a verb in -s or -ed, an adverb or a gerund ends the phrase. */
function endsSingular(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (isVerbForm(token) || isAdverb(token) || isState(token)) return true;
  if (isParticiple(token) || isGerund(token)) return true;
  if (token.capital && tokens[at - 1].kind === 'word' && !tokens[at - 1].capital) return true;
  return isPluralNoun(token) && !token.capital && !isModifierOnly(tokens[at - 1]);
}

/** The hyphen of a compound in tokenised text: "rocket - propelled grenades". */
function joinsWithSpaces(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return token.text === '-' && !token.glued && next?.kind === 'word' && !next.glued && !isFunctionWord(next) && !isPluralNoun(next) && leadsToPlural(tokens, at + 1);
}

/** The full stop of an abbreviation: "U.S. soldiers". */
function isInitial(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at].text === '.' && before?.capital === true && before.text.length === 1 && tokens[at + 1]?.kind === 'word';
}

/** A hyphen, slash or apostrophe inside a compound. */
function joins(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token.text !== '-' && token.text !== '/' && token.text !== '\u2019' && token.text !== "'" && token.text !== '&') return false;
  return token.glued && tokens[at + 1]?.glued === true && tokens[at + 1].kind === 'word';
}
