import weights from '../../../data/names.json' with { type: 'json' };
import { memoizeByText } from '../../text/memo.ts';
import { EditModel } from './editModel.ts';
import { foldName } from './fold.ts';

/** Names longer than this many letters are compared by their beginnings. */
const longest = 40;

const model = new EditModel(weights);

const probabilityOf = memoizeByText((pair: string): number => {
  const [a, b] = pair.split('|');
  return 1 / (1 + Math.exp(-model.logOdds(a, b)));
}, 65536);

/**
 * The probability, from spelling alone, that two Latin spellings are one name; the same for (a, b) and (b, a). Case, diacritics, hyphens
 * and spaces say nothing. Names without a Latin letter are alike only when equal.
 */
export function similarName(a: string, b: string): number {
  const left = foldName(a).slice(0, longest);
  const right = foldName(b).slice(0, longest);
  if (left === '' || right === '') return a === b ? 1 : 0;
  if (left === right) return 1;
  return probabilityOf(left < right ? `${left}|${right}` : `${right}|${left}`);
}
