import { classAt, classOfUnit, digit, isHighSurrogate, isPairAt, letter, space, titleCase, upperCase } from '../../text/characters.ts';
import { extendHashByUnit, startHash } from './wording.ts';

/** A line's shape is read from so many of its parts between spaces, and holds so many kinds of them. */
const mostParts = 24;
const mostKinds = 12;

const [figure, capitalised, plain] = Array.from('0Aa', (kind) => kind.charCodeAt(0));

/**
 * A hash of what a line is made of: figures, capitalised words, other words and marks in their order, several of a kind in
 * a row as one. The rows of a table are alike in it, and so are the headlines, names and dates in a list of articles.
 */
export function lineShape(text: string): number {
  let hash = startHash;
  let last = 0;
  let kinds = 0;
  let at = 0;
  for (let part = 0; part < mostParts && kinds < mostKinds; part++) {
    while (at < text.length && (classOfUnit(text.charCodeAt(at)) & space) !== 0) at++;
    if (at === text.length) break;
    const first = text.charCodeAt(at);
    let kind = 0;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      const size = isHighSurrogate(unit) && isPairAt(text, at) ? 2 : 1;
      const classes = size === 2 ? classAt(text, at) : classOfUnit(unit);
      if ((classes & space) !== 0) break;
      if ((classes & digit) !== 0) kind = figure;
      else if (kind === 0 && (classes & letter) !== 0) kind = (classes & (upperCase | titleCase)) === 0 ? plain : capitalised;
      at += size;
    }
    if (kind === 0) kind = first;
    if (kind === last) continue;
    last = kind;
    kinds++;
    hash = extendHashByUnit(hash, kind);
  }
  return hash;
}
