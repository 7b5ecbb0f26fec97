import { EditModel } from '../../../server/src/analysis/names/editModel.ts';
import { pairFeatures } from '../../../server/src/analysis/names/pairFeatures.ts';
import { PairModel, type PairWeights } from '../../../server/src/analysis/names/pairModel.ts';
import { trainEditWeights } from './editTrainer.ts';
import { trainLogistic } from './logisticTrainer.ts';
import { type NamePair, pairF1 } from './pairs.ts';
import { unlikePairs } from './unlikePairs.ts';

/** So many parts are held out in turn to see what the edit model says of pairs that it was not trained on. */
const parts = 4;

/**
 * Trains both stages; the second one on what the first says of pairs it has not seen (stacking, Wolpert 1992). The first one also
 * sees unlike pairs of other lengths, which gold has none of, so that it can be asked about any two names.
 */
export function trainPairs(gold: readonly NamePair[]): PairWeights {
  const rows = new Array<number[]>(gold.length);
  for (let part = 0; part < parts; part++) {
    const edits = trainEdits(gold.filter((_, index) => index % parts !== part));
    for (let index = part; index < gold.length; index += parts) {
      const { a, b } = gold[index];
      rows[index] = pairFeatures(a, b, edits.logOdds(a, b));
    }
  }
  return { edits: trainEditWeights(withUnlike(gold)), features: trainLogistic(rows, gold.map((pair) => pair.same)) };
}

function trainEdits(gold: readonly NamePair[]): EditModel {
  return new EditModel(trainEditWeights(withUnlike(gold)));
}

function withUnlike(gold: readonly NamePair[]): NamePair[] {
  return [...gold, ...unlikePairs(gold)];
}

/** F1 on each of `folds` parts of the pairs, by a model trained on the others. */
export function crossValidate(gold: readonly NamePair[], folds: number): number[] {
  return Array.from({ length: folds }, (_, fold) => {
    const model = new PairModel(trainPairs(gold.filter((_pair, index) => index % folds !== fold)));
    const held = gold.filter((_pair, index) => index % folds === fold);
    return pairF1(held, held.map(({ a, b }) => model.logOdds(a, b).all));
  });
}
