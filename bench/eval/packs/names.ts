import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { similarName } from '../../../server/src/analysis/names/index.ts';
import model from '../../../server/data/names.json' with { type: 'json' };
import { pairF1, readPairs } from '../../train/names/pairs.ts';
import type { Engine } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';
import { measurePersons } from './names/persons.ts';
import { measureTexts } from './names/texts.ts';

/** Spellings of names: the gold pairs, and in corpora made of them and of real texts. */
export const pack: EvalPack = {
  name: 'names',
  async run(data: string, engine: Engine): Promise<EvalRow[]> {
    if (!existsSync(join(data, 'names', 'pairs.tsv'))) return [];
    const pairs = readPairs(data);
    const odds = pairs.map(({ a, b }) => {
      const probability = similarName(a, b);
      return Math.log(probability / (1 - probability));
    });
    const folds = model.crossValidatedF1;
    const mean = folds.reduce((sum, value) => sum + value, 0) / folds.length;
    const row = (measure: string, value: number, peer?: string, target?: string): EvalRow => ({
      analysis: 'names',
      source: 'names/pairs.tsv',
      measure,
      value,
      unit: 'ratio',
      peer,
      target,
    });
    return [
      row('pairs F1, weights as shipped', pairF1(pairs, odds), 'Double Metaphone .83, Levenshtein ≤ 2 .54, Jaro-Winkler ≥ .9 .48', '≥ .92'),
      row('pairs F1, cross-validated in training: mean', mean, undefined, '≥ .92'),
      row('pairs F1, cross-validated in training: worst fold', Math.min(...folds)),
      row('pairs F1, cross-validated in training: best fold', Math.max(...folds)),
      ...(await measurePersons(pairs, engine)),
      ...(existsSync(join(data, 'spelling')) ? await measureTexts(join(data, 'spelling'), engine) : []),
    ];
  },
};
