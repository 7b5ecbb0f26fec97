import { classOfUnit, space } from '../../text/characters.ts';
import { memoizeByParagraph } from '../../text/memo.ts';
import { ReusableList } from '../../text/reusableList.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { entityLabels } from './labels.ts';
import type { EntityModel } from './model.ts';
import { taggerFrom } from './tagger.ts';
import type { EntityCandidate } from './tagger.ts';

/** A stretch of a document that may name an entity; UTF-16 offsets. Mentions may overlap: at most one of them stays. */
export interface EntityMention extends Span {
  /** Its words, joined by single spaces. */
  readonly name: string;
  /** How likely exactly these words are an entity of each of `entityLabels`, in thousandths. */
  readonly likelihoods: readonly number[];
}

/** A document's possible entity mentions, by their start. */
export interface EntityFacts {
  readonly mentions: readonly EntityMention[];
}

const taggers = new WeakMap<EntityModel, (paragraph: string) => readonly EntityMention[]>();

/** Finds what may be mentions of persons, organisations and places, as the words in and around them tell. */
export function extractEntityFacts(source: SourceText, model: EntityModel): EntityFacts {
  const mentionsIn = taggerOf(model);
  for (const paragraph of source.paragraphs) {
    const found = mentionsIn(source.slice(paragraph));
    for (let at = 0, { length } = found; at < length; at++) {
      const { start, end, name, likelihoods } = found[at];
      mentions.add({ start: start + paragraph.start, end: end + paragraph.start, name, likelihoods });
    }
  }
  return { mentions: mentions.take() };
}

const mentions = new ReusableList<EntityMention>();

function taggerOf(model: EntityModel): (paragraph: string) => readonly EntityMention[] {
  let tagger = taggers.get(model);
  if (tagger === undefined) {
    const candidatesIn = taggerFrom(model);
    tagger = memoizeByParagraph((paragraph) => candidatesIn(paragraph).map((candidate) => mentionOf(paragraph, candidate)));
    taggers.set(model, tagger);
  }
  return tagger;
}

function mentionOf(paragraph: string, { start, end, probabilities }: EntityCandidate): EntityMention {
  const likelihoods = nothing.slice();
  for (let label = 0; label < likelihoods.length; label++) likelihoods[label] = Math.round(Math.min(1, probabilities[label]) * 1000);
  return { start, end, name: nameOf(paragraph, start, end), likelihoods };
}

const nothing = entityLabels.map(() => 0);

/** The words of a part of a text, joined by single spaces. */
function nameOf(text: string, start: number, end: number): string {
  const words = text.slice(start, end);
  let wasSpace = false;
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    // Most are letters of ASCII, of which no class need be looked up.
    if (unit > blank && unit < noBreakSpace) {
      wasSpace = false;
      continue;
    }
    const isSpace = (classOfUnit(unit) & space) !== 0;
    if (isSpace && (wasSpace || unit !== blank)) return words.replace(/\s+/gu, ' ');
    wasSpace = isSpace;
  }
  return words;
}

const blank = 0x20;
const noBreakSpace = 0xa0;
