import { tokenKinds } from './tokens.ts';
import { wordRoles } from './wordRoles.ts';
import { roleOfSigns, wordSigns } from './wordTraits.ts';

/** The tokens `from` up to `to` (exclusive) of a sentence, which may hold names; no name reaches beyond it. One is used again for the next. */
export interface Stretch {
  from: number;
  to: number;
}

/** Names keep at most this many lower-case words and marks between two capitalised ones ("Islamic State of Iraq and the Levant"). */
const widestGap = 3;

/** Longer stretches are cut: no text of sentences has them, and the work on one takes memory for each token. */
const longestStretch = 200;

/**
 * Finds the first stretch from a word on of a sentence's first `count` words, by their signs, that can hold names: capitalised words and what may join two of them
 * into one name. `start` is 0, or where the stretch before ends. Returns whether there is one.
 */
export function nextStretch(signs: Int32Array, count: number, start: number, stretch: Stretch): boolean {
  let from = -1;
  let last = start - 1;
  for (let index = start; index < count; index++) {
    const kind = signs[index] & wordSigns.kind;
    if (kind === tokenKinds.capitalised || (kind === tokenKinds.number && isNumberedName(signs, index, count))) {
      if (from < 0) from = leadingParticle(signs, index, last);
      else if (index - from >= longestStretch) break;
      last = index;
    } else if (from >= 0 && (index - last > widestGap || (signs[index] & wordSigns.mayJoin) === 0)) break;
  }
  stretch.from = from;
  stretch.to = last + 1;
  return from >= 0;
}

/** "139th", and a number next to a capitalised word. */
function isNumberedName(signs: Int32Array, index: number, count: number): boolean {
  return (index + 1 < count && isCapitalised(signs[index + 1])) || (index > 0 && isCapitalised(signs[index - 1]));
}

function isCapitalised(signs: number): boolean {
  return (signs & wordSigns.kind) === tokenKinds.capitalised;
}

/** Where a stretch starts that has its first capital at `index`: at the particle before it, if there is one. */
function leadingParticle(signs: Int32Array, index: number, last: number): number {
  const hyphen = index > 0 && roleOfSigns(signs[index - 1]) === wordRoles.hyphen ? 1 : 0;
  const particle = index - 1 - hyphen;
  return particle > last && (signs[particle] & wordSigns.particle) !== 0 ? particle : index;
}
