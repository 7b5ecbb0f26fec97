import type { Lexicon } from './lexicon.ts';

const prefixes =
  'anti counter inter non neuro bio micro multi over under super post pre semi sub trans cyber euro pseudo neo ultra hyper mega mini auto self tele video photo geo eco electro thermo hydro agri petro narco crypto nano out re un de dis mis co pan proto quasi retro socio psycho infra intra extra macro mono poly uni'.split(
    ' ',
  );
const suffixes = 'like less ness wise hood ship dom ward wards proof able ably ism isms ist ists ish ization isation ize ise izing ising ized ised ology ological ville fest gate'.split(' ');

/** Beyond this level, a plural that is not known is rather a slip ("severals"). */
const frequentStem = 28;

const shortestPart = 3;
const shortestStem = 4;

/** How a word that the lexicon lacks may be made of words that it has; levels are the lexicon's, 0 where there is no such reading. */
export interface WordParts {
  /** Of two words run together ("safehouse"), the frequency level of the rarer one. */
  readonly compound: number;
  /** Of a word with a prefix ("counterterrorist") or a derivational suffix ("battlelike"), the level of the stem. */
  readonly derived: number;
  /** Of a regular plural of a known word ("excitons"), or a word whose plural is known, the level of that other word. */
  readonly otherNumber: number;
}

/** Looks for a reading of a folded word as a compound or derivation. */
export function wordParts(key: string, lexicon: Lexicon): WordParts {
  let compound = 0;
  for (let split = shortestPart; split <= key.length - shortestPart; split++) {
    const rarer = Math.min(ordinaryLevel(key.slice(0, split), lexicon), ordinaryLevel(key.slice(split), lexicon));
    compound = Math.max(compound, rarer);
  }
  let derived = 0;
  for (const prefix of prefixes) {
    if (key.startsWith(prefix) && key.length - prefix.length >= shortestStem) derived = Math.max(derived, ordinaryLevel(key.slice(prefix.length), lexicon));
  }
  for (const suffix of suffixes) {
    if (!key.endsWith(suffix) || key.length - suffix.length < shortestStem) continue;
    const stem = key.slice(0, -suffix.length);
    derived = Math.max(derived, ordinaryLevel(stem, lexicon), ordinaryLevel(`${stem}e`, lexicon), ordinaryLevel(`${stem}y`, lexicon));
  }
  const singular = /[^syxzh]s$/u.test(key) ? ordinaryLevel(key.slice(0, -1), lexicon) : 0;
  return { compound, derived, otherNumber: singular > frequentStem ? 0 : Math.max(singular, ordinaryLevel(`${key}s`, lexicon)) };
}

function ordinaryLevel(key: string, lexicon: Lexicon): number {
  const number = lexicon.automaton.find(key);
  return number >= 0 && lexicon.isOrdinary(number) ? lexicon.level(number) : 0;
}
