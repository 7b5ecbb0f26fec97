import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { withRoomFor } from '../columns.ts';
import { emptyChain, isHopeless, likelySegments, runChain, transitionFactors } from './chain.ts';
import { describeToken } from './features.ts';
import { FeatureWeights } from './featureWeights.ts';
import { tagCount } from './labels.ts';
import type { EntityModel } from './model.ts';
import { emptySentence, prepareSentence } from './sentence.ts';
import { findStretches } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import { withoutTitles } from './titles.ts';

/** A stretch of words that may be an entity; candidates may overlap. UTF-16 offsets. */
export interface EntityCandidate extends Span {
  /** The probability that exactly these words are an entity, for each of `entityLabels`. */
  readonly probabilities: readonly number[];
}

/** Candidates less likely than this are not kept. */
const leastProbability = 0.1;

/** A function that finds the candidates of a paragraph, with offsets relative to it, by their start. */
export function taggerFrom(model: EntityModel): (paragraph: string) => EntityCandidate[] {
  const weights = new FeatureWeights(model);
  const factors = transitionFactors(model.transitions);
  const sentence = emptySentence();
  const chain = emptyChain();
  let scores = new Float64Array(64 * tagCount);

  function scoreStretch({ from, to }: Stretch): void {
    weights.start(to - from);
    for (let index = from; index < to; index++) {
      weights.turnTo(index - from);
      describeToken(sentence, index, weights);
    }
    const size = (to - from) * tagCount;
    scores = withRoomFor(scores, size);
    for (let index = 0; index < size; index++) scores[index] = weights.sums[index] * model.weightScale;
  }

  return (paragraph) => {
    const candidates: EntityCandidate[] = [];
    const { tokens, words } = sentence;
    for (const span of splitSentences(paragraph, { start: 0, end: paragraph.length })) {
      if (!prepareSentence(paragraph, span, model.lexicon, sentence)) continue;
      for (const stretch of findStretches(words, tokens.count)) {
        const length = stretch.to - stretch.from;
        scoreStretch(stretch);
        if (length === 1 && isHopeless(scores, model.transitions, leastProbability)) continue;
        runChain(chain, scores, length, factors);
        const segments = likelySegments(chain, factors, leastProbability);
        for (const { from, to, probabilities } of withoutTitles(segments, words, stretch.from, leastProbability)) {
          const [first, last] = [stretch.from + from, stretch.from + to - 1];
          if (words[first].mayBound && words[last].mayBound) candidates.push({ start: tokens.starts[first], end: tokens.ends[last], probabilities });
        }
      }
    }
    return candidates;
  };
}
