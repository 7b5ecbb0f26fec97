import { classOfUnit, letter, space } from '../../text/characters.ts';
import { ReusableList } from '../../text/reusableList.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { Chain, isHopeless, transitionFactors } from './chain.ts';
import { describeToken } from './features.ts';
import { FeatureWeights } from './featureWeights.ts';
import { Kernel } from './kernel.ts';
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

/**
 * A function that finds the candidates of a paragraph, with offsets relative to it, by their start. What is a number alone is none: at the head of a sentence it
 * has the capital of a name; nor is a part of a web address or of an account's name.
 */
export function taggerFrom(model: EntityModel): (paragraph: string) => EntityCandidate[] {
  const sentence = emptySentence(model.lexicon);
  const kernel = new Kernel(model.kernel);
  const chain = new Chain(kernel, transitionFactors(model.transitions), model.weightScale);
  const weights = new FeatureWeights(model, sentence, kernel);
  const stretch: Stretch = { from: 0, to: 0 };
  const candidates = new ReusableList<EntityCandidate>();

  function sumWeights({ from, to }: Stretch): void {
    chain.startTokens(to - from);
    weights.start();
    for (let index = from; index < to; index++) {
      describeToken(sentence, index, weights);
      weights.finish(index - from);
    }
    weights.sum(to - from);
  }

  return (paragraph) => {
    const { tokens } = sentence;
    for (const span of splitSentences(paragraph, { start: 0, end: paragraph.length })) {
      if (!prepareSentence(paragraph, span, model.lexicon, sentence)) continue;
      const { signs } = sentence;
      stretch.to = 0;
      while (nextStretch(signs, tokens.count, stretch.to, stretch)) {
        sumWeights(stretch);
        if (stretch.to - stretch.from === 1 && isHopeless(kernel.sums, model.weightScale, model.transitions, leastLogarithm)) continue;
        chain.runWithSums();
        for (const { from, to, probabilities } of withoutTitles(chain.likelySegments(leastProbability), signs, stretch.from, leastProbability)) {
          const first = stretch.from + from;
          const last = stretch.from + to - 1;
          if ((signs[first] & signs[last] & wordSigns.mayBound) === 0 || isNumber(signs, first, last)) continue;
          if (isInAddress(paragraph, tokens.starts[first])) continue;
          candidates.add({ start: tokens.starts[first], end: tokens.ends[last], probabilities });
        }
      }
    }
    return candidates.take();
  };
}

/** Whether words are a number alone ("Twenty-one"). */
function isNumber(signs: Int32Array, first: number, last: number): boolean {
  for (let index = first; index <= last; index++) if ((signs[index] & wordSigns.numeral) === 0 && roleOfSigns(signs[index]) !== wordRoles.hyphen) return false;
  return true;
}

/** No mark of an address is looked for farther before a name, in UTF-16 code units. */
const longestAddress = 200;

/** Whether an offset is inside a web address or the name of an account ("https://t.co/Ab3x", "example.org/News", "@Name_1"). */
function isInAddress(paragraph: string, offset: number): boolean {
  if (offset === 0 || (classOfUnit(paragraph.charCodeAt(offset - 1)) & (space | letter)) !== 0) return false;
  const before = /\S*$/u.exec(paragraph.slice(Math.max(0, offset - longestAddress), offset))![0];
  return /(?:^|\W)@\w*$|:\/\/|\bwww\.|\w\.[a-z]{2,}\/|[?&]\w+=/u.test(before);
}
