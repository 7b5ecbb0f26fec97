import { entityLabels } from '../../../server/src/analysis/entities/labels.ts';
import { listBits } from '../../../server/src/analysis/entities/lexicon.ts';
import type { EntityLexicon } from '../../../server/src/analysis/entities/lexicon.ts';
import { hashString } from '../../../server/src/analysis/entities/hashing.ts';
import type { Span } from '../../../server/src/text/span.ts';
import type { GoldDocument, GoldEntity } from './gold.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A document whose gold holds names only, and the places where what was marked is more than a name. */
export interface NamedDocument extends GoldDocument {
  readonly unclear: readonly Span[];
}

const determiners = new Set('the a an our their his her its my your this that these those some any all both each many several other another one two three'.split(' '));
const connectors = new Set("of and the for in on at to de la le el al ar ad ul von van der den bin ibn di da du y & - – ’ ' ’s 's . ,".split(' '));
/** Words that a name does not begin with: what follows them is part of a title. */
const leading = new Set(['of', 'for', 'in', 'and', 'the']);

const titles = new Set(
  (
    'mr mrs ms dr prof gen lt col capt maj sgt spc general colonel captain major lieutenant commodore admiral marshal ' +
    'officer operator commander chief staff sheikh citizen class leader minister secretary president ambassador envoy ' +
    'director spokesperson spokesman foreign prime deputy acting designate he'
  ).split(' '),
);
const person = entityLabels.indexOf('PERSON');
const place = entityLabels.indexOf('PLACE');
const other = entityLabels.indexOf('MISC');

/**
 * One convention for all sources: names, without articles, titles and the words that describe their bearers. re3d marks
 * whole phrases and pronouns ("he", "the Iraqi security forces", "Foreign Secretary Boris Johnson") where wikigold, like
 * most corpora, marks names; a model that should please both pleases neither.
 */
export function toNames(document: GoldDocument, lexicon: EntityLexicon): NamedDocument {
  const entities: GoldEntity[] = [];
  const unclear: Span[] = [];
  for (const entity of document.entities) {
    const text = document.text.slice(entity.start, entity.end);
    let tokens: readonly Token[] = tokenize(text).flat();
    while (tokens.length > 0 && determiners.has(tokens[0].text.toLowerCase())) tokens = tokens.slice(1);
    if (!tokens.some((token) => isCapital(token.text)) || isPronoun(tokens)) continue;
    if (entity.label === person) tokens = withoutTitles(tokens);
    if (!tokens.some((token) => isCapital(token.text))) continue;
    if (!tokens.every((token) => isNamePart(token.text)) || leading.has(tokens[0].text)) {
      unclear.push({ start: entity.start, end: entity.end });
      continue;
    }
    for (const part of entity.label === place ? atCommas(tokens) : [tokens]) {
      const span = { start: entity.start + part[0].start, end: entity.start + part[part.length - 1].end };
      entities.push({ ...span, label: labelOf(document.text.slice(span.start, span.end), entity.label, lexicon) });
    }
  }
  return { ...document, entities, unclear };
}

function labelOf(name: string, label: number, lexicon: EntityLexicon): number {
  const lists = lexicon.lists(hashString(name.toLowerCase()));
  if ((lists & listBits.country) !== 0) return place;
  return (lists & listBits.demonym) !== 0 ? other : label;
}

function isNamePart(word: string): boolean {
  return isCapital(word) || /^\p{N}/u.test(word) || connectors.has(word);
}

function isCapital(word: string): boolean {
  return /^\P{L}*\p{Lu}/u.test(word);
}

function isPronoun(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && /^(?:I|We|He|She|It|They|You|My|Our|Her|His|Here|There|Who|Us)$/u.test(tokens[0].text);
}

/** The words after the last one that is a title, a role or a description. */
function withoutTitles(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findLastIndex((token) => titles.has(token.text.toLowerCase().replace(/\.$/u, ''))) + 1;
  const rest = tokens.slice(from);
  return rest.slice(Math.max(0, rest.findIndex((token) => /^\p{L}/u.test(token.text))));
}

function atCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ',') parts.push([]);
    else parts[parts.length - 1].push(token);
  }
  return parts.filter((part) => part.length > 0);
}
