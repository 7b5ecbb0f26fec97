import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { foldWord } from '../../../server/src/analysis/spelling/fold.ts';
import { CodePoints } from '../../../server/src/text/codePoints.ts';

/** A misspelling in a gold text: UTF-16 offsets, what stands there and what was meant, folded where they can be. */
export interface GoldError {
  readonly start: number;
  readonly end: number;
  readonly right: string;
  readonly written: string;
  readonly meant: string;
  readonly kind: 'word' | 'capital' | 'name';
}

export interface GoldDocument {
  readonly file: string;
  readonly text: string;
  readonly errors: readonly GoldError[];
}

/** The texts of the spelling gold with their errors, in order of their names. */
export async function readGoldDocuments(data: string): Promise<GoldDocument[]> {
  const folder = join(data, 'spelling');
  const documents: GoldDocument[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()) {
    const text = await readFile(join(folder, file), 'utf8');
    const points = CodePoints.of(text);
    const gold = JSON.parse(await readFile(join(folder, file.replace(/\.txt$/u, '.gold.json')), 'utf8')) as {
      errors: [start: number, end: number, wrong: string, right: string, kind: GoldError['kind']][];
    };
    const errors = gold.errors.map(([start, end, wrong, right, kind]) => ({
      ...points.spanToUtf16({ start, end }),
      right,
      written: foldWord(wrong) ?? '',
      meant: foldWord(right) ?? '',
      kind,
    }));
    documents.push({ file, text, errors });
  }
  return documents;
}
