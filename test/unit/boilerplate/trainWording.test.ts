import assert from 'node:assert/strict';
import { trainWording, type WordingExample } from '../../../bench/train/boilerplate/trainWording.ts';

describe('trainWording', () => {
  /** Of ten lines one is content; word 0 stands in every other line, whatever it is, word 1 in all content and nowhere else. */
  const examples = Array.from({ length: 2000 }, (_, line): WordingExample => {
    const content = line % 10 === 0;
    const common = Math.floor(line / 10) % 2 === 0;
    return { numbers: [...(common ? [0] : []), ...(content ? [1] : [])], content, weight: 1 };
  });

  it('has words say what they add, not how many lines are furniture', () => {
    const [common, telling] = trainWording(examples, 2);
    assert.ok(Math.abs(common) < 0.7 && telling > 2, `${String(common)} ${String(telling)}`);
  });

  it('gives the same for the same examples', () => {
    assert.deepEqual(trainWording(examples, 2), trainWording(examples, 2));
  });
});
