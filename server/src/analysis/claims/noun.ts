import { kindOfNoun } from './concepts.ts';
import type { Phrase } from './phrase.ts';
import { stemOf } from './stem.ts';

/** The kind of the noun that is counted; '' where there is none. */
export function nounOf({ head, tokens, end, last }: Phrase): string {
  if (head === 'co' && tokens[end + 1]?.text === '-' && tokens[end + 2] !== undefined) return kindOfNoun(tokens[end + 2].lower) ?? tokens[end + 2].stem;
  if (head !== null) return kindOfNoun(head) ?? stemOf(head);
  if (end > last) return kindOfNoun(tokens[end].lower) ?? tokens[end].stem;
  return '';
}
