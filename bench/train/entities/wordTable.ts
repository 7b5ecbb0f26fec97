import { casings, lexiconKey } from '../../../server/src/analysis/entities/lexicon.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { tokenize } from './tokens.ts';
import { readWordNet } from './wordNet.ts';
import { clusterWords } from './wordClusters.ts';

export interface WordRow {
  readonly key: number;
  readonly casing: number;
  /** From the finest to the coarsest class. */
  readonly clusters: readonly number[];
  readonly sense: number;
}

const commonestWords = 20000;

/** Casing and cluster of the commonest words of the texts, by key. */
export function buildWordTable(texts: readonly string[]): WordRow[] {
  const sentences = texts.flatMap(sentencesOf);
  const counts = new Map<string, { lower: number; capitalised: number; all: number }>();
  for (const tokens of sentences) {
    tokens.forEach((token, index) => {
      const lower = token.toLowerCase();
      let count = counts.get(lower);
      if (count === undefined) counts.set(lower, (count = { lower: 0, capitalised: 0, all: 0 }));
      count.all++;
      if (index === 0) return;
      if (token === lower) count.lower++;
      else count.capitalised++;
    });
  }
  const common = [...counts].filter(([word]) => /^\p{L}/u.test(word)).sort(([a, x], [b, y]) => y.all - x.all || (a < b ? -1 : 1)).slice(0, commonestWords);
  const { senses } = readWordNet();
  const clusters = clusterSentences(sentences, common.map(([word]) => word));
  return common.map(([word, count], index) => ({ key: lexiconKey(word), casing: casingOf(count), clusters: clusters[index], sense: senses.get(word) ?? senses.get(word.replace(/(?:ies)$/u, 'y')) ?? senses.get(word.replace(/s$/u, '')) ?? senses.get(word.replace(/(?:e?d|ing)$/u, '')) ?? 0 }));
}

const classCounts = [384, 96, 24];

/** A class of 384, which lies in one of 96, which lies in one of 24: see `WordClass.clusters`. */
function clusterSentences(sentences: readonly string[][], words: readonly string[]): number[][] {
  const numbers = new Map(words.map((word, index) => [word, index]));
  const others = otherWords(words.length);
  let sequences = sentences.map((tokens) => Int32Array.from(tokens, (token) => numbers.get(token.toLowerCase()) ?? others(token)));
  let wordCount = words.length + otherKinds;
  const paths = words.map(() => [] as number[]);
  let current = Int32Array.from({ length: wordCount }, (_, word) => word);
  for (const classCount of classCounts) {
    const classes = clusterWords(sequences, wordCount, classCount, 12);
    current = current.map((word) => classes[word]);
    paths.forEach((path, word) => path.push(current[word]));
    sequences = sequences.map((sequence) => sequence.map((word) => classes[word]));
    wordCount = classCount;
  }
  return paths;
}

const otherKinds = 4;

/** Stand-ins for words that are not among the commonest: capitalised, lower case, numbers, marks. */
function otherWords(from: number): (token: string) => number {
  return (token) => {
    if (/^\p{Lu}/u.test(token)) return from;
    if (/^\p{L}/u.test(token)) return from + 1;
    return /^\p{N}/u.test(token) ? from + 2 : from + 3;
  };
}

/** Sentences mostly in lower case: headlines and menus in title case say nothing about how a word is written. */
function sentencesOf(text: string): string[][] {
  const source = new SourceText(text);
  const sentences: string[][] = [];
  for (const paragraph of source.paragraphs) {
    for (const tokens of tokenize(source.slice(paragraph))) {
      const words = tokens.filter((token) => /^\p{L}/u.test(token.text));
      const lower = words.filter((token) => /^\p{Ll}/u.test(token.text));
      if (words.length >= 6 && lower.length >= words.length * 0.55) sentences.push(tokens.map((token) => token.text));
    }
  }
  return sentences;
}

function casingOf({ lower, capitalised }: { lower: number; capitalised: number }): number {
  if (lower + capitalised === 0) return casings.unknown;
  const share = (capitalised + 0.2) / (lower + capitalised + 0.4);
  if (share < 0.05) return casings.lower;
  if (share < 0.3) return casings.mostlyLower;
  if (share < 0.7) return casings.mixed;
  return share < 0.95 ? casings.mostlyCapitalised : casings.capitalised;
}
