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

const weekdays = 'sun|mon|tues|wednes|thurs|fri|satur';

/** Each holds of every word of which a pattern that needs the cue can match something. */
const tellingWords: readonly (readonly [number, RegExp])[] = [
  [cues.attribution, /\b(?:said|says|say|told|according|reportedly|reported|allegedly|alleged|claimed|estimated|confirmed|announced)\b/iu],
  [cues.speech, /\b(?:said|says|told|announced|reported|confirmed|identified|declared|charged|raised|found|pulled|arrested|detained)\b/iu],
  [cues.weekday, new RegExp(`\\b(?:${weekdays})day\\b`, 'iu')],
  [cues.month, /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/iu],
  [cues.year, /\b(?:19|20)\d\d\b/u],
  [cues.period, /\b(?:year|season|recent|peak|height|past|last)\b/iu],
  [cues.ago, /\b(?:ago|earlier|before)\b/iu],
  [cues.update, /\b(?:initially|first|earlier|previously|originally|revised|turns|turned|updated|now)\b/iu],
  [cues.growth, /\b(?:since|now|rises|rose|risen|climbs|climbed|reach(?:es|ed)|rais(?:es|ed|ing)|as|far)\b/iu],
  [cues.move, /\b(?:up|down)\b/iu],
  [cues.from, /\bfrom\b/iu],
  [cues.comparison, /\b(?:compared|than)\b/iu],
  [cues.bring, /\b(?:bring|brings|bringing|brought)\b/iu],
  [cues.still, /\bstill\b/iu],
  [cues.including, /\bincluding\b/iu],
  [cues.ownDeath, /\bsuicide|\bhimself\b|\bkilling\b/iu],
  [cues.shooting, /\b(?:shot|killed)\b/iu],
  [cues.police, /\b(?:police|officers?|deput)/iu],
  [cues.dead, /\bdead\b/iu],
  [cues.implied, /^(?:twice|ages|aged)(?:['’]s)?$/iu],
  [cues.date, /^(?:(?:19|20)\d\d|(?:sun|mon|tues|wednes|thurs|fri|satur)day|week|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?:['’]s)?$/iu],
];

/** The cues of a word as written. */
export function cuesOfWord(word: string): number {
  let bits = 0;
  for (const [cue, pattern] of tellingWords) if (pattern.test(word)) bits |= cue;
  return bits;
}
