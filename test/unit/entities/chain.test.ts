import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Chain, isHopeless, transitionFactors } from '../../../server/src/analysis/entities/chain.ts';
import { Kernel } from '../../../server/src/analysis/entities/kernel.ts';
import { entityLabels, firstTag, innerTag, labelOfTag, mayFollow, outside, tagCount } from '../../../server/src/analysis/entities/labels.ts';

const length = 3;
const scores = Float64Array.from({ length: length * tagCount }, (_, index) => Math.sin(index * 7) * 2);
const transitions = Float64Array.from({ length: (tagCount + 1) * tagCount }, (_, index) => Math.cos(index * 3));

/** Every allowed tag sequence with the exponential of its score. */
function allPaths(): { tags: number[]; weight: number }[] {
  let paths: { tags: number[]; score: number }[] = [{ tags: [], score: 0 }];
  for (let token = 0; token < length; token++) {
    paths = paths.flatMap(({ tags, score }) =>
      Array.from({ length: tagCount }, (_, tag) => tag)
        .filter((tag) => mayFollow(tags.at(-1) ?? outside, tag))
        .map((tag) => ({ tags: [...tags, tag], score: score + scores[token * tagCount + tag] + transitions[(tags.at(-1) ?? tagCount) * tagCount + tag] })),
    );
  }
  return paths.map(({ tags, score }) => ({ tags, weight: Math.exp(score) }));
}

function close(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${String(actual)} is not ${String(expected)}`);
}

describe('the linear chain', () => {
  const kernel = new Kernel(new WebAssembly.Module(readFileSync('server/data/entities.wasm')));
  const factors = transitionFactors(transitions);
  const chain = new Chain(kernel, factors);
  chain.startTokens(length);
  chain.runWithScores(scores);
  const paths = allPaths();
  const all = paths.reduce((sum, { weight }) => sum + weight, 0);
  const share = (holds: (tags: readonly number[]) => boolean): number =>
    paths.filter(({ tags }) => holds(tags)).reduce((sum, { weight }) => sum + weight, 0) / all;

  it('gives each tag the share of the sequences that have it', () => {
    for (let token = 0; token < length; token++) {
      for (let tag = 0; tag < tagCount; tag++) close(chain.tagProbability(token, tag), share((tags) => tags[token] === tag));
    }
  });

  it('gives each segment the share of the sequences in which it is an entity', () => {
    const segments = chain.likelySegments(0);
    assert.equal(segments.length, 6);
    for (const { from, to, probabilities } of segments) {
      for (let label = 0; label < entityLabels.length; label++) {
        const expected = share((tags) =>
          tags.every((tag, token) => {
            if (token === from) return tag === firstTag(label);
            if (token > from && token < to) return tag === innerTag(label);
            return token !== to || tag === outside || labelOfTag(tag) !== label || tag === firstTag(label);
          }),
        );
        if (expected > 1e-3) close(probabilities[label], expected);
      }
    }
  });

  it('calls a single token hopeless only where no segment is likely', () => {
    const least = 0.1;
    const single = new Chain(kernel, factors);
    let hopeless = 0;
    fc.assert(
      fc.property(fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: tagCount, maxLength: tagCount }), (values) => {
        const own = Float64Array.from(values);
        if (!isHopeless(own, 1, transitions, Math.log(least))) return;
        hopeless++;
        single.startTokens(1);
        single.runWithScores(own);
        assert.deepEqual(single.likelySegments(least), []);
      }),
      { numRuns: 1000 },
    );
    assert.ok(hopeless > 20);
  });
});
