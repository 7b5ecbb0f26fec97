import assert from 'node:assert/strict';
import fc from 'fast-check';
import { taggerFrom } from '../../../server/src/analysis/entities/tagger.ts';
import { shippedModel } from './model.ts';

const tag = taggerFrom(shippedModel());

describe('persons with titles', () => {
  it('keep what is known of the titled words as another kind of name', () => {
    const text = 'The firm was sued by General Motors Company in May.';
    const motors = tag(text).find(({ start, end }) => text.slice(start, end) === 'General Motors Company');
    assert.equal(motors?.probabilities[0], 0);
    assert.ok(motors.probabilities[1] > 0.5);
  });

  it('are never likelier than certain, whatever titles stand before them, and stay in order', () => {
    const words = fc.constantFrom('General', 'Mayor', 'Major', 'Prince', 'Anna', 'Keller', 'of', 'the', 'Motors', 'said', 'Ivan', ',');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (sentence) => {
        const candidates = tag(`They met ${sentence.join(' ')} there.`);
        for (const [index, { start, end, probabilities }] of candidates.entries()) {
          const before = candidates[index - 1];
          assert.ok(before === undefined || before.start < start || (before.start === start && before.end < end));
          assert.ok(probabilities.reduce((sum, probability) => sum + probability, 0) < 1 + 1e-9);
        }
      }),
    );
  });
});
