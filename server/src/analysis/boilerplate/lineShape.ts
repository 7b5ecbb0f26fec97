import { classAt, digit, isPairAt, letter, titleCase, upperCase } from '../../text/characters.ts';
import type { Pieces } from '../../text/pieces.ts';
import { extendHashByUnit, startHash } from './wording.ts';

/** A line's shape is read from so many of its parts between spaces, and holds so many kinds of them. */
const mostParts = 24;
const mostKinds = 12;

const [figure, capitalised, plain] = Array.from('0Aa', (kind) => kind.charCodeAt(0));

/**
 * A hash of what a line is made of: figures, capitalised words, other words and marks in their order, several of a kind in
 * a row as one. The rows of a table are alike in it, and so are the headlines, names and dates in a list of articles.
 */
export function lineShape(text: string, { starts, forms }: Pieces): number {
  let hash = startHash;
  let last = 0;
  let kinds = 0;
  let piece = 0;
  for (let part = 0; part < mostParts && kinds < mostKinds && piece < starts.length; part++) {
    const start = starts[piece];
    let kind = 0;
    for (let end = start; piece < starts.length && starts[piece] === end; piece++) {
      const form = forms[piece];
      if ((form.classes & digit) !== 0) kind = figure;
      else if (kind === 0 && (form.classes & letter) !== 0) kind = (firstLetter(form) & (upperCase | titleCase)) === 0 ? plain : capitalised;
      end += form.length;
    }
    if (kind === 0) kind = text.charCodeAt(start);
    if (kind === last) continue;
    last = kind;
    kinds++;
    hash = extendHashByUnit(hash, kind);
  }
  return hash;
}

/** The classes of the first letter of a word that has one. */
function firstLetter({ text, firstClasses }: Pieces['forms'][number]): number {
  let classes = firstClasses;
  for (let at = 0; (classes & letter) === 0; classes = classAt(text, at)) at += isPairAt(text, at) ? 2 : 1;
  return classes;
}
