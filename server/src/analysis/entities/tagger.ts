import { likelySegments, runChain, transitionFactors } from './chain.ts';
import { collectFeatures, prepareSentence } from './features.ts';
import type { Span } from '../../text/span.ts';
import type { PreparedSentence } from './features.ts';
import { tagCount } from './labels.ts';
import type { EntityModel } from './model.ts';
import { findStretches } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import { tokenize } from './tokens.ts';
import { wordTraitsFrom } from './wordTraits.ts';

/** A stretch of words that may be an entity; candidates may overlap. UTF-16 offsets. */
export interface EntityCandidate extends Span {
  /** The probability that exactly these words are an entity, for each of `entityLabels`. */
  readonly probabilities: readonly number[];
}

/** Candidates less likely than this are not kept. */
const leastProbability = 0.1;

/** A function that finds the candidates of a paragraph, with offsets relative to it, by their start. */
export function taggerFrom(model: EntityModel): (paragraph: string) => EntityCandidate[] {
  const traits = wordTraitsFrom(model.lexicon);
  const factors = transitionFactors(model.transitions);
  return (paragraph) => {
    const entities: EntityCandidate[] = [];
    for (const tokens of tokenize(paragraph)) {
      const sentence = prepareSentence(tokens, traits, model.lexicon);
      for (const stretch of findStretches(sentence.words)) {
        for (const entity of tagStretch(model, factors, sentence, stretch)) entities.push(entity);
      }
    }
    return entities;
  };
}

function tagStretch(model: EntityModel, factors: Float64Array, sentence: PreparedSentence, stretch: Stretch): EntityCandidate[] {
  const length = stretch.to - stretch.from;
  const scores = new Float64Array(length * tagCount);
  const features: number[] = [];
  for (let token = 0; token < length; token++) {
    features.length = 0;
    collectFeatures(sentence, stretch.from + token, features);
    model.score(features, scores, token * tagCount);
  }
  const chain = runChain(scores, length, factors);
  return likelySegments(chain, factors, leastProbability)
    .filter(({ from, to }) => mayBound(sentence, stretch.from + from) && mayBound(sentence, stretch.from + to - 1))
    .map(({ from, to, probabilities }) => ({
      start: sentence.tokens[stretch.from + from].start,
      end: sentence.tokens[stretch.from + to - 1].end,
      probabilities,
    }));
}

const functionWords = new Set(['of', 'for', 'in', 'on', 'at', 'and', 'or', 'the', 'a', 'an', 'to', 'by', 'with', 'from']);

/** Whether a name may begin or end with the token: not with a mark or with a preposition, article or conjunction. */
function mayBound({ words, tokens }: PreparedSentence, index: number): boolean {
  return words[index].kind !== 'mark' && !functionWords.has(tokens[index].text);
}
