import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { collectFeatures, describeToken } from '../../../server/src/analysis/entities/features.ts';
import { FeatureWeights } from '../../../server/src/analysis/entities/featureWeights.ts';
import { Kernel } from '../../../server/src/analysis/entities/kernel.ts';
import { tagCount } from '../../../server/src/analysis/entities/labels.ts';
import { emptySentence, prepareSentence } from '../../../server/src/analysis/entities/sentence.ts';
import { shippedModel } from './model.ts';

const seed = readFileSync('samples/01-coast-courier.txt', 'utf8').split(/\s+/u);
const words = ['Ahmad', 'Massoud', 'the', 'The', 'U.S.', '-', '–', '(', ')', ',', '.', 'was', 'a', 'footballer', '139th', "O'Brien", 'Kabul', 'University', 'of', 'ÀÉ', 'xyzzy', '𝐀b', ...seed.slice(0, 60)];

describe('the features of a token', () => {
  it('weigh as much remembered by form as they do one by one', () => {
    const model = shippedModel();
    const sentence = emptySentence(model.lexicon);
    const kernel = new Kernel(model.kernel);
    const weights = new FeatureWeights(model, sentence, kernel);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 }), fc.constantFrom(' ', ''), (parts, gap) => {
        const text = parts.join(gap);
        if (!prepareSentence(text, { start: 0, end: text.length }, model.lexicon, sentence)) return;
        const { count } = sentence.tokens;
        weights.start();
        for (let index = 0; index < count; index++) {
          describeToken(sentence, index, weights);
          weights.finish(index);
        }
        weights.sum(count);
        for (let index = 0; index < count; index++) {
          const features: number[] = [];
          collectFeatures(sentence, index, features);
          const sums = new Int32Array(tagCount);
          for (const feature of features) {
            const from = model.weightsAt(feature);
            if (from >= 0) for (let tag = 0; tag < tagCount; tag++) sums[tag] += model.weights[from + tag];
          }
          assert.deepEqual(kernel.sums.slice(index * tagCount, (index + 1) * tagCount), sums);
        }
      }),
    );
  });

  it('sum up exactly, whatever rows each token has', () => {
    const { rows, rowWidth, rowList, rowEnds, sums, functions } = new Kernel(shippedModel().kernel);
    const row = fc.array(fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }), { minLength: tagCount, maxLength: tagCount });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), fc.array(fc.array(fc.nat(8), { maxLength: 16 }), { maxLength: 20 }), (weights, tokens) => {
        weights.forEach((each, number) => {
          rows.set(each, number * rowWidth);
        });
        const lists = tokens.map((numbers) => numbers.map((number) => number % weights.length));
        rowList.set(lists.flat());
        rowEnds.set(lists.map((_, token) => lists.slice(0, token + 1).flat().length));
        functions.sumRows(lists.length);
        const expected = lists.flatMap((numbers) => Array.from({ length: tagCount }, (_, tag) => numbers.reduce((sum, number) => sum + weights[number][tag], 0)));
        assert.deepEqual([...sums.subarray(0, expected.length)], expected);
      }),
    );
  });
});
