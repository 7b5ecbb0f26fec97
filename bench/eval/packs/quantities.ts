import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';
import { amounts, countMatches, levels, readNewsQuant } from './quantities/newsQuant.ts';
import { isMet, models, readSpecifications } from './quantities/recognizers.ts';

const peers = ['CQE 92.0, Recognizers-Text 69.3, compromise 68.0', 'CQE 88.1', 'CQE 85.6'];
const targets = ['≥ .93', '≥ .90', '≥ .87'];

/** NewsQuant's sentences and the English specifications of Recognizers-Text. */
export const pack: EvalPack = {
  name: 'quantities',
  async run(data, engine) {
    const folder = path.join(data, 'quantities');
    if (!existsSync(folder)) return [];
    return [...(await newsQuantRows(folder, engine)), ...(await recognizersRows(folder, engine))];
  },
};

async function newsQuantRows(folder: string, engine: Engine): Promise<EvalRow[]> {
  const file = path.join(folder, 'newsquant.jsonl');
  if (!existsSync(file)) return [];
  const sentences = await readNewsQuant(file);
  const predictions = await Promise.all(sentences.map(async ({ text }) => amounts(await engine.quantities(text))));
  const gold = sentences.reduce((sum, sentence) => sum + sentence.gold.length, 0);
  const predicted = predictions.reduce((sum, rows) => sum + rows.length, 0);
  return levels.map((level, index) => {
    const right = sentences.reduce((sum, sentence, at) => sum + countMatches(sentence.gold, predictions[at], level), 0);
    return {
      analysis: 'quantities',
      source: 'NewsQuant',
      measure: `F1, ${level}`,
      value: (2 * right) / Math.max(1, gold + predicted),
      unit: 'ratio',
      peer: peers[index],
      target: targets[index],
    };
  });
}

async function recognizersRows(folder: string, engine: Engine): Promise<EvalRow[]> {
  const specifications = path.join(folder, 'recognizers');
  if (!existsSync(specifications)) return [];
  const rows: EvalRow[] = [];
  for (const model of models) {
    const all = await readSpecifications(specifications, model);
    let met = 0;
    for (const one of all) {
      if (isMet(one, await engine.quantities(one.Input), model)) met++;
    }
    rows.push({
      analysis: 'quantities',
      source: `Recognizers-Text ${model}`,
      measure: 'specifications met',
      value: met / Math.max(1, all.length),
      unit: 'ratio',
      ...(model === 'NumberRange' ? { target: '1.000' } : {}),
    });
  }
  return rows;
}
