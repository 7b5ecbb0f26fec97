import { casingOf, foldWord } from '../../../server/src/analysis/spelling/fold.ts';
import { hashText } from '../../../server/src/text/hash.ts';
import type { GoldDocument, GoldError } from './goldDocuments.ts';
import { scanTokens } from './tokens.ts';

/** Of the names in a text, one in this many gets a slip; of the words at the head of a sentence, one in this many. */
const oneNameIn = 14;
const oneHeadIn = 3;

const shortestName = 4;
const frequentLetters = 'etaoinsrhl';

/**
 * A copy of a gold text with more slips than it has: random single edits in names, and at the heads of sentences the misspellings
 * that `pairs` knows of the word there (by meant word). There is too little gold of both to train on alone. Deterministic by `seed`.
 */
export function withSyntheticSlips(document: GoldDocument, pairs: ReadonlyMap<string, readonly string[]>, seed: number): GoldDocument {
  const random = (bound: number, ...what: (string | number)[]): number => hashText(`${document.file} ${what.join(' ')}`, seed) % bound;
  const edits: { start: number; end: number; written: string; right: string; kind: GoldError['kind'] }[] = [];
  let nextGold = 0;
  for (const token of scanTokens(document.text)) {
    const { start, end } = token;
    const { text, key } = token.word;
    while (nextGold < document.errors.length && document.errors[nextGold].end <= start) nextGold++;
    if (nextGold < document.errors.length && document.errors[nextGold].start < end) continue;
    if (casingOf(text) !== 'title' || foldWord(text) !== text.toLowerCase()) continue;
    const atHead = start === 0 || /[.\n]\s*$/u.test(document.text.slice(Math.max(0, start - 3), start));
    const known = pairs.get(key);
    if (atHead && known !== undefined && random(oneHeadIn, start) === 0) {
      edits.push({ start, end, written: capitalise(known[random(known.length, start, 'which')]), right: text, kind: 'capital' });
    } else if (!atHead && text.length >= shortestName && random(oneNameIn, start) === 0) {
      const written = capitalise(randomEdit(key, (bound, what) => random(bound, start, what)));
      if (written.toLowerCase() !== key) edits.push({ start, end, written, right: text, kind: 'name' });
    }
  }
  return apply(document, edits);
}

/** One letter put in, left out or written twice, or two changed: never the first letter, as in the slips that people overlook. */
function randomEdit(key: string, random: (bound: number, what: string) => number): string {
  const at = 1 + random(key.length - 1, 'place');
  const [head, tail] = [key.slice(0, at), key.slice(at)];
  switch (random(4, 'kind')) {
    case 0:
      return head + frequentLetters[random(frequentLetters.length, 'letter')] + tail;
    case 1:
      return head + tail.slice(1);
    case 2:
      return tail.length > 1 ? head + tail[1] + tail[0] + tail.slice(2) : head + tail + tail;
    default:
      return head + tail[0] + tail;
  }
}

function capitalise(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}

/** The text with all edits made, and all errors, old and new, at their new places. */
function apply(document: GoldDocument, edits: readonly { start: number; end: number; written: string; right: string; kind: GoldError['kind'] }[]): GoldDocument {
  const errors: GoldError[] = [];
  let text = '';
  let copied = 0;
  const all = [...edits, ...document.errors.map((error) => ({ ...error, written: document.text.slice(error.start, error.end) }))].sort((a, b) => a.start - b.start);
  for (const { start, end, written, right, kind } of all) {
    text += document.text.slice(copied, start);
    errors.push({ start: text.length, end: text.length + written.length, right, written: foldWord(written) ?? '', meant: foldWord(right) ?? '', kind });
    text += written;
    copied = end;
  }
  return { file: `${document.file}+`, text: text + document.text.slice(copied), errors };
}
