import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newsDocument } from './news.ts';

/** Where the texts of a run come from. */
export interface TextSupply {
  /** How many different documents there are. */
  readonly size: number;
  text(number: number): string;
}

export const madeUpNews: TextSupply = { size: Infinity, text: newsDocument };

/** The `.txt` files beneath a folder, in the order of their paths. */
export async function textsOf(folder: string): Promise<TextSupply> {
  const paths: string[] = [];
  for await (const path of glob('**/*.txt', { cwd: folder })) paths.push(path);
  const texts = await Promise.all(paths.sort().map((path) => readFile(join(folder, path), 'utf8')));
  return { size: texts.length, text: (number) => texts[number % texts.length] };
}

/** One text of about `length` UTF-16 units: the documents from the given number on, joined, and the number that follows them. */
export function joinedText(supply: TextSupply, length: number, from: number): { text: string; next: number } {
  const parts: string[] = [];
  let next = from;
  for (let total = 0; total < length; total += parts[parts.length - 1].length + 1) parts.push(supply.text(next++));
  const whole = parts.join('\n');
  const end = whole.lastIndexOf('\n', length);
  return { text: whole.slice(0, end > 0 ? end : length), next };
}

/** Writes documents into a folder, a hundred to a subfolder, and returns their paths within it. */
export async function writeDocuments(supply: TextSupply, folder: string, count: number, from = 0): Promise<string[]> {
  const paths: string[] = [];
  for (let number = 0; number < count; number++) {
    const subfolder = String(Math.floor(number / 100)).padStart(4, '0');
    if (number % 100 === 0) await mkdir(join(folder, subfolder), { recursive: true });
    const path = `${subfolder}/${String(number).padStart(6, '0')}.txt`;
    await writeFile(join(folder, path), supply.text(from + number));
    paths.push(path);
  }
  return paths;
}
