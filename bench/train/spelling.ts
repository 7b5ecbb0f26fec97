import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileLexicon } from '../../scripts/buildLexicon.ts';
import { Bigrams } from '../../server/src/analysis/spelling/bigrams.ts';
import { priorErrorModel } from '../../server/src/analysis/spelling/errorModel.ts';
import { parseLexicon, type Lexicon } from '../../server/src/analysis/spelling/lexicon.ts';
import { serialiseModel, type SpellingModel } from '../../server/src/analysis/spelling/model.ts';
import { SourceText } from '../../server/src/text/source.ts';
import type { EvalRow } from '../eval/pack.ts';
import { measureSpelling } from '../eval/packs/spelling.ts';
import { createProductEngine } from '../eval/productEngine.ts';
import { readGoldDocuments } from './spelling/goldDocuments.ts';
import { scanTokens } from './spelling/tokens.ts';
import { trainModel } from './spelling/trainModel.ts';

/** Folders of web pages whose text frequencies are counted in; see server/data/README.md for their sources. */
const folders = ['boilerplate', 'boilerplate-wcxb'];

const bigramSlots = 1 << 17;

const folds = 5;

interface Count {
  lower: number;
  title: number;
  upper: number;
  pages: number;
}

/**
 * Counts words and pairs of words in the evaluation's web pages, then trains the model on the spelling gold with the lexicon
 * that these make, and writes the three files that the lexicon is built with.
 */
export async function train(data: string, outFolder: string): Promise<void> {
  await countText(data, outFolder);
  const lexicon = parseLexicon(await compileLexicon(Buffer.from(serialiseModel(startingModel))));
  const model = trainModel(await readGoldDocuments(data), lexicon);
  await writeFile(join(outFolder, 'spelling-model.json'), `${serialiseModel(model)}\n`);
}

/**
 * What models reach on texts that they were not trained on, a fold after the other. The whole gold is one corpus each time; the
 * counts of words are those that ship.
 */
export async function crossValidate(data: string): Promise<EvalRow[]> {
  const documents = await readGoldDocuments(data);
  const lexiconOf = async (model: SpellingModel): Promise<Lexicon> => parseLexicon(await compileLexicon(Buffer.from(serialiseModel(model))));
  const untrained = await lexiconOf(startingModel);
  const rows: EvalRow[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const unseen = new Set(documents.filter((_, index) => index % folds === fold).map(({ file }) => file));
    const lexicon = await lexiconOf(trainModel(documents.filter(({ file }) => !unseen.has(file)), untrained));
    const measured = await measureSpelling(data, await createProductEngine({ lexicon }), (file) => unseen.has(file));
    rows.push(...measured.filter(({ source }) => source === 'spelling/all').map((row) => ({ ...row, source: `fold ${String(fold + 1)}` })));
  }
  return [...rows, ...meansOf(rows)];
}

/** The mean of each measure over the folds. */
function meansOf(rows: readonly EvalRow[]): EvalRow[] {
  return rows.filter(({ source }) => source === 'fold 1').map((first) => {
    const values = rows.filter(({ measure }) => measure === first.measure).map(({ value }) => value);
    return { ...first, source: 'mean', value: values.reduce((sum, value) => sum + value, 0) / values.length };
  });
}

/** For a lexicon that is only trained with. */
const startingModel: SpellingModel = { errors: priorErrorModel(), ranking: [], slip: { small: [], head: [], name: [] } };

async function countText(data: string, outFolder: string): Promise<void> {
  const counts = new Map<string, Count>();
  const pairs = new Map<string, number>();
  for (const folder of folders) {
    const names = (await readdir(join(data, folder))).filter((name) => name.endsWith('.txt')).sort();
    for (const name of names) countPage(await readProse(join(data, folder, name)), counts, pairs);
  }
  await writeFile(join(outFolder, 'spelling-words.txt'), writeWords(counts));
  const frequent = [...pairs].filter(([, count]) => count >= 3).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = frequent.slice(0, Math.floor(bigramSlots * 0.8)).map(([pair, count]) => [...pair.split(' '), count] as [string, string, number]);
  await writeFile(join(outFolder, 'spelling-pairs.bin'), Buffer.from(Bigrams.pack(kept, bigramSlots).buffer));
}

/** The page's own text by gold, and longer lines around it; lines that stand twice once. */
async function readProse(path: string): Promise<string> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  const gold = (await readFile(path.replace(/\.txt$/u, '.gold'), 'utf8')).split('\n');
  const prose = lines.filter((line, index) => gold[index] === 'content' || line.split(' ').length >= 8);
  return [...new Set(prose)].join('\n');
}

function countPage(text: string, counts: Map<string, Count>, pairs: Map<string, number>): void {
  const source = new SourceText(text);
  const seen = new Set<string>();
  for (const paragraph of source.paragraphs) {
    for (const sentence of source.sentences(paragraph)) {
      let previous = '';
      const written = source.slice(sentence);
      for (const [index, { word, gapStart, start }] of scanTokens(written).entries()) {
        const { key, casing } = word;
        const count = counts.get(key) ?? { lower: 0, title: 0, upper: 0, pages: 0 };
        counts.set(key, count);
        if (!seen.has(key)) count.pages++;
        seen.add(key);
        if (casing === 'lower') count.lower++;
        else if (casing === 'upper') count.upper++;
        else if (index > 0) count.title++;
        const follows = previous !== '' && /^\s+$/u.test(written.slice(gapStart, start));
        if (follows) pairs.set(`${previous} ${key}`, (pairs.get(`${previous} ${key}`) ?? 0) + 1);
        previous = key;
      }
    }
  }
}

/** A line a level, of frequency: the words in lower case first; names, those mostly written with a capital, with one. */
function writeWords(counts: ReadonlyMap<string, Count>): string {
  const levels: string[][] = [];
  for (const [key, { lower, title, upper, pages }] of counts) {
    const total = lower + title + upper;
    if (pages < 2 && total < 2) continue;
    const level = Math.min(63, 1 + Math.round(4 * Math.log2(total)));
    const written = lower * 3 >= title + upper ? key : title >= upper ? key[0].toUpperCase() + key.slice(1) : key.toUpperCase();
    (levels[level] ??= []).push(pages < 2 ? `?${written}` : written);
  }
  return levels.map((words, level) => `${level} ${words.sort().join(' ')}\n`).join('');
}
