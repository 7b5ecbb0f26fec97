import { ReusableList } from '../../text/reusableList.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { emptyChain, isHopeless, likelySegments, runChain, startChain, transitionFactors } from './chain.ts';
import { describeToken } from './features.ts';
import { FeatureWeights } from './featureWeights.ts';
import { tagCount } from './labels.ts';
import type { EntityModel } from './model.ts';
import { emptySentence, prepareSentence } from './sentence.ts';
import { nextStretch, type Stretch } from './stretches.ts';
import { withoutTitles } from './titles.ts';
import { wordRoles } from './wordRoles.ts';
import { roleOfSigns, wordSigns } from './wordTraits.ts';

/** A stretch of words that may be an entity; candidates may overlap. UTF-16 offsets. */
export interface EntityCandidate extends Span {
  /** The probability that exactly these words are an entity, for each of `entityLabels`. */
  readonly probabilities: readonly number[];
}

/** Candidates less likely than this are not kept. */
const leastProbability = 0.1;
const leastLogarithm = Math.log(leastProbability);

/** A function that finds the candidates of a paragraph, with offsets relative to it, by their start. What is a number alone is none: at the head of a sentence it has the capital of a name. */
export function taggerFrom(model: EntityModel): (paragraph: string) => EntityCandidate[] {
  const factors = transitionFactors(model.transitions);
  const exponentials = exponentialsOf(model.weightScale);
  const sentence = emptySentence(model.lexicon);
  const weights = new FeatureWeights(model, sentence);
  const chain = emptyChain();
  const stretch: Stretch = { from: 0, to: 0 };
  const candidates = new ReusableList<EntityCandidate>();

  function sumsOf({ from, to }: Stretch): Int32Array {
    const sums = weights.start(to - from);
    for (let index = from; index < to; index++) {
      describeToken(sentence, index, weights);
      weights.finish(index - from);
    }
    return sums;
  }

  function startWithSums(sums: Int32Array, length: number): void {
    startChain(chain, length);
    const { emissions } = chain;
    const width = tagCount;
    const end = length * width;
    for (let row = 0; row < end; row += width) {
      const next = row + width;
      let greatest = sums[row];
      for (let place = row + 1; place < next; place++) if (sums[place] > greatest) greatest = sums[place];
      for (let place = row; place < next; place++) {
        const below = greatest - sums[place];
        emissions[place] = below < exponentialCount ? exponentials[below] : Math.exp(-below * model.weightScale);
      }
    }
  }

  return (paragraph) => {
    const { tokens } = sentence;
    for (const span of splitSentences(paragraph, { start: 0, end: paragraph.length })) {
      if (!prepareSentence(paragraph, span, model.lexicon, sentence)) continue;
      const { signs } = sentence;
      stretch.to = 0;
      while (nextStretch(signs, tokens.count, stretch.to, stretch)) {
        const length = stretch.to - stretch.from;
        const sums = sumsOf(stretch);
        if (length === 1 && isHopeless(sums, model.weightScale, model.transitions, leastLogarithm)) continue;
        startWithSums(sums, length);
        runChain(chain, factors);
        for (const { from, to, probabilities } of withoutTitles(likelySegments(chain, factors, leastProbability), signs, stretch.from, leastProbability)) {
          const first = stretch.from + from;
          const last = stretch.from + to - 1;
          if ((signs[first] & signs[last] & wordSigns.mayBound) === 0 || isNumber(signs, first, last)) continue;
          candidates.add({ start: tokens.starts[first], end: tokens.ends[last], probabilities });
        }
      }
    }
    return candidates.take();
  };
}

/** Further powers are so small that they are seldom asked for. */
const exponentialCount = 4096;

/** `exp` of 0, -1, -2 … times `scale`. */
function exponentialsOf(scale: number): Float64Array {
  const exponentials = new Float64Array(exponentialCount);
  for (let times = 0; times < exponentialCount; times++) exponentials[times] = Math.exp(-times * scale);
  return exponentials;
}

/** Whether words are a number alone ("Twenty-one"). */
function isNumber(signs: Int32Array, first: number, last: number): boolean {
  for (let index = first; index <= last; index++) if ((signs[index] & wordSigns.numeral) === 0 && roleOfSigns(signs[index]) !== wordRoles.hyphen) return false;
  return true;
}
