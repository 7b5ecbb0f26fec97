import { kindOfNoun } from './concepts.ts';
import type { Phrase } from './phrase.ts';
import { stemOf } from './stem.ts';

/** Nouns that count people by what happened to them. */
const happenings = /^(?:deaths?|fatalit(?:y|ies)|injur(?:y|ies)|casualties|arrests?|murders?)$/;

/** The kind of the noun that is counted; '' where there is none. */
export function nounOf({ head, tokens, end, last }: Phrase): string {
  if (happenings.test(head ?? '') || (end > last && happenings.test(tokens[end].lower))) return '';
  if (head === 'co' && tokens[end + 1]?.text === '-' && tokens[end + 2] !== undefined) return kindOfNoun(tokens[end + 2].lower) ?? tokens[end + 2].stem;
  if (head !== null) return kindOfNoun(head) ?? stemOf(head);
  if (end > last) return kindOfNoun(tokens[end].lower) ?? tokens[end].stem;
  return '';
}
