import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entityLabels } from '../../../server/src/analysis/entities/labels.ts';
import { CodePoints } from '../../../server/src/text/codePoints.ts';

/** An entity that annotators marked; UTF-16 offsets. */
export interface GoldEntity {
  readonly start: number;
  readonly end: number;
  /** The label's place in `entityLabels`. */
  readonly label: number;
}

export interface GoldDocument {
  readonly name: string;
  /** The name's part before the first hyphen. */
  readonly source: string;
  readonly text: string;
  readonly entities: readonly GoldEntity[];
}

/** The documents of `data/entities`, by name. */
export function readGold(data: string): GoldDocument[] {
  const folder = join(data, 'entities');
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
  return names.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const points = CodePoints.of(text);
    const gold = JSON.parse(readFileSync(join(folder, file.replace(/\.txt$/, '.gold.json')), 'utf8')) as { entities: [number, number, string][] };
    const entities = gold.entities.map(([start, end, label]) => ({
      start: points.toUtf16(start),
      end: points.toUtf16(end),
      label: (entityLabels as readonly string[]).indexOf(label),
    }));
    return { name: file.replace(/\.txt$/, ''), source: file.split('-')[0], text, entities };
  });
}
