import weights from '../../../data/names.json' with { type: 'json' };
import { memoizeByText } from '../../text/memo.ts';
import { onDemand } from '../../text/onDemand.ts';
import { foldName } from './fold.ts';
import { type PairLogOdds, PairModel } from './pairModel.ts';

/** Names longer than this many letters are compared by their beginnings. */
const longest = 40;

const model = onDemand(() => new PairModel(weights));

const logOddsOf = memoizeByText((pair: string): PairLogOdds => {
  const [a, b] = pair.split('|');
  return model().logOdds(a, b);
}, 32768);

/**
 * The probability, from spelling alone, that two Latin spellings are one name; the same for (a, b) and (b, a). Case, diacritics, hyphens
 * and spaces say nothing. Names without a Latin letter are alike only when equal.
 */
export function similarName(a: string, b: string): number {
  const { all } = compareNames(a, b);
  return 1 / (1 + Math.exp(-all));
}

/** Both views of the model on two names; infinite where they are surely one or surely two. */
export function compareNames(a: string, b: string): PairLogOdds {
  const left = foldName(a).slice(0, longest);
  const right = foldName(b).slice(0, longest);
  const sure = left === '' || right === '' ? (a === b ? Infinity : -Infinity) : left === right ? Infinity : undefined;
  if (sure !== undefined) return { edits: sure, all: sure };
  return logOddsOf(left < right ? `${left}|${right}` : `${right}|${left}`);
}
