import { PhraseFilter, type PhraseClues } from './phraseFilter.ts';
import { phrasePatterns } from './phrases.ts';

export const purposes: readonly string[] = Object.keys(phrasePatterns);
const purposePatterns: readonly RegExp[] = Object.values(phrasePatterns);

let filter: PhraseFilter | undefined;

/** Made when the first word is read, since a start that reads none need not wait for it. */
function purposeFilter(): PhraseFilter {
  return (filter ??= new PhraseFilter(purposePatterns));
}

/** What a word in lower case says of the purposes that a line may have in which it stands. */
export function purposeCluesOf(word: string): PhraseClues {
  return purposeFilter().cluesOf(word);
}

/** Writes 1 for each purpose that a line in lower case has and 0 for the others, from place `to` on; returns how many it has. `clues` are those of its words. */
export function writePurposes(line: string, clues: readonly PhraseClues[], features: number[], to: number): number {
  const candidates = purposeFilter().candidates(line, clues);
  let said = 0;
  for (let purpose = 0; purpose < purposePatterns.length; purpose++) {
    const says = Number((candidates & (1 << purpose)) !== 0 && purposePatterns[purpose].test(line));
    features[to + purpose] = says;
    said += says;
  }
  return said;
}
