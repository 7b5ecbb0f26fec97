import { tokenKinds } from './tokens.ts';
import { wordRoles } from './wordRoles.ts';
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

/** Particles that a name may begin with. */
const particles = new Set(['al', 'el', 'de', 'von', 'van', 'bin', 'ibn', 'abu', 'ad', 'ar', 'as', 'da', 'du', 'la', 'le']);

/** The stretches of a sentence's first `count` words that can hold names: capitalised words and what may join two of them into one name. */
export function findStretches(words: readonly WordTraits[], count: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = -1;
  let last = -1;
  for (let index = 0; index < count; index++) {
    const { kind, mayJoin } = words[index];
    if (kind === tokenKinds.capitalised || (kind === tokenKinds.number && isNumberedName(words, index, count))) {
      if (from >= 0 && index - from >= longestStretch) {
        stretches.push({ from, to: last + 1 });
        from = -1;
      }
      if (from < 0) from = leadingParticle(words, index, last);
      last = index;
    } else if (from >= 0 && (index - last > widestGap || !mayJoin)) {
      stretches.push({ from, to: last + 1 });
      from = -1;
    }
  }
  if (from >= 0) stretches.push({ from, to: last + 1 });
  return stretches;
}

/** "139th", and a number next to a capitalised word. */
function isNumberedName(words: readonly WordTraits[], index: number, count: number): boolean {
  return (index + 1 < count && words[index + 1].kind === tokenKinds.capitalised) || (index > 0 && words[index - 1].kind === tokenKinds.capitalised);
}

/** Where a stretch starts that has its first capital at `index`: at the particle before it, if there is one. */
function leadingParticle(words: readonly WordTraits[], index: number, last: number): number {
  const hyphen = index > 0 && words[index - 1].role === wordRoles.hyphen ? 1 : 0;
  const particle = index - 1 - hyphen;
  return particle > last && words[particle].kind === tokenKinds.lower && particles.has(words[particle].lower) ? particle : index;
}
