import type { WordTraits } from './wordTraits.ts';

/** The tokens `from` up to `to` (exclusive) of a sentence, which may hold names; no name reaches beyond it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Names keep at most this many lower-case words and marks between two capitalised ones ("Islamic State of Iraq and the Levant"). */
const widestGap = 3;

/** The stretches of a sentence that can hold names: capitalised words and what stands between close ones. */
export function findStretches(words: readonly WordTraits[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = -1;
  let last = -1;
  for (let index = 0; index < words.length; index++) {
    if (words[index].kind !== 'capitalised' && !isNumberedName(words, index)) continue;
    if (from >= 0 && index - last > widestGap + 1) {
      stretches.push({ from, to: last + 1 });
      from = -1;
    }
    if (from < 0) from = leadingParticle(words, index, last);
    last = index;
  }
  if (from >= 0) stretches.push({ from, to: last + 1 });
  return stretches;
}

/** "139th", and a number next to a capitalised word. */
function isNumberedName(words: readonly WordTraits[], index: number): boolean {
  if (words[index].kind !== 'number') return false;
  return words[index + 1]?.kind === 'capitalised' || words[index - 1]?.kind === 'capitalised';
}

/** Where a stretch starts that has its first capital at `index`: with the words before it that may belong to the name. */
function leadingParticle(words: readonly WordTraits[], index: number, last: number): number {
  let from = index;
  while (from - 1 > last && index - from < 2 && (words[from - 1].kind === 'lower' || words[from - 1].lower === '-')) from--;
  return from;
}
