import { memoizeByText } from '../../text/memo.ts';
import type { SourceText } from '../../text/source.ts';
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
  const mentions: EntityMention[] = [];
  for (const paragraph of source.paragraphs) {
    for (const { start, end, name, likelihoods } of mentionsIn(source.slice(paragraph))) {
      mentions.push({ start: start + paragraph.start, end: end + paragraph.start, name, likelihoods });
    }
  }
  return { mentions };
}

function taggerOf(model: EntityModel): (paragraph: string) => readonly EntityMention[] {
  let tagger = taggers.get(model);
  if (tagger === undefined) {
    const candidatesIn = taggerFrom(model);
    tagger = memoizeByText((paragraph) => mentionsOf(paragraph, candidatesIn(paragraph)));
    taggers.set(model, tagger);
  }
  return tagger;
}

function mentionsOf(paragraph: string, candidates: readonly EntityCandidate[]): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const candidate of candidates) {
    const words = paragraph.slice(candidate.start, candidate.end);
    if (!isNumber(words)) mentions.push(mentionOf(words, candidate));
  }
  return mentions;
}

function mentionOf(words: string, { start, end, probabilities }: EntityCandidate): EntityMention {
  const name = /[^\S ]| {2}/u.test(words) ? words.replace(/\s+/gu, ' ') : words;
  return { start, end, name, likelihoods: probabilities.map((probability) => Math.round(Math.min(1, probability) * 1000)) };
}

/** Whether words are a number alone: at the head of a sentence it has the capital of a name. */
function isNumber(words: string): boolean {
  return isNumberWord(/^[^\s-]*/u.exec(words)![0]) && words.split(/[\s-]+/u).every(isNumberWord);
}

function isNumberWord(word: string): boolean {
  return numbers.has(word.toLowerCase());
}
