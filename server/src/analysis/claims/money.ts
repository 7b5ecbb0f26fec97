import type { Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';

/** What money is for, by the words that tell. */
const purposes: readonly [string, string][] = [
  ['loot', 'steal snatch nab heist haul loot booty robbery raid rob thief theft robber grab'], ['value', 'worth valued'],
  ['deal', 'buy acquire acquisition takeover purchase merger deal bid contract sign'],
  ['bail', 'bail bond'], ['fine', 'fined fine penalty'], ['settlement', 'settle settlement compensation'], ['ransom', 'ransom demand'], ['reward', 'reward information'],
  ['cash', 'cash'], ['revenue', 'revenue sales turnover'], ['profit', 'profit earn income'], ['loss', 'loss'], ['target', 'target'],
  ['salary', 'salary wage'], ['damage', 'damage'], ['price', 'price cost sell'], ['aid', 'aid relief donate donation pledge'], ['debt', 'debt loan borrow'],
  ['budget', 'budget spend'], ['deficit', 'deficit hole shortfall short'], ['tax', 'tax'], ['gross', 'gross box-office weekend'], ['fund', 'fund invest'], ['prize', 'prize jackpot win'],
];

const purposeOf = new Map(purposes.flatMap(([purpose, words]) => stemsOf(words).map((stem) => [stem, purpose] as const)));

/** Purposes of which reports name one sum by the one or the other. */
const exchangeable: readonly (readonly string[])[] = [['deal', 'price', 'cash', 'value'], ['loot', 'value'], ['target', 'budget', 'fund', 'price'], ['fund', 'aid'], ['settlement', 'fine', 'price'], ['damage', 'loss', 'price'], ['revenue', 'gross'], ['profit', 'price']];

/** Whether two concepts of sums ("dollar:deal") may be of one sum. */
export function samePurpose(a: string, b: string): boolean {
  const [x, y] = [a, b].map((concept) => concept.slice(concept.indexOf(':') + 1));
  return x === y || exchangeable.some((purposes) => purposes.includes(x) && purposes.includes(y));
}

/** How far from a sum its purpose may be named, in tokens, and what a mark between costs. */
const reachBehind = 16;
const reachBefore = 25;
const markCostBehind = 4;
const markCostBefore = 2;

/** What a sum is for: the purpose named nearest to it in its clause, further off counting more where marks stand between. */
export function moneyPurpose(phrase: Phrase): string | null {
  const { tokens, first, last } = phrase;
  if (/^(?:a|per|each|every|an)$/.test(tokens[last + 1]?.lower ?? '') && /^(?:year|month|week|day|hour|share|barrel|person)$/.test(tokens[last + 2]?.lower ?? '')) {
    return `per ${tokens[last + 2].lower}`;
  }
  const per = phrase.quantity.unit?.split(' per ')[1];
  if (per !== undefined) return `per ${per}`;
  const behind = nearestPurpose(tokens, last + 1, Math.min(tokens.length, last + reachBehind), markCostBehind);
  const before = nearestPurpose(tokens, first - 1, Math.max(-1, first - reachBefore), markCostBefore);
  const nearest = before !== null && (behind === null || before.cost < behind.cost) ? before : behind;
  const best = nearest?.purpose ?? null;
  if (best === 'price' && /^(?:make|build|produce|film)$/.test(tokens.slice(last + 1, last + 3).find((token) => token.lower !== 'to')?.lower ?? '')) return 'budget';
  if (best === null && tokens.slice(Math.max(0, first - 4), first).some((token) => /^(?:pay|pays|paid|paying|charged?)$/.test(token.lower))) return 'price';
  if (best === null || best === 'fund') return tokens[first - 1]?.lower === 'at' && tokens[first - 2]?.stem === 'start' ? 'price' : releaseFor(phrase) ? 'ransom' : best;
  if ((best === 'profit' || best === 'price') && tokens.some((token) => /^(?:weekend|theaters|theatres|box-office)$/.test(token.lower))) return 'gross';
  if (best !== 'value') return best;
  if (tokens.some((token) => purposeOf.get(token.stem) === 'deal')) return 'deal';
  return tokens.some((token, index) => purposeOf.get(token.stem) === 'loot' || (/^ma(?:de|k(?:e|es|ing))$/.test(token.lower) && tokens[index + 1]?.lower === 'off')) ? 'loot' : best;
}

/** The first purpose from one token to another (exclusive), in either direction, and what the way to it costs. */
function nearestPurpose(tokens: Phrase['tokens'], from: number, to: number, markCost: number): { readonly purpose: string; readonly cost: number } | null {
  const step = from < to ? 1 : -1;
  let cost = 0;
  for (let index = from; index !== to; index += step) {
    cost += tokens[index].breaksClause || tokens[index].text === ',' ? markCost : 1;
    const purpose = purposeAt(tokens, index);
    if (purpose !== null) return { purpose, cost };
  }
  return null;
}

/** The purpose that a word names; null where it names none. */
function purposeAt(tokens: Phrase['tokens'], index: number): string | null {
  const { stem, lower, isCapital } = tokens[index];
  const purpose = purposeOf.get(stem);
  if (purpose === undefined || lower === 'deals' || (purpose === 'target' && isCapital)) return null;
  if (lower === 'sale' && /^(?:on|for)$/.test(tokens[index - 1]?.lower ?? '')) return null;
  if (purpose === 'cash' && tokens.slice(index + 1, index + 3).some((token) => /^(?:stock|shares)$/.test(token.lower))) return null;
  return purpose;
}

/** "want $5 million for the release of the tanker". */
function releaseFor({ tokens, last }: Phrase): boolean {
  return tokens[last + 1]?.lower === 'for' && tokens.slice(last + 2, last + 5).some((token) => token.stem === 'releas');
}
