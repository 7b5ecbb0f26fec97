import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['boilerplate', 'boilerplate-wcxb', 'claims', 'duplicates'];

/** Longer texts are cut, so that no single one weighs too much. In UTF-16 code units. */
const longestText = 30000;

/** News text without labels: the texts of the other evaluation folders, in a fixed order. */
export function readPlainTexts(data: string): string[] {
  const texts: string[] = [];
  for (const folder of folders) {
    if (!existsSync(join(data, folder))) continue;
    const files = readdirSync(join(data, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
    for (const file of files.sort()) texts.push(readFileSync(join(data, folder, file), 'utf8').slice(0, longestText));
  }
  return texts;
}
