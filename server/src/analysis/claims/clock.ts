import type { Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';

/** What a clock time is the time of. */
export type Timed = 'event' | 'reply' | 'death' | 'departure' | 'other';

/** Words that tell: what the report is about, what police and medics did then, when someone died of it, anything else. */
const cues: readonly [Timed, string][] = [
  ['event', 'happen occur unfold erupt broke shoot shootout gunfire gunman gunshot gun fired kill stab rob robbery heist raid crash collision collide wreck derail strike hit explode explosion fail failure trip blast bomb detonate earthquake quake temblor attack ambush incident accident tragedy sink sank sunk alight ignite kidnap abduct murder slaying'],
  ['reply', 'call respond dispatch arrive alert receive find discover arrest apprehend catch transport rush summon book surrender'],
  ['departure', 'depart sail'],
  ['death', 'pronounce die succumb'],
  ['other', 'schedule meet hearing hear court vigil rally briefing conference stream open close publish post air update arraign hold release vote speak leave report'],
];

const timedBy = new Map(cues.flatMap(([timed, words]) => stemsOf(words).map((stem) => [stem, timed] as const)));
/** Verbs that say outright that the event was then. */
const outright = new Set(stemsOf('happen occur unfold erupt'));
const reach = 22;
const markCost = 3;
const outrightBonus = 8;

const afternoon = /^(?:afternoon|evening|night|tonight)$/;
const daypartReach = 8;

/** A clock time of which a word of the sentence tells the half of the day ("at 10:15 Tuesday morning"), with that half settled. */
export function withDaypart(phrase: Phrase): Phrase {
  const { quantity, tokens, first, last } = phrase;
  const clock = quantity.designation;
  if (quantity.kind !== 'time' || clock?.form !== 'clock' || clock.meridiem !== false || clock.low >= 13 * 60) return phrase;
  const told = [...tokens.slice(last + 1, last + 1 + daypartReach), ...tokens.slice(Math.max(0, first - daypartReach), first).reverse()].find(({ lower }) => lower === 'morning' || afternoon.test(lower));
  if (told === undefined) return phrase;
  const inHalf = clock.low % (12 * 60) + (told.lower === 'morning' ? 0 : 12 * 60);
  return { ...phrase, quantity: { ...quantity, designation: { ...clock, low: inHalf, high: inHalf, meridiem: true } } };
}

/** What a clock time is the time of, by the nearest word of its sentence that tells; null where none does. */
export function timeOf({ tokens, first, last }: Phrase): Timed | null {
  let best: Timed | null = null;
  let nearest = reach;
  const visit = (index: number, cost: number): void => {
    const { lower, stem, isWord } = tokens[index];
    const place = lower === 'place' && /^(?:take|takes|took|taken|taking)$/.test(tokens[index - 1]?.lower ?? '');
    const leaves = lower === 'off' && /^(?:take|takes|took|taken|taking|lift|lifted|lifts)$/.test(tokens[index - 1]?.lower ?? '');
    const timed = place ? 'event' : leaves ? 'departure' : lower === 'will' ? 'other' : isWord ? timedBy.get(stem) : undefined;
    if (timed === undefined) return;
    const distance = cost - (place || outright.has(stem) ? outrightBonus : 0);
    if (distance >= nearest) return;
    best = timed;
    nearest = distance;
  };
  for (const step of [-1, 1]) {
    let cost = 0;
    for (let index = step < 0 ? first - 1 : last + 1; index >= 0 && index < tokens.length && cost < reach + outrightBonus; index += step) {
      cost += /^[,;:—–()]$/.test(tokens[index].text) ? markCost : 1;
      visit(index, step < 0 ? cost : cost * 1.2);
    }
  }
  return best;
}
