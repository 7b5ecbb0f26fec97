import { classAt, classOfUnit, digit, isIn, isPairAt, letter, space, unitSet } from '../../text/characters.ts';
import { memoizeByParagraph } from '../../text/memo.ts';
import { ReusableList } from '../../text/reusableList.ts';
import type { SourceText } from '../../text/source.ts';
import { withRoomFor } from '../columns.ts';
import { lexical, lexicalFormsOf, unitOfTraits } from './lexicalForm.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mark, scanMarks } from './marks.ts';
import { emptyTokens, readTokens, tokenEnd } from './tokens.ts';
import { packVocabulary } from './vocabulary.ts';
import { countWrittenForms, type WrittenForm } from './writtenForms.ts';
import { writtenWordOf, type WrittenWord } from './writtenWord.ts';

/** Where a word stands, for what a capital there is worth: in a sentence, at its head, or in a line in title case. */
export type Place = 'inside' | 'head' | 'title';

/** A word that the lexicon does not have as written; offsets are UTF-16 into the document. */
export interface Suspect {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly key: string;
  /** `hashText` of the key. */
  readonly keyHash: number;
  readonly lower: boolean;
  readonly place: Place;
  readonly hyphenated: boolean;
  /** The folded words before and after it in its sentence; empty where there is none. */
  readonly left: string;
  readonly right: string;
  /** How many of the two are themselves unknown in small letters, as in a foreign phrase. */
  readonly unknownNeighbours: number;
  /** How many of the two have a capital, as in a name of several words. */
  readonly capitalNeighbours: number;
  /** Whether a small word of another language, or a word with accents, stands within three words of it. */
  readonly foreign: boolean;
}

/** What spelling has to know of one document. */
export interface SpellingFacts {
  readonly suspects: readonly Suspect[];
  readonly marks: readonly Mark[];
  readonly forms: readonly WrittenForm[];
  /** The known words of the document, packed (`packVocabulary`). */
  readonly vocabulary: Uint16Array;
}

interface ParagraphFacts {
  readonly suspects: readonly Suspect[];
  readonly marks: readonly Mark[];
  /** Its words that count as `WrittenForm`s. */
  readonly written: readonly WrittenWord[];
  /** The units of its known words in a packed vocabulary. */
  readonly known: readonly number[];
}

/** How many words away a foreign word still makes a phrase foreign. */
const foreignReach = 3;

/** Of what stands between two words no more is looked at, from its end. */
const longestGap = 16;

/** So many strange words, and such a share of all in small letters, make a paragraph one that is not English, unless such a share is the small words of English. */
const fewestStrange = 6;
const leastStrange = 0.4;
const leastEnglish = 0.15;

const scanners = new WeakMap<Lexicon, (text: string) => ParagraphFacts>();

/** The words of a document that may be wrong, and the forms it gives the corpus as evidence. */
export function extractSpellingFacts(source: SourceText, lexicon: Lexicon): SpellingFacts {
  let scan = scanners.get(lexicon);
  if (scan === undefined) scanners.set(lexicon, (scan = memoizeByParagraph((text) => scanParagraph(text, lexicon))));
  const found: ParagraphFacts[] = [];
  const marks: Mark[] = [];
  for (const paragraph of source.paragraphs) {
    const { start } = paragraph;
    const facts = scan(source.slice(paragraph));
    found.push(facts);
    for (const suspect of facts.suspects) documentSuspects.add({ ...suspect, start: suspect.start + start, end: suspect.end + start });
    for (const mark of facts.marks) marks.push({ ...mark, start: mark.start + start, end: mark.end + start });
  }
  return {
    suspects: documentSuspects.take(),
    marks,
    forms: countWrittenForms(found.map(({ written }) => written)),
    vocabulary: packVocabulary(found.map(({ known }) => known)),
  };
}

const documentSuspects = new ReusableList<Suspect>();
const paragraphSuspects = new ReusableList<Suspect>();
const writtenWords = new ReusableList<WrittenWord>();
const knownUnits = new ReusableList<number>();

const tokens = emptyTokens();
/** What the lexicon tells of each of the tokens. */
let traits = new Int32Array(256);

