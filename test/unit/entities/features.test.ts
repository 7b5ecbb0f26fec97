import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { collectFeatures, describeToken } from '../../../server/src/analysis/entities/features.ts';
import { FeatureWeights } from '../../../server/src/analysis/entities/featureWeights.ts';
import { tagCount } from '../../../server/src/analysis/entities/labels.ts';
import { emptySentence, prepareSentence } from '../../../server/src/analysis/entities/sentence.ts';
import { addToSums, readSums, sumWidth } from '../../../server/src/analysis/entities/tagSums.ts';
import { shippedModel } from './model.ts';

const seed = readFileSync('samples/01-coast-courier.txt', 'utf8').split(/\s+/u);
const words = ['Ahmad', 'Massoud', 'the', 'The', 'U.S.', '-', '–', '(', ')', ',', '.', 'was', 'a', 'footballer', '139th', "O'Brien", 'Kabul', 'University', 'of', 'ÀÉ', 'xyzzy', '𝐀b', ...seed.slice(0, 60)];

describe('the features of a token', () => {
  it('weigh as much remembered by form as they do one by one', () => {
    const model = shippedModel();
    const sentence = emptySentence(model.lexicon);
    const found = new Int32Array(60 * tagCount);
    const weights = new FeatureWeights(model, sentence, found);
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
        for (let index = 0; index < count; index++) {
          const features: number[] = [];
          collectFeatures(sentence, index, features);
          const sums = new Int32Array(tagCount);
          for (const feature of features) {
            const from = model.weightsAt(feature);
            if (from >= 0) for (let tag = 0; tag < tagCount; tag++) sums[tag] += model.weights[from + tag];
          }
          assert.deepEqual(found.slice(index * tagCount, (index + 1) * tagCount), sums);
        }
      }),
    );
  });

  it('sum up exactly, however often the heaviest are added', () => {
    const row = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: tagCount, maxLength: tagCount });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 500 }), (rows) => {
        const sums = new Float64Array(2 * sumWidth);
        for (const weights of rows) addToSums(sums, sumWidth, Int8Array.from(weights), 0);
        const read = new Int32Array(2 * tagCount);
        readSums(sums, sumWidth, read, tagCount);
        const expected = Array.from({ length: tagCount }, (_, tag) => rows.reduce((sum, weights) => sum + weights[tag], 0));
        assert.deepEqual([...read], [...new Int32Array(tagCount), ...expected]);
      }),
    );
  });
});
