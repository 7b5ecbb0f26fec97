import { digit, letter, lowerCase, space, titleCase, upperCase, wordCharacter } from '../../text/characters.ts';
import type { Span } from '../../text/span.ts';
import { withRoomFor } from '../columns.ts';
import { extendUnits, hashStart } from './hashing.ts';
import { SentenceCharacters } from './sentenceCharacters.ts';

/** What a token looks like. */
export const tokenKinds = {
  /** Punctuation and other signs, possessive endings. */
  mark: 0,
  lower: 1,
  number: 2,
  /** A word with a capital, or of letters that have no case: it may begin or end a name. */
  capitalised: 3,
} as const;

/** Nothing beyond so many UTF-16 code units of a word tells what it looks like. */
export const longestLook = 40;

/** The tokens of one sentence by columns: words, numbers and single marks. The columns are used again for the next sentence. */
export interface SentenceTokens {
  readonly characters: SentenceCharacters;
  count: number;
  /** The first word of the sentence, quotation marks and brackets aside; -1 where it has none. */
  opening: number;
  /** How many tokens are capitalised. */
  capitals: number;
  /** UTF-16 offsets into the sentence; a token that ends where the next one starts is glued to it. */
  starts: Int32Array;
  ends: Int32Array;
  /** The `tokenKinds` of each. */
  kinds: Uint8Array;
  /** A hash of each token's code units. */
  hashes: Int32Array;
}

export function emptyTokens(): SentenceTokens {
  const places = (): Int32Array => new Int32Array(256);
  return { characters: new SentenceCharacters(), count: 0, opening: -1, capitals: 0, starts: places(), ends: places(), kinds: new Uint8Array(256), hashes: places() };
}

/**
 * Reads the tokens of a sentence: dotted abbreviations ("U.S."), single initials ("C."), runs of letters and digits with an
 * apostrophe inside ("O'Brien", but "'s" is a token of its own), or any other single character. Hyphens always separate.
 */
export function readTokens(paragraph: string, sentence: Span, tokens: SentenceTokens): void {
  const { characters } = tokens;
  characters.read(paragraph, sentence.start, sentence.end);
  tokens.count = 0;
  tokens.opening = -1;
  tokens.capitals = 0;
  for (let offset = 0; offset < characters.length; ) {
    const classes = characters.classes[offset];
    if ((classes & space) !== 0) {
      offset++;
      continue;
    }
    let end = (classes & upperCase) !== 0 ? abbreviationEnd(characters, offset) : offset;
    let look: number = tokenKinds.capitalised;
    if (end === offset) {
      if ((classes & wordCharacter) !== 0) {
        end = wordEnd(characters, offset);
        look = lookOf(characters, offset, end);
      } else {
        end = isPossessive(characters, offset) ? offset + 2 : offset + characters.widthAt(offset);
        look = tokenKinds.mark;
      }
    }
    add(tokens, offset, end, look);
    if (tokens.opening < 0 && (classes & (letter | digit)) !== 0) tokens.opening = tokens.count - 1;
    offset = end;
  }
}

function add(tokens: SentenceTokens, start: number, end: number, kind: number): void {
  const index = tokens.count++;
  if (index === tokens.starts.length) {
    tokens.starts = withRoomFor(tokens.starts, index);
    tokens.ends = withRoomFor(tokens.ends, index);
    tokens.kinds = withRoomFor(tokens.kinds, index);
    tokens.hashes = withRoomFor(tokens.hashes, index);
  }
  tokens.starts[index] = start;
  tokens.ends[index] = end;
  tokens.kinds[index] = kind;
  tokens.hashes[index] = extendUnits(hashStart, tokens.characters.units, start, end);
  if (kind === tokenKinds.capitalised) tokens.capitals++;
}

/** Where capitals with full stops end that start here; `start` where there are none, or one before something else than a capital. */
function abbreviationEnd(characters: SentenceCharacters, start: number): number {
  const { classes, units } = characters;
  let end = start;
  let initials = 0;
  while ((classes[end] & upperCase) !== 0 && units[end + characters.widthAt(end)] === fullStop) {
    end += characters.widthAt(end) + 1;
    initials++;
  }
  if (initials !== 1) return end;
  const next = (classes[end] & space) !== 0 ? end + 1 : end;
  return (classes[next] & upperCase) !== 0 ? end : start;
}

/** Where the word ends that starts here. */
function wordEnd(characters: SentenceCharacters, start: number): number {
  const { classes } = characters;
  let end = start;
  while ((classes[end] & wordCharacter) !== 0) end++;
  while (isApostrophe(characters.units[end]) && !isPossessive(characters, end) && (classes[end + 1] & letter) !== 0) {
    end++;
    while ((classes[end] & letter) !== 0) end++;
  }
  return end;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

/** Whether an apostrophe and an s stand here, and no word goes on after them. */
function isPossessive({ units, classes }: SentenceCharacters, offset: number): boolean {
  if (!isApostrophe(units[offset]) || units[offset + 1] !== 0x73) return false;
  return (classes[offset + 2] & (letter | digit)) === 0;
}

function lookOf(characters: SentenceCharacters, start: number, end: number): number {
  const { classes } = characters;
  const last = Math.min(end, start + longestLook);
  for (let offset = start; offset < last; offset++) {
    if ((classes[offset] & (upperCase | titleCase)) !== 0 && offset + characters.widthAt(offset) <= last) return tokenKinds.capitalised;
  }
  const first = classes[start];
  if ((first & digit) !== 0) return tokenKinds.number;
  if ((first & lowerCase) !== 0) return tokenKinds.lower;
  return (first & letter) !== 0 ? tokenKinds.capitalised : tokenKinds.mark;
}

const fullStop = 0x2e;
