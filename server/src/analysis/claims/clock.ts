import type { Phrase } from './phrase.ts';

/** What a clock time is the time of. */
export type Timed = 'event' | 'reply' | 'death' | 'other';

/** Stems that tell: what the report is about, what police and medics did then, when someone died of it, anything else. */
const cues: readonly [Timed, string][] = [
  ['event', 'happen occur unfold erupt broke shoot shootout gunfir gunman gunshot gun fir kill stab rob robbery heist raid crash collision collid wreck derail strik struck hit explod explosion blast bomb detonat earthquak quak temblor attack ambush incident accident tragedy sink sank sunk kidnap abduct murder slay'],
  ['reply', 'call respond dispatch arriv alert receiv find discover arrest apprehend catch transport rush summon book surrender'],
  ['death', 'pronounc die succumb'],
  ['other', 'schedul meet hear court vigil rally briefing conferenc stream open clos publish post air updat arraign hold releas vot speak leave report'],
];

const timedBy = new Map(cues.flatMap(([timed, stems]) => stems.split(' ').map((stem) => [stem, timed] as const)));
/** Verbs that say outright that the event was then. */
const outright = new Set(['happen', 'occur', 'unfold', 'erupt']);
const reach = 22;
const markCost = 3;
const outrightBonus = 8;

/** What a clock time is the time of, by the nearest word of its sentence that tells; null where none does. */
export function timeOf({ tokens, first, last }: Phrase): Timed | null {
  let best: Timed | null = null;
  let nearest = reach;
  const visit = (index: number, cost: number): void => {
    const { lower, stem, isWord } = tokens[index];
    const place = stem === 'place' && tokens[index - 1]?.stem === 'take';
    const timed = place ? 'event' : lower === 'will' ? 'other' : isWord ? timedBy.get(stem) : undefined;
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
