import { hashString } from '../../../server/src/analysis/entities/hashing.ts';
import { listBits } from '../../../server/src/analysis/entities/lexicon.ts';
import type { EntityLexicon } from '../../../server/src/analysis/entities/lexicon.ts';
import { overlaps } from '../../../server/src/text/span.ts';
import type { Span } from '../../../server/src/text/span.ts';
import type { NamedDocument } from './nameConvention.ts';
import { tokenize } from './tokens.ts';

/**
 * Adds to what is unclear where annotators probably passed a name over: an unmarked country, and the very words that they marked
 * elsewhere in the document. To learn that such a place holds no name does more harm than to learn nothing from it.
 */
export function withOversights(document: NamedDocument, lexicon: EntityLexicon): NamedDocument {
  const { text, entities, unclear } = document;
  const known = [...entities, ...unclear];
  const marked = new Set(entities.map(({ start, end }) => text.slice(start, end)));
  const places = [...[...marked].flatMap((name) => placesOf(name, text)), ...countriesIn(text, lexicon)];
  return { ...document, unclear: [...unclear, ...places.filter((place) => !known.some((entity) => overlaps(entity, place)))] };
}

function countriesIn(text: string, lexicon: EntityLexicon): Span[] {
  return tokenize(text).flat().filter(({ text: word }) => /^\p{Lu}/u.test(word) && (lexicon.lists(hashString(word.toLowerCase())) & listBits.country) !== 0);
}

/** Where a name stands in a text as words of its own. */
function placesOf(name: string, text: string): Span[] {
  const places: Span[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (!/[\p{L}\p{N}]/u.test(text.slice(start - 1, start) + text.slice(end, end + 1))) places.push({ start, end });
  }
  return places;
}
