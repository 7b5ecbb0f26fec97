import { editDistance } from './editDistance.ts';
import { skeletonOf, soundsOf } from './fold.ts';

/** What two folded names have in common, as numbers; `edits` is the log-odds that the edit model gives them. Symmetric. */
export function pairFeatures(a: string, b: string, edits: number): number[] {
  const [soundsA, soundsB] = [soundsOf(a), soundsOf(b)];
  const [skeletonA, skeletonB] = [skeletonOf(soundsA), skeletonOf(soundsB)];
  const longer = Math.max(a.length, b.length);
  const distance = editDistance(a, b);
  const prefix = commonPrefix(a, b);
  const suffix = commonPrefix(reverse(a), reverse(b));
  const lengthDifference = Math.abs(a.length - b.length);
  const soundDistance = editDistance(soundsA, soundsB);
  const skeletonDistance = editDistance(skeletonA, skeletonB);
  return [
    edits,
    Math.max(-4, Math.min(4, edits)),
    edits / longer,
    lengthDifference === 0 ? edits : 0,
    lengthDifference,
    Math.min(1, lengthDifference),
    longer,
    distance,
    distance / longer,
    distance === 1 ? 1 : 0,
    distance > 2 ? 1 : 0,
    soundDistance,
    soundDistance / Math.max(soundsA.length, soundsB.length),
    soundDistance === 0 ? 1 : 0,
    skeletonDistance,
    skeletonDistance === 0 ? 1 : 0,
    Math.min(skeletonA.length, skeletonB.length),
    editDistance(vowelsOf(a), vowelsOf(b)),
    prefix,
    suffix,
    prefix / longer,
    sharedBigrams(a, b),
    a[0] === b[0] ? 1 : 0,
    a[a.length - 1] === b[b.length - 1] ? 1 : 0,
    swapped(a, b),
  ];
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}

function vowelsOf(text: string): string {
  return text.replace(/[^aeiouy]/g, '');
}

/** The share of two-letter stretches that both have (Dice's coefficient), ends included. */
function sharedBigrams(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  let shared = 0;
  for (const bigram of left) if (right.has(bigram)) shared++;
  return (2 * shared) / (left.size + right.size);
}

function bigrams(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2)));
}

/** 1 where the two have the same letters in another order. */
function swapped(a: string, b: string): number {
  return Array.from(a).sort().join('') === Array.from(b).sort().join('') ? 1 : 0;
}
