import type { Word } from '../../text/words.ts';
import type { Span } from '../../text/span.ts';
import { particles } from './wordLists.ts';

/** The part of a word that may be a name. */
export interface NameWord extends Span {
  /** As written, without a possessive ending. */
  readonly text: string;
}

const capital = /^[\p{Lu}\p{Lt}]/u;
/** Prefixes that a headline or the head of a sentence gives a capital. */
const prefixes = new Set('anti pro ex non pre post mid co pan multi inter semi sub trans vice self all half'.split(' '));
const lowerLetter = /\p{Ll}/u;
/** Contractions, dotted abbreviations, domains. */
const noName = /\p{N}|\.|['’](?:t|ll|re|ve|d|m)$/iu;
const component = /[^-‑]+/gu;

/** Longer words are no names but glued text. */
const longest = 40;

/**
 * What of a word may be a name: without a possessive ending, and of a hyphenated word the stretch from its first capitalised part to
 * its last ("anti-Taliban", "Panjshir-based", "Pol-e-Hesar"). Nothing for words in lower case, with digits or with full stops inside.
 */
export function nameWordOf(word: Word): NameWord | undefined {
  const written = word.text.replace(/['’][sS]?$/u, '');
  if (written.length > longest || noName.test(written)) return undefined;
  if (!/[-‑]/.test(written)) return capital.test(written) ? nameWord(word.start, written) : undefined;
  const parts = Array.from(written.matchAll(component), (match) => ({ text: match[0], start: match.index }));
  const first = parts.findIndex((part) => capital.test(part.text) && !prefixes.has(part.text.toLowerCase()));
  if (first < 0) return undefined;
  let last = first;
  for (let index = first + 1; index < parts.length; index++) {
    if (capital.test(parts[index].text)) last = index;
    else if (!particles.has(parts[index].text)) break;
  }
  const start = parts[first].start;
  return nameWord(word.start + start, written.slice(start, parts[last].start + parts[last].text.length));
}

function nameWord(start: number, text: string): NameWord {
  return { start, end: start + text.length, text };
}

/** Whether a word is written in capitals alone: an acronym or a shouted headline. */
export function isAllCapitals(text: string): boolean {
  return !lowerLetter.test(text);
}
