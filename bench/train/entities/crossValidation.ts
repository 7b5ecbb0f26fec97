import { readFileSync } from 'node:fs';
import { standaloneIndex } from '../../eval/standaloneIndex.ts';
import { EntityIndex, extractEntityFacts, parseEntityModel } from '../../../server/src/analysis/entities/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { EntityMeasures } from '../../eval/packs/entities/measures.ts';
import type { EvalRow } from '../../eval/pack.ts';
import type { GoldDocument } from './gold.ts';

/**
 * Measures models on documents that they were not trained on: every `folds`-th document is tested, as a corpus of its own,
 * by a model trained on the others.
 *
 * @param trainOn a model file trained on some documents
 * @returns rows like the evaluation's, over all folds; then the F1 of names in each fold
 */
export function crossValidateEntities(documents: readonly GoldDocument[], folds: number, trainOn: (documents: readonly GoldDocument[]) => Uint8Array): EvalRow[] {
  const all = new Map<number, EntityMeasures>();
  let together: EntityMeasures | undefined;
  const kernel = readFileSync('server/data/entities.wasm');
  for (let fold = 0; fold < folds; fold++) {
    const model = parseEntityModel(trainOn(documents.filter((_, index) => index % folds !== fold)), kernel);
    const unseen = documents.filter((_, index) => index % folds === fold);
    const index = standaloneIndex(EntityIndex);
    for (const { name, text } of unseen) index.set(name, extractEntityFacts(new SourceText(text), model));
    const own = new EntityMeasures(model.lexicon);
    together ??= new EntityMeasures(model.lexicon);
    for (const document of unseen) for (const measures of [own, together]) measures.add(document, index.suggestions(document.name));
    all.set(fold, own);
  }
  const spread = [...all].flatMap(([fold, measures]) =>
    measures.rows().filter(({ source, measure }) => source === 'entities/all' && measure === 'names F1').map((row) => ({ ...row, source: `fold ${String(fold + 1)}` })),
  );
  return [...(together?.rows() ?? []), ...spread];
}
