/**
 * What a word tells of the sentence that it stands in, as bits. Each pattern that is looked for in sentences needs some of them, so that
 * most sentences are spared it.
 */
export const cues = {
  attribution: 1,
  speech: 1 << 1,
  weekday: 1 << 2,
  month: 1 << 3,
  year: 1 << 4,
  /** "this year", "at its peak", "the last decade". */
  period: 1 << 5,
  /** "ago", "earlier". */
  ago: 1 << 6,
  update: 1 << 7,
  growth: 1 << 8,
  /** "up from", "down from". */
  move: 1 << 9,
  from: 1 << 10,
  /** "compared with", "more than last year". */
  comparison: 1 << 11,
  bring: 1 << 12,
  still: 1 << 13,
  including: 1 << 14,
  /** A killer's own death by themselves: "suicide", "shot himself". */
  ownDeath: 1 << 15,
  shooting: 1 << 16,
  police: 1 << 17,
  dead: 1 << 18,
  /** Words that imply a quantity where none is stated: "twice", "ages". */
  implied: 1 << 19,
  /** Years, months, weekdays and weeks. */
  date: 1 << 20,
} as const;

/** A pattern that needs a cue matches only where one of these words, or one with such a beginning, stands. */
const tellingWords: readonly (readonly [number, string])[] = [
  [cues.attribution, 'said says say told according reportedly reported allegedly alleged claimed estimated confirmed announced'],
  [cues.speech, 'said says told announced reported confirmed identified declared charged raised found pulled arrested detained'],
  [cues.weekday | cues.date, 'sunday monday tuesday wednesday thursday friday saturday'],
  [cues.month, 'january february march april may june july august september october november december'],
  [cues.period, 'year season recent peak height past last'],
  [cues.ago, 'ago earlier before'],
  [cues.update, 'initially first earlier previously originally revised turns turned updated now'],
  [cues.growth, 'since now rises rose risen climbs climbed reaches reached raises raised raising as far'],
  [cues.move, 'up down'],
  [cues.from, 'from'],
  [cues.comparison, 'compared than'],
  [cues.bring, 'bring brings bringing brought'],
  [cues.still, 'still'],
  [cues.including, 'including'],
  [cues.ownDeath, 'himself killing'],
  [cues.shooting, 'shot killed'],
  [cues.dead, 'dead'],
  [cues.implied, 'twice ages aged'],
  [cues.date, 'week'],
];
const tellingBeginnings: readonly (readonly [number, string])[] = [
  [cues.ownDeath, 'suicide'],
  [cues.police, 'police officer deput'],
  [cues.date, 'jan feb mar apr may jun jul aug sep oct nov dec'],
];

/** Cues of words that stand by themselves, but for a possessive ending. */
const alone = cues.implied | cues.date;

function bitsOf(table: typeof tellingWords): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const [cue, words] of table) for (const word of words.split(' ')) bits.set(word, (bits.get(word) ?? 0) | cue);
  return bits;
}

const byWord = bitsOf(tellingWords);
const byBeginning = bitsOf(tellingBeginnings);
const beginning = new RegExp(`^(?:${[...byBeginning.keys()].join('|')})`);
const year = /^(?:19|20)\d\d$/;

/** The cues of a word in lower case. */
export function cuesOfWord(word: string): number {
  if (isPlain(word)) return cuesOfRun(word);
  let bits = 0;
  for (const [run] of word.matchAll(/\w+/g)) bits |= cuesOfRun(run) & ~alone;
  const whole = word.replace(/['’]s$/, '');
  return isPlain(whole) || year.test(whole) ? bits | (cuesOfRun(whole) & alone) : bits;
}

/** Whether a word is of letters from a to z alone. */
export function isPlain(word: string): boolean {
  return /^[a-z]+$/.test(word);
}

/** The cues of letters and digits between which no word ends. */
function cuesOfRun(run: string): number {
  if (year.test(run)) return cues.year | cues.date;
  const begun = beginning.exec(run);
  return (byWord.get(run) ?? 0) | (begun === null ? 0 : byBeginning.get(begun[0])!);
}
