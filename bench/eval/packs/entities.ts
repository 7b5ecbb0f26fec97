import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEntityModel } from '../../../server/src/analysis/entities/index.ts';
import { CodePoints } from '../../../server/src/text/codePoints.ts';
import { readGold } from '../../train/entities/gold.ts';
import type { Engine } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';
import { EntityMeasures } from './entities/measures.ts';

/** Entity suggestions against annotators' marks; `npm run train -- entities --cross-validate` measures the same on texts unseen. */
export const pack: EvalPack = {
  name: 'entities',
  async run(data: string, engine: Engine): Promise<EvalRow[]> {
    if (!existsSync(join(data, 'entities'))) return [];
    const measures = new EntityMeasures(parseEntityModel(readFileSync('server/data/entities.bin'), readFileSync('server/data/entities.wasm')).lexicon);
    const documents = readGold(data);
    const rows = await engine.entities(new Map(documents.map(({ name, text }) => [`${name}.txt`, text])));
    for (const document of documents) {
      const points = CodePoints.of(document.text);
      const own = rows.filter((row) => row.file === `${document.name}.txt`);
      measures.add(document, own.map((row) => ({ ...points.spanToUtf16(row), label: row.label })));
    }
    return measures.rows();
  },
};
