import { breaksClause, type Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';

/** What money is for, by the words that tell. */
const purposes: readonly [string, string][] = [
  ['loot', 'steal snatch nab heist haul loot booty robbery raid rob thief theft robber grab'], ['value', 'worth valued'],
  ['deal', 'buy acquire acquisition takeover purchase merger deal bid'],
  ['bail', 'bail bond'], ['fine', 'fined fine penalty'], ['settlement', 'settle settlement damages compensation'], ['ransom', 'ransom'], ['reward', 'reward'],
  ['cash', 'cash'], ['revenue', 'revenue sales turnover'], ['profit', 'profit earn income'], ['loss', 'loss'], ['target', 'target'],
  ['salary', 'salary wage contract'], ['cost', 'cost'], ['price', 'price'], ['aid', 'aid relief donate donation pledge'], ['debt', 'debt loan borrow'],
  ['budget', 'budget spend'], ['tax', 'tax'], ['gross', 'gross box-office'], ['fund', 'fund raise invest'], ['prize', 'prize jackpot win'],
];

const purposeOf = new Map(purposes.flatMap(([purpose, words]) => stemsOf(words).map((stem) => [stem, purpose] as const)));

/** What a sum is for: the purpose named nearest to it in its clause, further off counting more where marks stand between. */
export function moneyPurpose({ tokens, first, last }: Phrase): string | null {
  if (/^(?:a|per|each|every|an)$/.test(tokens[last + 1]?.lower ?? '') && /^(?:year|month|week|day|hour|share|barrel|person)$/.test(tokens[last + 2]?.lower ?? '')) {
    return `per ${tokens[last + 2].lower}`;
  }
  let best: string | null = null;
  let nearest = Infinity;
  const visit = (index: number, distance: number): void => {
    const purpose = purposeOf.get(tokens[index].stem);
    if (purpose === undefined || distance >= nearest) return;
    if (purpose === 'cash' && tokens.slice(index + 1, index + 3).some((token) => /^(?:stock|shares)$/.test(token.lower))) return;
    best = purpose;
    nearest = distance;
  };
  let cost = 0;
  for (let index = last + 1; index < Math.min(tokens.length, last + 16); index++) {
    cost += breaksClause(tokens[index]) || tokens[index].text === ',' ? 4 : 1;
    visit(index, cost);
  }
  cost = 0;
  for (let index = first - 1; index >= Math.max(0, first - 24); index--) {
    cost += breaksClause(tokens[index]) || tokens[index].text === ',' ? 2 : 1;
    visit(index, cost);
  }
  if (best !== 'value') return best;
  return tokens.some((token, index) => purposeOf.get(token.stem) === 'loot' || (/^ma(?:de|k(?:e|es|ing))$/.test(token.lower) && tokens[index + 1]?.lower === 'off')) ? 'loot' : best;
}
