import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyTable } from '../../server/src/analysis/entities/keyTable.ts';
import { tagCount } from '../../server/src/analysis/entities/labels.ts';
import { EntityLexicon } from '../../server/src/analysis/entities/lexicon.ts';
import type { LexiconTables } from '../../server/src/analysis/entities/lexicon.ts';
import { writeModelTables, type ModelTables } from '../../server/src/analysis/entities/modelFormat.ts';
import type { EvalRow } from '../eval/pack.ts';
import { trainField } from './entities/conditionalRandomField.ts';
import type { FieldOptions, TrainedField } from './entities/conditionalRandomField.ts';
import { crossValidateEntities } from './entities/crossValidation.ts';
import { readGold } from './entities/gold.ts';
import type { GoldDocument } from './entities/gold.ts';
import { buildNameLists } from './entities/nameLists.ts';
import { toNames } from './entities/nameConvention.ts';
import { readPlainTexts } from './entities/plainText.ts';
import { withOversights } from './entities/oversights.ts';
import { samplesOf } from './entities/samples.ts';
import { buildWordTable } from './entities/wordTable.ts';

export const fieldOptions: FieldOptions = { epochs: 15, rate: 0.02, decay: 0.5, leastCount: 2, dropout: 0.3, fields: 4 };

/** The model file has room for this many features, the heaviest ones. */
const mostFeatures = 24000;

/** Trains the entity model on `data` (laid out like the evaluation data) and writes `entities.bin` into `out`. */
export function train(data: string, out: string): void {
  const lexicon = buildLexicon(data);
  writeFileSync(join(out, 'entities.bin'), trainModel(readGold(data), lexicon));
}

/** What models trained alike reach on a fifth of the documents that they have not seen. */
export function crossValidate(data: string): EvalRow[] {
  const lexicon = buildLexicon(data);
  return crossValidateEntities(readGold(data), 5, (documents) => trainModel(documents, lexicon));
}

/** The model's lists and word classes. */
export function buildLexicon(data: string): LexiconTables {
  const lists = [...buildNameLists()].sort(([a], [b]) => a - b);
  const words = new Map(buildWordTable(readPlainTexts(data)).map((row) => [row.key, row]));
  const rows = [...words.values()].sort((a, b) => a.key - b.key);
  const parents = new Map(rows.map(({ clusters }) => [clusters[0], clusters.slice(1)]));
  const finest = Math.max(...parents.keys());
  return {
    lists: KeyTable.of(Uint32Array.from(lists, ([key]) => key)),
    listValues: Uint8Array.from(lists, ([, value]) => value),
    words: KeyTable.of(Uint32Array.from(rows, (row) => row.key)),
    wordCasings: Uint8Array.from(rows, (row) => row.casing + 8 * row.sense),
    wordClusters: Uint16Array.from(rows, (row) => row.clusters[0]),
    clusterParents: Uint8Array.from(Array.from({ length: finest + 1 }, (_, cluster) => parents.get(cluster) ?? [0, 0]).flat()),
  };
}

/** A model file trained on the documents. */
export function trainModel(documents: readonly GoldDocument[], tables: LexiconTables): Uint8Array {
  const lexicon = new EntityLexicon(tables);
  const named = documents.map((document) => (document.source === 're3d' ? toNames(document, lexicon) : { ...document, unclear: [] }));
  const field = trainField(named.flatMap((document) => samplesOf(withOversights(document, lexicon), lexicon)), fieldOptions);
  return writeModelTables({ ...tables, transitions: Float32Array.from(field.transitions), ...quantise(field) });
}

function quantise(field: TrainedField): Pick<ModelTables, 'features' | 'weights' | 'weightScale'> {
  const heaviest = [...field.weights].map(([key, row]) => ({ key, row, weight: Math.max(...row.map(Math.abs)) }));
  heaviest.sort((a, b) => b.weight - a.weight || a.key - b.key);
  const kept = heaviest.slice(0, mostFeatures).sort((a, b) => a.key - b.key);
  const weightScale = heaviest[0].weight / 127;
  const weights = new Int8Array(kept.length * tagCount);
  kept.forEach(({ row }, position) => row.forEach((weight, tag) => (weights[position * tagCount + tag] = Math.round(weight / weightScale))));
  return { features: KeyTable.of(Uint32Array.from(kept, ({ key }) => key)), weights, weightScale };
}
