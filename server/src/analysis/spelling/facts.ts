import { memoizeByText } from '../../text/memo.ts';
import type { SourceText } from '../../text/source.ts';
import type { WordForm } from '../../text/wordForms.ts';
import { type LexicalForm, lexicalFormsOf } from './lexicalForm.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mark, scanMarks } from './marks.ts';
import { scanTokens, type Token } from './tokens.ts';
import { packVocabulary } from './vocabulary.ts';

/** Where a word stands, for what a capital there is worth: in a sentence, at its head, or in a line in title case. */
export type Place = 'inside' | 'head' | 'title';

/** A word that the lexicon does not have as written; offsets are UTF-16 into the document. */
export interface Suspect {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly key: string;
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

/** How often a document writes a word with a capital inside a sentence, and in small letters where it is no known word. */
export interface WrittenForm {
  readonly key: string;
  readonly capital: number;
  readonly small: number;
}

/** What spelling has to know of one document. */
export interface SpellingFacts {
  readonly suspects: readonly Suspect[];
  readonly marks: readonly Mark[];
  readonly forms: readonly WrittenForm[];
  /** The known words of the document, packed (`packVocabulary`). */
  readonly vocabulary: string;
}

interface ParagraphFacts {
  readonly suspects: readonly Suspect[];
  readonly marks: readonly Mark[];
  readonly forms: ReadonlyMap<string, WrittenForm>;
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
  if (scan === undefined) scanners.set(lexicon, (scan = memoizeByText((text) => scanParagraph(text, lexicon))));
  const suspects: Suspect[] = [];
  const marks: Mark[] = [];
  const forms = new Map<string, WrittenForm>();
  const known: number[] = [];
  for (const paragraph of source.paragraphs) {
    const { start } = paragraph;
    const found = scan(source.slice(paragraph));
    for (const suspect of found.suspects) suspects.push({ ...suspect, start: suspect.start + start, end: suspect.end + start });
    for (const mark of found.marks) marks.push({ ...mark, start: mark.start + start, end: mark.end + start });
    for (const unit of found.known) known.push(unit);
    for (const { key, capital, small } of found.forms.values()) count(forms, key, capital, small);
  }
  return { suspects, marks, forms: [...forms.values()], vocabulary: packVocabulary(known) };
}

function scanParagraph(text: string, lexicon: Lexicon): ParagraphFacts {
  const tokens = scanTokens(text);
  const formOf = lexicalFormsOf(lexicon);
  const inTitleCase = isTitleCase(tokens);
  const suspects: Suspect[] = [];
  const forms = new Map<string, WrittenForm>();
  const known: number[] = [];
  const marks = scanMarks(text, tokens, lexicon);
  let small = 0;
  let strange = 0;
  let english = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const { key, casing } = token.word;
    if (key.length < 2) continue;
    const form = formOf(token.word.form);
    const isLower = casing === 'lower';
    const wrong = casing !== 'upper' && casing !== 'mixed' && !form.isKnown;
    if (isLower) {
      small++;
      if (wrong || form.isForeign || form.showsForeignPhrase) strange++;
      else if (form.isEnglishOnly) english++;
    }
    if (!wrong && isLower) {
      known.push(form.vocabularyUnit);
      continue;
    }
    const place: Place = inTitleCase ? 'title' : startsSentence(text, token, index) ? 'head' : 'inside';
    if (wrong || place !== 'head') count(forms, key, isLower ? 0 : 1, isLower ? 1 : 0);
    if (!wrong || form.isForeign) continue;
    if (form.split !== undefined) marks.push({ start: token.start, end: token.end, word: token.word.text, reason: 'missing space', suggestion: form.split });
    else suspects.push(suspectAt(text, tokens, index, place, formOf));
  }
  return isNoEnglish(small, strange, english) ? { suspects: [], marks: [], forms, known } : { suspects, marks, forms, known };
}

function suspectAt(text: string, tokens: readonly Token[], index: number, place: Place, formOf: (form: WordForm) => LexicalForm): Suspect {
  const { start, end, word, hyphenated } = tokens[index];
  const left = index > 0 && !breaksOff(text, tokens[index]) ? tokens[index - 1].word : undefined;
  const right = index + 1 < tokens.length && !breaksOff(text, tokens[index + 1]) ? tokens[index + 1].word : undefined;
  const neighbours = [left, right].filter((other) => other !== undefined);
  return {
    start,
    end,
    word: word.text,
    key: word.key,
    lower: word.casing === 'lower',
    place,
    hyphenated,
    left: left?.key ?? '',
    right: right?.key ?? '',
    unknownNeighbours: neighbours.filter(({ casing, form }) => casing === 'lower' && !formOf(form).inLexicon).length,
    capitalNeighbours: neighbours.filter(({ casing }) => casing !== 'lower').length,
    foreign: tokens.slice(Math.max(0, index - foreignReach), index + foreignReach + 1).some((other) => formOf(other.word.form).showsForeignPhrase),
  };
}

/** Whether a paragraph is another language, or code, by how many of its words in small letters are strange: then none of them is judged. */
function isNoEnglish(words: number, strange: number, english: number): boolean {
  return strange >= fewestStrange && strange >= leastStrange * words && english < leastEnglish * words;
}

function count(forms: Map<string, WrittenForm>, key: string, capital: number, small: number): void {
  const before = forms.get(key);
  forms.set(key, { key, capital: capital + (before?.capital ?? 0), small: small + (before?.small ?? 0) });
}

/** Most longer words of a headline have a capital, and it does not end like a sentence. */
function isTitleCase(tokens: readonly Token[]): boolean {
  let [longer, capitals] = [0, 0];
  for (const { word } of tokens) {
    if (word.key.length <= 3) continue;
    longer++;
    if (word.casing !== 'lower') capitals++;
  }
  return longer > 2 && capitals >= 0.7 * longer;
}

function startsSentence(text: string, token: Token, index: number): boolean {
  return index === 0 || (!isOneSpace(text, token) && /[.!?:;…•"“«(\n][^\p{L}\p{N}]*$/u.test(text.slice(Math.max(token.gapStart, token.start - longestGap), token.start)));
}

/** Whether a sentence or clause ends between a word and the one before it. */
function breaksOff(text: string, token: Token): boolean {
  return !isOneSpace(text, token) && /[^\s"'“”‘’-]/u.test(text.slice(token.gapStart, token.start));
}

/** Whether nothing but a space stands between a word and the one before it. */
function isOneSpace(text: string, { gapStart, start }: Token): boolean {
  return start === gapStart + 1 && text[gapStart] === ' ';
}
