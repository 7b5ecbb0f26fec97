import { classOfUnit, isHighSurrogate, isLowSurrogate, lowerCase, upperCase } from '../../text/characters.ts';
import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A slip that shows in one paragraph by itself: a missing space, a word written twice, words glued together. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly reason: 'missing space' | 'doubled word' | 'glued words';
  readonly suggestion: string;
}

/** Words that English writes twice in a row and means it. */
const twiceOnPurpose = new Set('that had very so bye no yes ha he her is it do really far many more much on in to you well now there knock blah yeah hear aye boom'.split(' '));

/** Words of menus and headings that scraping glues to what follows them. */
const menuWords = new Set('home news menu reports sports business opinion politics world share search login login subscribe advertisement related latest read more video photos by tags updated published'.split(' '));

const gluedByStop = /(?<![\p{L}\p{N}.'’@/:-])(\p{Ll}{3,40})([.!?])(\p{Lu}\p{Ll}{0,40})(?![\p{L}\p{N}.@/-])/gu;
const gluedByComma = /(?<![\p{L}\p{N}.'’@/:-])(\p{Ll}{2,40})([,;])(\p{Ll}{2,40})(?![\p{L}\p{N}.@/-])/gu;
const gluedByCase = /(?<![\p{L}\p{N}.'’@/#_-])(\p{Lu}\p{Ll}{2,40})(\p{Lu}\p{Ll}{2,40})(?![\p{L}\p{N}.@/-])/gu;

/** The slips of one paragraph; `tokens` are those of `text`. */
export function scanMarks(text: string, tokens: readonly Token[], lexicon: Lexicon): Mark[] {
  const glue = glueIn(text);
  const spaces = (glue & gluedMark) === 0 ? [] : missingSpaces(text, lexicon);
  const words = (glue & gluedCase) === 0 ? [] : gluedWords(text, lexicon);
  return [...spaces, ...words, ...doubledWords(text, tokens)].sort((a, b) => a.start - b.start);
}

const gluedMark = 1;
const gluedCase = 2;

/** What a code unit may be: a mark that ends a sentence or a part of one, a small letter or a capital, or half of a character that may be either. */
const [stop, comma, small, capital] = [1, 2, 4, 8];
/** Set of every code unit that was looked at. */
const seen = 16;

const roles = new Uint8Array(0x10000);

function roleOf(unit: number): number {
  const known = roles[unit];
  return known === 0 ? (roles[unit] = workOutRole(unit)) : known;
}

function workOutRole(unit: number): number {
  const character = String.fromCharCode(unit);
  if ('.!?'.includes(character)) return seen | stop;
  if (',;'.includes(character)) return seen | comma;
  const classes = isHighSurrogate(unit) || isLowSurrogate(unit) ? lowerCase | upperCase : classOfUnit(unit);
  return seen | ((classes & lowerCase) === 0 ? 0 : small) | ((classes & upperCase) === 0 ? 0 : capital);
}

/** Whether a text has marks between small letters and letters, and small letters before capitals: without, the patterns find nothing. */
function glueIn(text: string): number {
  let found = 0;
  let before = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const role = roleOf(text.charCodeAt(offset));
    if ((before & small) !== 0 && (role & (stop | comma | capital)) !== 0) {
      const after = offset + 1 < text.length ? roleOf(text.charCodeAt(offset + 1)) : 0;
      if ((role & stop) !== 0) found |= (after & capital) !== 0 ? gluedMark : 0;
      else if ((role & comma) !== 0) found |= (after & small) !== 0 ? gluedMark : 0;
      else found |= gluedCase;
    }
    before = role;
  }
  return found;
}

/** Pairs seen this often, as a level of `Bigrams`, are what a word is that only their space is missing from ("alot", "ofthe"). */
const frequentPair = 14;

/** The two words that a folded word in small letters is without the space between them; `undefined` for other words. */
export function splitRunTogether(key: string, lexicon: Lexicon): string | undefined {
  let best: string | undefined;
  let highest = frequentPair - 1;
  for (let split = 1; split < key.length; split++) {
    const level = lexicon.bigrams.level(key.slice(0, split), key.slice(split));
    if (level <= highest || !lexicon.has(key.slice(0, split)) || !lexicon.has(key.slice(split))) continue;
    best = `${key.slice(0, split)} ${key.slice(split)}`;
    highest = level;
  }
  return best;
}

function* missingSpaces(text: string, lexicon: Lexicon): Generator<Mark> {
  for (const pattern of [gluedByStop, gluedByComma]) {
    for (const match of text.matchAll(pattern)) {
      const [word, left, stop, right] = match;
      if (!lexicon.has(left) || !lexicon.has(right) || (right.length === 1 && right !== 'A' && right !== 'I')) continue;
      yield { start: match.index, end: match.index + word.length, word, reason: 'missing space', suggestion: `${left}${stop} ${right}` };
    }
  }
}

/** "HomeNews": a menu's word run into the next one. Names are glued on purpose ("YouTube"), so nothing else is flagged. */
function* gluedWords(text: string, lexicon: Lexicon): Generator<Mark> {
  for (const match of text.matchAll(gluedByCase)) {
    const [word, left, right] = match;
    if (!menuWords.has(left.toLowerCase()) || !lexicon.has(right)) continue;
    yield { start: match.index, end: match.index + word.length, word, reason: 'glued words', suggestion: `${left} ${right}` };
  }
}

function* doubledWords(text: string, tokens: readonly Token[]): Generator<Mark> {
  for (let index = 1; index < tokens.length; index++) {
    const [first, second] = [tokens[index - 1], tokens[index]];
    if (first.key.length !== second.key.length || first.key !== second.key || second.casing !== 'lower' || twiceOnPurpose.has(second.key)) continue;
    if (!/^[ \t\u00a0]+$/u.test(second.gap) || first.hyphenated || second.hyphenated) continue;
    const word = text.slice(first.start, second.end);
    yield { start: first.start, end: second.end, word, reason: 'doubled word', suggestion: first.text };
  }
}
