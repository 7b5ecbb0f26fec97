import { classOfUnit, isHighSurrogate, isLowSurrogate, lowerCase, unitSet, upperCase } from '../../text/characters.ts';
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

const stops = unitSet('.!?');
const commas = unitSet(',;');

/** Whether a text has marks between small letters and letters, and small letters before capitals: without, the patterns find nothing. */
function glueIn(text: string): number {
  let found = 0;
  let before = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (stops[unit] === 1 || commas[unit] === 1) {
      if (mayBe(before, lowerCase) && mayBe(text.charCodeAt(offset + 1), stops[unit] === 1 ? upperCase : lowerCase)) found |= gluedMark;
    } else if (mayBe(before, lowerCase) && mayBe(unit, upperCase)) {
      found |= gluedCase;
    }
    before = unit;
  }
  return found;
}

/** Whether a code unit is of one of the classes or half of a character that may be. */
function mayBe(unit: number, wanted: number): boolean {
  return unit > 0 && unit < 0x80 ? (classOfUnit(unit) & wanted) !== 0 : isHighSurrogate(unit) || isLowSurrogate(unit) || (unit > 0 && (classOfUnit(unit) & wanted) !== 0);
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
