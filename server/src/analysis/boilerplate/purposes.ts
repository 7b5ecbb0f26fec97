import { onDemand } from '../../text/onDemand.ts';
import { phrases } from './phrases.ts';
import { PhraseSearch, type PhraseClue } from './phraseSearch.ts';

export const purposes: readonly string[] = Object.keys(phrases);

/** Made when the first word is read, since a start that reads none need not wait for it. */
const purposeSearch = onDemand(() => new PhraseSearch(Object.values(phrases)));

/** What a word in lower case says of the purposes that a line may have in which it stands. */
export function purposeCluesOf(word: string): readonly PhraseClue[] {
  return purposeSearch().cluesOf(word);
}

/** The purposes that a line has, as bits by their numbers; the first `count` of `clues` are those of its words and marks, which start at `starts`. */
export function purposesOf(line: string, clues: readonly PhraseClue[], starts: readonly number[], count: number): number {
  return purposeSearch().purposesIn(line, clues, starts, count);
}