function scanParagraph(text: string, lexicon: Lexicon): ParagraphFacts {
  const { traitsOf, splitOf } = lexicalFormsOf(lexicon);
  readTokens(text, tokens);
  const { count, forms } = tokens;
  traits = withRoomFor(traits, count);
  for (let index = 0; index < count; index++) traits[index] = traitsOf(forms[index]);
  const inTitleCase = isTitleCase(count);
  const marks = scanMarks(text, tokens, traits, lexicon);
  let small = 0;
  let strange = 0;
  let english = 0;
  for (let index = 0; index < count; index++) {
    const word = traits[index];
    if ((word & lexical.single) !== 0) continue;
    const isWrong = (word & lexical.wrong) !== 0;
    if ((word & lexical.lower) !== 0) {
      small++;
      if ((word & (lexical.wrong | lexical.foreign)) !== 0) strange++;
      else if ((word & lexical.englishOnly) !== 0) english++;
      if (!isWrong) {
        knownUnits.add(unitOfTraits(word));
        continue;
      }
    }
    const place: Place = inTitleCase ? 'title' : startsSentence(text, index) ? 'head' : 'inside';
    if (isWrong || place !== 'head') writtenWords.add(writtenWordOf(forms[index]));
    if (!isWrong || (word & lexical.foreign) !== 0) continue;
    const split = (word & lexical.lower) === 0 ? null : splitOf(forms[index]);
    if (split === null) paragraphSuspects.add(suspectAt(text, index, place));
    else marks.push({ start: tokens.starts[index], end: tokenEnd(tokens, index), word: forms[index].text, reason: 'missing space', suggestion: split });
  }
  const [suspects, written, known] = [paragraphSuspects.take(), writtenWords.take(), knownUnits.take()];
  return isNoEnglish(small, strange, english) ? { suspects: [], marks: [], written, known } : { suspects, marks, written, known };
}

function suspectAt(text: string, index: number, place: Place): Suspect {
  const { count, starts, hyphenated, forms } = tokens;
  const { text: word, key, keyHash, casing } = writtenWordOf(forms[index]);
  const left = index > 0 && !breaksOff(text, index) ? index - 1 : -1;
  const right = index + 1 < count && !breaksOff(text, index + 1) ? index + 1 : -1;
  return {
    start: starts[index],
    end: tokenEnd(tokens, index),
    word,
    key,
    keyHash,
    lower: casing === 'lower',
    place,
    hyphenated: hyphenated[index] === 1,
    left: left < 0 ? '' : writtenWordOf(forms[left]).key,
    right: right < 0 ? '' : writtenWordOf(forms[right]).key,
    unknownNeighbours: isUnknownAt(left) + isUnknownAt(right),
    capitalNeighbours: isCapitalAt(left) + isCapitalAt(right),
    foreign: isAmongForeign(index, count),
  };
}

/** 1 where a token is a word in small letters that the lexicon does not have; a place of -1 holds none. */
function isUnknownAt(index: number): number {
  return index >= 0 && (traits[index] & (lexical.lower | lexical.inLexicon)) === lexical.lower ? 1 : 0;
}

function isCapitalAt(index: number): number {
  return index >= 0 && (traits[index] & lexical.lower) === 0 ? 1 : 0;
}

function isAmongForeign(index: number, count: number): boolean {
  const end = Math.min(count, index + foreignReach + 1);
  for (let other = Math.max(0, index - foreignReach); other < end; other++) if ((traits[other] & lexical.foreignPhrase) !== 0) return true;
  return false;
}

/** Whether a paragraph is another language, or code, by how many of its words in small letters are strange: then none of them is judged. */
function isNoEnglish(words: number, strange: number, english: number): boolean {
  return strange >= fewestStrange && strange >= leastStrange * words && english < leastEnglish * words;
}

/** Most longer words of a headline have a capital, and it does not end like a sentence. */
function isTitleCase(count: number): boolean {
  let longer = 0;
  let capitals = 0;
  for (let index = 0; index < count; index++) {
    if ((traits[index] & lexical.long) === 0) continue;
    longer++;
    if ((traits[index] & lexical.lower) === 0) capitals++;
  }
  return longer > 2 && capitals >= 0.7 * longer;
}

const sentenceMarks = unitSet('.!?:;…•"“«(\n');

/** Whether a mark stands before a word after which a sentence may start, and neither letters nor digits between the two. */
function startsSentence(text: string, index: number): boolean {
  if (index === 0) return true;
  if (isOneSpace(text, index)) return false;
  const end = tokens.starts[index];
  const start = Math.max(tokens.gapStarts[index], end - longestGap);
  for (let offset = end - 1; offset >= start; offset--) {
    if (isIn(sentenceMarks, text.charCodeAt(offset))) return true;
    if (offset > start && isPairAt(text, offset - 1)) offset--;
    if ((classAt(text, offset) & (letter | digit)) !== 0) return false;
  }
  return false;
}

const innerMarks = unitSet('"\'“”‘’-');

/** Whether a sentence or clause ends between a word and the one before it. */
function breaksOff(text: string, index: number): boolean {
  if (isOneSpace(text, index)) return false;
  const end = tokens.starts[index];
  for (let offset = tokens.gapStarts[index]; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    if ((classOfUnit(unit) & space) === 0 && !isIn(innerMarks, unit)) return true;
  }
  return false;
}

/** Whether nothing but a space stands between a word and the one before it. */
function isOneSpace(text: string, index: number): boolean {
  const gapStart = tokens.gapStarts[index];
  return tokens.starts[index] === gapStart + 1 && text.charCodeAt(gapStart) === blank;
}

const blank = 32;
