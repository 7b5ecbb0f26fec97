import { memoizeByText } from '../../text/memo.ts';
import type { SourceText } from '../../text/source.ts';
import { shift } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { teens, tens, units } from '../quantities/numberWords.ts';
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

const numbers: ReadonlySet<string> = new Set([...units.keys(), ...teens.keys(), ...tens.keys()]);

const taggers = new WeakMap<EntityModel, (paragraph: string) => readonly EntityMention[]>();

/** Finds what may be mentions of persons, organisations and places, as the words in and around them tell. */
export function extractEntityFacts(source: SourceText, model: EntityModel): EntityFacts {
  const mentionsIn = taggerOf(model);
  return {
    mentions: source.paragraphs.flatMap((paragraph) =>
      mentionsIn(source.slice(paragraph)).map((mention) => ({ ...mention, ...shift(mention, paragraph.start) })),
    ),
  };
}

function taggerOf(model: EntityModel): (paragraph: string) => readonly EntityMention[] {
  let tagger = taggers.get(model);
  if (tagger === undefined) {
    const candidatesIn = taggerFrom(model);
    tagger = memoizeByText((paragraph) =>
      candidatesIn(paragraph)
        .filter((candidate) => !isNumber(paragraph.slice(candidate.start, candidate.end)))
        .map((candidate) => mentionOf(paragraph, candidate)),
    );
    taggers.set(model, tagger);
  }
  return tagger;
}

function mentionOf(paragraph: string, { start, end, probabilities }: EntityCandidate): EntityMention {
  const words = paragraph.slice(start, end);
  const name = /[^\S ]| {2}/u.test(words) ? words.replace(/\s+/gu, ' ') : words;
  return { start, end, name, likelihoods: probabilities.map((probability) => Math.round(Math.min(1, probability) * 1000)) };
}

/** Whether words are a number alone: at the head of a sentence it has the capital of a name. */
function isNumber(words: string): boolean {
  return words.split(/[\s-]+/u).every((word) => numbers.has(word.toLowerCase()));
}
