import { onDemand } from '../../text/onDemand.ts';
import { PhraseFilter, type PhraseClues } from './phraseFilter.ts';
import { phrasePatterns } from './phrases.ts';

export const purposes: readonly string[] = Object.keys(phrasePatterns);
const patterns: readonly (readonly [purpose: number, pattern: RegExp])[] = Object.values(phrasePatterns).flatMap((patternsOfOne, purpose) =>
  [patternsOfOne].flat().map((pattern) => [purpose, pattern] as const),
);

/** Made when the first word is read, since a start that reads none need not wait for it. */
const purposeFilter = onDemand(() => new PhraseFilter(patterns.map(([, pattern]) => pattern)));

/** What a word in lower case says of the purposes that a line may have in which it stands. */
export function purposeCluesOf(word: string): PhraseClues {
  return purposeFilter().cluesOf(word);
}

/** Writes 1 for each purpose that a line in lower case has and 0 for the others, from place `to` on; returns how many it has. `clues` are those of its words. */
export function writePurposes(line: string, clues: readonly PhraseClues[], features: number[], to: number): number {
  const candidates = purposeFilter().candidates(line, clues);
  features.fill(0, to, to + purposes.length);
  if (candidates === 0) return 0;
  let said = 0;
  for (let index = 0; index < patterns.length; index++) {
    const [purpose, pattern] = patterns[index];
    if ((candidates & (1 << index)) === 0 || features[to + purpose] === 1 || !pattern.test(line)) continue;
    features[to + purpose] = 1;
    said++;
  }
  return said;
}
