import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import nlp from 'compromise';
import american from 'dictionary-en';
import australian from 'dictionary-en-au';
import canadian from 'dictionary-en-ca';
import british from 'dictionary-en-gb';
import { casingOf, foldWord } from '../server/src/analysis/spelling/fold.ts';
import { LetterModel } from '../server/src/analysis/spelling/letterModel.ts';
import { nameFlag, ordinaryFlag } from '../server/src/analysis/spelling/lexicon.ts';
import { writeLexicon } from '../server/src/analysis/spelling/lexiconFormat.ts';
import { attestedWords, readCounts } from './lexicon/attested.ts';
import { expandHunspell } from './lexicon/hunspell.ts';
import { minimise } from './lexicon/minimise.ts';

const dataFolder = new URL('../server/data/', import.meta.url);

/**
 * Builds the lexicon that `parseLexicon` reads from the Hunspell dictionaries of four kinds of English, compromise's words and
 * names, the words and places of our own lists and those that the counted text attests, with that text's frequencies.
 */
export async function buildLexicon(outFile: string): Promise<void> {
  const model = await readFile(new URL('spelling-model.json', dataFolder));
  await mkdir(dirname(outFile), { recursive: true });
  await writeFile(outFile, await compileLexicon(model));
}

/** The lexicon's bytes with the given model, as `serialiseModel` writes it. */
export async function compileLexicon(model: Uint8Array): Promise<Uint8Array> {
  const words = new Words();
  for (const { aff, dic } of [american, british, canadian, australian]) {
    for (const word of expandHunspell(decode(aff), decode(dic))) words.add(word);
  }
  for (const word of compromiseWords()) words.add(word);
  for (const word of await readList('spelling-own.txt')) words.add(word);
  const places = await readList('spelling-places.txt');
  for (const word of places) words.add(word);
  const counts = readCounts(await readFile(new URL('spelling-words.txt', dataFolder), 'utf8'));
  for (const word of attestedWords(counts, (key) => words.has(key))) words.add(word);
  const pairs = await readFile(new URL('spelling-pairs.bin', dataFolder));
  return pack(words, new Map(counts.map(({ word, level }) => [word.toLowerCase(), level])), pairs, model, places);
}

/** A list of words between white space, lines that start with "#" aside. */
async function readList(name: string): Promise<string[]> {
  const text = await readFile(new URL(name, dataFolder), 'utf8');
  return text.replace(/^#.*$/gmu, '').split(/\s+/u).filter((word) => word !== '');
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The single words of compromise's lexicon; its names come without their capitals. */
function compromiseWords(): string[] {
  const properTags = /Name|Person|City|Region|Country|Place|Demonym|Organization|Team|ProperNoun|Month|WeekDay/u;
  const { one } = nlp.model() as unknown as { one: { lexicon: Record<string, string | string[]> } };
  return Object.entries(one.lexicon)
    .filter(([word]) => /^\p{L}{3,}$/u.test(word))
    .map(([word, tags]) => (properTags.test(String(tags)) ? word[0].toUpperCase() + word.slice(1) : word));
}

/** Folded words with what they may be and how they are written. */
class Words {
  readonly flags = new Map<string, number>();
  readonly casings = new Map<string, string>();

  add(word: string): void {
    for (const part of word.split('-')) {
      const key = foldWord(part);
      if (key === undefined || key === '') continue;
      const casing = casingOf(part);
      this.flags.set(key, (this.flags.get(key) ?? 0) | (casing === 'lower' ? ordinaryFlag : nameFlag));
      if ((casing === 'upper' || casing === 'mixed') && key.length > 1 && part.toLowerCase() === key && !this.casings.has(key)) this.casings.set(key, part);
      else if (casing === 'title') this.casings.set(key, part);
    }
  }

  has(key: string): boolean {
    return this.flags.has(key);
  }
}

function pack(words: Words, levels: ReadonlyMap<string, number>, pairs: Uint8Array, model: Uint8Array, places: readonly string[]): Uint8Array {
  const keys = [...words.flags.keys()].sort();
  const flags = Uint8Array.from(keys, (key) => (words.flags.get(key) as number) | (levels.get(key) ?? 0));
  const casings = [...words.casings].filter(([key, word]) => words.flags.get(key) === nameFlag && casingOf(word) !== 'title');
  const encoder = new TextEncoder();
  return writeLexicon({
    automaton: minimise(keys),
    // A buffer of its own: what Node reads a file into may begin anywhere.
    pairs: new Uint16Array(Uint8Array.from(pairs).buffer),
    flags,
    letters: LetterModel.train(keys),
    casings: encoder.encode(casings.map(([, word]) => word).sort().join('\n')),
    places: encoder.encode(places.map(foldWord).filter((key) => key !== undefined).join('\n')),
    model,
  });
}
