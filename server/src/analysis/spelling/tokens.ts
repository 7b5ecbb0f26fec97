import type { Span } from '../../text/span.ts';
import { type Casing, casingOf, foldWord } from './fold.ts';

/** A word of running text that can be looked up; offsets are UTF-16 into the text that was scanned. */
export interface Token extends Span {
  /** As written, without a possessive ending. */
  readonly text: string;
  /** The key under which the lexicon would know it. */
  readonly key: string;
  readonly casing: Casing;
  /** A part of a hyphenated compound. */
  readonly hyphenated: boolean;
  /** How the word before it ended: with white space, or with what stands between the two. */
  readonly gap: string;
}

/** A stretch without white space that is no prose: addresses, handles, hashtags, paths, file names, code. */
const notProse =
  /:\/\/|^[("'“‘]*www\.|[@#_\\<>{}=|~^*]|^[("'“‘]*\/|\/[^/]*\/|\w\.(?:com|net|org|edu|gov|mil|int|info|biz|io|co|uk|us|eu|de|fr|tv|me|html?|php|aspx?|pdf|jpe?g|png|gif|docx?|xlsx?|txt|zip|js|ts|py|exe|mp[34])(?![\p{L}])/iu;

const wordPattern = /\p{L}[\p{L}\p{M}]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*/gu;

/** What is left of a contraction where a tokeniser cut it up ("We' ve", "did n't"), lower case. */
const contractionParts = new Set('ve ll re nt don didn doesn isn wasn aren weren hasn haven hadn won wouldn couldn shouldn mustn needn ain shan mightn oughtn'.split(' '));

const longestWord = 40;

/**
 * The words of a text that spelling can judge, in order. Left out are words in other scripts, words with digits in or against
 * them, and everything inside addresses, hashtags, paths and code.
 */
export function scanTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const chunk of text.matchAll(/\S+/gu)) {
    if (notProse.test(chunk[0].slice(0, 400))) {
      previousEnd = chunk.index + chunk[0].length;
      continue;
    }
    for (const match of chunk[0].matchAll(wordPattern)) {
      const start = chunk.index + match.index;
      const token = readToken(text, match[0], start, text.slice(previousEnd, start));
      previousEnd = start + match[0].length;
      if (token !== undefined) tokens.push(token);
    }
  }
  return tokens;
}

function readToken(text: string, written: string, start: number, gap: string): Token | undefined {
  const word = written.replace(/['’ʼ][sS]$/u, '');
  const end = start + word.length;
  if (word.length > longestWord) return undefined;
  const before = text[start - 1] ?? ' ';
  const after = text[start + written.length] ?? ' ';
  if (/[\p{N}\p{M}\p{Co}]/u.test(before) || /[\p{N}]/u.test(after)) return undefined;
  const key = foldWord(word);
  if (key === undefined || isFragment(text, start, start + written.length)) return undefined;
  if (contractionParts.has(key) && isCutContraction(text, start, end)) return undefined;
  return { start, end, text: word, key, casing: casingOf(word), hyphenated: isHyphen(before) || isHyphen(after), gap };
}

function isHyphen(unit: string): boolean {
  return unit === '-' || unit === '‐' || unit === '‑';
}

/** A part of a word that brackets ("succeed[ing]") or an apostrophe of a transliteration ("Da' esh") cut in two. */
function isFragment(text: string, start: number, end: number): boolean {
  if (/[\p{L}\p{M}][[\]]$/u.test(text.slice(Math.max(0, start - 2), start)) || /^[[\]]\p{L}/u.test(text.slice(end, end + 2))) return true;
  return /(?:^|[^\p{L}])\p{Lu}\p{L}{0,2}['’ʼ]\s?$/u.test(text.slice(Math.max(0, start - 6), start));
}

/** Whether an apostrophe stands before or after the word, white space aside. */
function isCutContraction(text: string, start: number, end: number): boolean {
  return /['’ʼ`]\s?$/u.test(text.slice(Math.max(0, start - 2), start)) || /^\s?['’ʼ`]/u.test(text.slice(end, end + 2)) || /^\s?n['’]t/u.test(text.slice(end, end + 4));
}
