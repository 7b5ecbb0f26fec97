import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './support/paths.ts';

/** Packages of which data goes along, as words of the lexicon. */
const inData = ['compromise', 'dictionary-en', 'dictionary-en-au', 'dictionary-en-ca', 'dictionary-en-gb'];

const licenceNames = /^(?:licen[cs]e|copying|notice|third-?party-?notices)(?:[.-].*)?$/iu;

/** Writes the licences of all packages that are part of some bundles or of the data, as these licences ask for. */
export async function writeNotices(file: string, bundles: readonly Metafile[]): Promise<void> {
  const inBundles = bundles.flatMap(({ inputs }) => Object.keys(inputs).flatMap((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/u.exec(path)?.[1] ?? []));
  const parts = await Promise.all([...new Set([...inBundles, ...inData])].sort().map(noticeOf));
  await writeFile(file, `Collate contains the following packages, or parts of them.\n${parts.join('')}`);
}

async function noticeOf(name: string): Promise<string> {
  const folder = join(root, 'node_modules', name);
  const { version, license, homepage = name } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string; license: string; homepage?: string };
  const files = (await readdir(folder)).filter((entry) => licenceNames.test(entry)).sort();
  const texts = files.length === 0 ? [`Its package names the licence without its text: ${homepage}`] : await Promise.all(files.map((entry) => readFile(join(folder, entry), 'utf8')));
  const title = `${name} ${version} (${license})`;
  return `\n${'='.repeat(title.length)}\n${title}\n${'='.repeat(title.length)}\n\n${texts.map((text) => `${text.replaceAll('\r\n', '\n').trim()}\n`).join('\n')}`;
}
