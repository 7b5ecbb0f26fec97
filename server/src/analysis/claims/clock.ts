import type { Phrase } from './phrase.ts';

/** Stems of words for the event that a report is about, each with the kind of event. */
const eventKinds: readonly [string, string][] = [
  ['shooting', 'shoot gunfir gunman gunshot gun fir shootout'], ['crash', 'crash collision collid accident hit struck strik wreck derail'],
  ['quake', 'earthquak quak temblor tremor aftershock'], ['blast', 'explosion explod blast bomb detonat bomber'], ['fire', 'blaz fir'],
  ['robbery', 'rob robbery heist raid burglary'], ['stabbing', 'stab knif'], ['death', 'kill die dies murder slay'], ['escape', 'escap'],
];
const generic = new Set('happen occur take place unfold erupt incident began begin start break broke ring'.split(' '));
const reply = new Set('call respond dispatch arriv alert pronounc found find discover arrest apprehend book catch caught transport'.split(' '));
const plans = new Set('will schedul plan due set expect hear meet held open reopen vigil rally fundraiser arraign court begin confer'.split(' '));

const kindOf = new Map<string, string>();
for (const [kind, stems] of eventKinds) for (const stem of stems.split(' ')) if (!kindOf.has(stem)) kindOf.set(stem, kind);

/**
 * What a clock time is the time of: 'event' for what the report is about, 'reply' for what police and medics did then,
 * or null for anything else (a meeting, a broadcast, a hearing).
 */
export function clockConcept({ tokens, first, last }: Phrase): 'event' | 'reply' | null {
  const words = tokens.map((token) => token.stem);
  const near = words.slice(Math.max(0, first - 12), last + 10);
  if (tokens.some((token) => token.lower === 'will' || token.lower === "he's due") || near.some((stem) => stem === 'schedul' || stem === 'vigil' || stem === 'rally' || stem === 'arraign' || stem === 'hear')) return null;
  if (near.filter((stem) => plans.has(stem)).length > 1) return null;
  const before = words.slice(0, first);
  const replied = before.findIndex((stem) => reply.has(stem));
  const event = words.some((stem) => kindOf.has(stem));
  const happened = words.some((stem) => generic.has(stem));
  if (!event && !happened) return replied >= 0 ? 'reply' : null;
  if (replied >= 0 && !happened) return 'reply';
  return 'event';
}
