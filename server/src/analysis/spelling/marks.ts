import { classAt, classOfUnit, lowerCase, upperCase } from '../../text/characters.ts';
import { piecesOf, type Pieces } from '../../text/pieces.ts';
import { traitOfWords } from '../../text/wordForms.ts';
import { isWord } from '../../text/words.ts';
import { lexical, unitOfTraits } from './lexicalForm.ts';
import type { Lexicon } from './lexicon.ts';
import { tokenEnd, type WordTokens } from './tokens.ts';
import { writtenWordOf } from './writtenWord.ts';

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

/** The slips of one paragraph, in order; `tokens` are those of `text`, `traits` what the lexicon tells of each. */
export function scanMarks(text: string, tokens: WordTokens, traits: Int32Array, lexicon: Lexicon): Mark[] {
  const marks: Mark[] = [];
  const pieces = piecesOf(text);
  if (mayLackSpaces(text, pieces)) findMissingSpaces(text, lexicon, marks);
  if (mayBeGlued(pieces)) findGluedWords(text, lexicon, marks);
  findDoubledWords(text, tokens, traits, marks);
  return marks.length > 1 ? marks.sort((a, b) => a.start - b.start) : marks;
}

/** Whether a mark that ends a sentence stands between a small letter and a capital, or one that ends a part of it between small letters: else the patterns find nothing. */
function mayLackSpaces(text: string, { starts, forms }: Pieces): boolean {
  for (let piece = 1; piece + 1 < starts.length; piece++) {
    if (isWord(forms[piece])) continue;
    const place = starts[piece];
    const role = endings[text.charCodeAt(place)];
    if (role === 0 || starts[piece + 1] !== place + 1 || starts[piece - 1] + forms[piece - 1].length !== place) continue;
    const next = role === sentenceEnd ? upperCase : lowerCase;
    if ((forms[piece - 1].classes & lowerCase) !== 0 && (forms[piece + 1].firstClasses & next) !== 0) return true;
  }
  return false;
}

const sentenceEnd = 1;
const clauseEnd = 2;

/** By code unit: which end it is. */
const endings = new Uint8Array(0x10000);
for (const mark of '.!?') endings[mark.charCodeAt(0)] = sentenceEnd;
for (const mark of ',;') endings[mark.charCodeAt(0)] = clauseEnd;

/** Whether a menu's word is run into the next one: else the pattern finds nothing. */
function mayBeGlued({ forms }: Pieces): boolean {
  for (const form of forms) if ((form.classes & bothCases) === bothCases && hasGluedMenuWord(form)) return true;
  return false;
}

const bothCases = lowerCase | upperCase;

const hasGluedMenuWord = traitOfWords((word) => {
  for (let offset = 2; offset < word.length; offset++) {
    if ((classAt(word, offset) & upperCase) !== 0 && menuWords.has(word.slice(lastCapital(word, offset), offset).toLowerCase())) return true;
  }
  return false;
});

/** Where the last capital stands before an offset; 0 where there is none. */
function lastCapital(word: string, offset: number): number {
  let start = offset - 1;
  while (start > 0 && (classOfUnit(word.charCodeAt(start)) & upperCase) === 0) start--;
  return Math.max(0, start);
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

function findMissingSpaces(text: string, lexicon: Lexicon, marks: Mark[]): void {
  for (const pattern of [gluedByStop, gluedByComma]) {
    for (const match of text.matchAll(pattern)) {
      const [word, left, stop, right] = match;
      if (!lexicon.has(left) || !lexicon.has(right) || (right.length === 1 && right !== 'A' && right !== 'I')) continue;
      marks.push({ start: match.index, end: match.index + word.length, word, reason: 'missing space', suggestion: `${left}${stop} ${right}` });
    }
  }
}

/** "HomeNews": a menu's word run into the next one. Names are glued on purpose ("YouTube"), so nothing else is flagged. */
function findGluedWords(text: string, lexicon: Lexicon, marks: Mark[]): void {
  for (const match of text.matchAll(gluedByCase)) {
    const [word, left, right] = match;
    if (!menuWords.has(left.toLowerCase()) || !lexicon.has(right)) continue;
    marks.push({ start: match.index, end: match.index + word.length, word, reason: 'glued words', suggestion: `${left} ${right}` });
  }
}

function findDoubledWords(text: string, tokens: WordTokens, traits: Int32Array, marks: Mark[]): void {
  const { count, starts, gapStarts, hyphenated, forms } = tokens;
  for (let second = 1; second < count; second++) {
    const first = second - 1;
    if ((traits[second] & lexical.lower) === 0 || unitOfTraits(traits[first]) !== unitOfTraits(traits[second])) continue;
    const { key } = writtenWordOf(forms[second]);
    if (writtenWordOf(forms[first]).key !== key || twiceOnPurpose.has(key)) continue;
    if (hyphenated[first] === 1 || hyphenated[second] === 1 || !/^[ \t\u00a0]+$/u.test(text.slice(gapStarts[second], starts[second]))) continue;
    const [start, end] = [starts[first], tokenEnd(tokens, second)];
    marks.push({ start, end, word: text.slice(start, end), reason: 'doubled word', suggestion: forms[first].text });
  }
}
