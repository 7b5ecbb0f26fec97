import { readFileSync } from 'node:fs';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { compileLexicon } from '../../../scripts/buildLexicon.ts';
import { extractSpellingFacts, parseLexicon, SpellingIndex, type Misspelling, type SpellingOptions } from '../../../server/src/analysis/spelling/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

/** The lexicon that ships, compiled once for all tests. */
export const lexiconBytes = await compileLexicon(readFileSync(new URL('../../../server/data/spelling-model.json', import.meta.url)));
export const lexicon = parseLexicon(lexiconBytes);

export const knowsNoWord: SpellingOptions = { ignore: () => false };

/** An index of the given texts, by name. */
export function indexOf(texts: Readonly<Record<string, string>>): SpellingIndex {
  const index = standaloneIndex(SpellingIndex, lexicon);
  for (const [name, text] of Object.entries(texts)) index.set(name, extractSpellingFacts(new SourceText(text), lexicon));
  return index;
}

/** The misspellings of one text that is a corpus by itself. */
export function findIn(text: string, options: SpellingOptions = knowsNoWord): Misspelling[] {
  return indexOf({ text }).find('text', options);
}
