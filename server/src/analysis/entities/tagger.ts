import { decode, entityProbability, runChain, transitionFactors } from './chain.ts';
import { collectFeatures, prepareSentence } from './features.ts';
import type { PreparedSentence } from './features.ts';
import { entityLabels, tagCount } from './labels.ts';
import type { EntityLabel } from './labels.ts';
import type { EntityModel } from './model.ts';
import { findStretches } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import { tokenize } from './tokens.ts';
import { wordTraitsFrom } from './wordTraits.ts';

/** An entity that the sequence model found in a paragraph; UTF-16 offsets relative to it. */
export interface TaggedEntity {
  readonly start: number;
  readonly end: number;
  /** The probability that exactly these words are an entity, for each of `entityLabels`. */
  readonly probabilities: readonly number[];
  readonly label: EntityLabel;
}

/** A function that tags a paragraph. */
export function taggerFrom(model: EntityModel): (paragraph: string) => TaggedEntity[] {
  const traits = wordTraitsFrom(model.lexicon);
  const factors = transitionFactors(model.transitions);
  return (paragraph) => {
    const entities: TaggedEntity[] = [];
    for (const tokens of tokenize(paragraph)) {
      const sentence = prepareSentence(tokens, traits, model.lexicon);
      for (const stretch of findStretches(sentence.words)) entities.push(...tagStretch(model, factors, sentence, stretch));
    }
    return entities;
  };
}

function tagStretch(model: EntityModel, factors: Float64Array, sentence: PreparedSentence, stretch: Stretch): TaggedEntity[] {
  const length = stretch.to - stretch.from;
  const scores = new Float64Array(length * tagCount);
  const features: number[] = [];
  for (let token = 0; token < length; token++) {
    features.length = 0;
    collectFeatures(sentence, stretch, stretch.from + token, features);
    for (const feature of features) model.addWeights(feature, scores, token * tagCount);
  }
  const decoded = decode(scores, length, model.transitions);
  if (decoded.length === 0) return [];
  const chain = runChain(scores, length, factors);
  return decoded.map(({ from, to, label }) => ({
    start: sentence.tokens[stretch.from + from].start,
    end: sentence.tokens[stretch.from + to - 1].end,
    label: entityLabels[label],
    probabilities: entityLabels.map((_, other) => entityProbability(chain, factors, from, to, other)),
  }));
}
