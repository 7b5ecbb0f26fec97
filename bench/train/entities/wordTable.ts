import { tokenize } from '../../../server/src/analysis/entities/tokens.ts';
import { lexiconKey } from '../../../server/src/analysis/entities/lexicon.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { clusterWords } from './wordClusters.ts';

export interface WordRow {
  readonly key: number;
  readonly casing: number;
  readonly cluster: number;
}

const commonestWords = 12000;

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
  const clusters = clusterWords(sentences.map((tokens) => tokens.map((token) => token.toLowerCase())), common.map(([word]) => word));
  return common.map(([word, count]) => ({ key: lexiconKey(word), casing: casingOf(count), cluster: clusters.get(word) ?? 0 }));
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
  if (lower + capitalised === 0) return 0;
  const share = (capitalised + 0.2) / (lower + capitalised + 0.4);
  if (share < 0.05) return 1;
  if (share < 0.3) return 2;
  if (share < 0.7) return 3;
  return share < 0.95 ? 4 : 5;
}
