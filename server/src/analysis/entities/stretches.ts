import type { WordTraits } from './wordTraits.ts';

/** The tokens `from` up to `to` (exclusive) of a sentence, which may hold names; no name reaches beyond it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Names keep at most this many lower-case words and marks between two capitalised ones ("Islamic State of Iraq and the Levant"). */
const widestGap = 3;

/** Longer stretches are cut: no text of sentences has them, and the work on one takes memory for each token. */
const longestStretch = 200;

/** Words and marks that may stand inside a name. */
const connectors = new Set(
  "of and the for in on at to a de del della di da do dos du des la le les el al ar ad as von van der den und y e i & - – ' ’ ’s 's . , / !".split(' '),
);

/** Particles that a name may begin with. */
const particles = new Set(['al', 'el', 'de', 'von', 'van', 'bin', 'ibn', 'abu', 'ad', 'ar', 'as', 'da', 'du', 'la', 'le']);

/** The stretches of a sentence that can hold names: capitalised words and what may join two of them into one name. */
export function findStretches(words: readonly WordTraits[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = -1;
  let last = -1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word.kind === 'capitalised' || isNumberedName(words, index)) {
      if (from >= 0 && index - from >= longestStretch) {
        stretches.push({ from, to: last + 1 });
        from = -1;
      }
      if (from < 0) from = leadingParticle(words, index, last);
      last = index;
    } else if (from >= 0 && (index - last > widestGap || !mayJoin(word))) {
      stretches.push({ from, to: last + 1 });
      from = -1;
    }
  }
  if (from >= 0) stretches.push({ from, to: last + 1 });
  return stretches;
}

/** A connector, or a word so rare that it may be a foreign one. */
function mayJoin(word: WordTraits): boolean {
  return connectors.has(word.lower) || (word.kind === 'lower' && word.casing === 0);
}

/** "139th", and a number next to a capitalised word. */
function isNumberedName(words: readonly WordTraits[], index: number): boolean {
  if (words[index].kind !== 'number') return false;
  return words[index + 1]?.kind === 'capitalised' || words[index - 1]?.kind === 'capitalised';
}

/** Where a stretch starts that has its first capital at `index`: at the particle before it, if there is one. */
function leadingParticle(words: readonly WordTraits[], index: number, last: number): number {
  const hyphen = words[index - 1]?.lower === '-' ? 1 : 0;
  const particle = index - 1 - hyphen;
  return particle > last && words[particle].kind === 'lower' && particles.has(words[particle].lower) ? particle : index;
}
