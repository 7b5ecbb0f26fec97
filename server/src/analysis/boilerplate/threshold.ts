/**
 * Lines less likely than this to be content are boilerplate whatever the document holds: it may hold nothing else, and where
 * little is sure the probabilities are too high rather than too low, as pages of sites that were not trained on show.
 */
const lowestThreshold = 0.4;

/**
 * The probability from which lines are best taken for content, so that the expected F1 of the document's content is
 * highest: it is half that F1 (Lipton, Elkan and Naryanaswamy 2014), hence never over one half. Where all is clear,
 * one half decides; in a document in which nothing is sure the likeliest lines count.
 */
export function bestThreshold(probabilities: ArrayLike<number>): number {
  const sorted = Float64Array.from(probabilities).sort().reverse();
  const expected = sorted.reduce((sum, probability) => sum + probability, 0);
  let right = 0;
  let best = 0;
  sorted.forEach((probability, index) => {
    right += probability;
    best = Math.max(best, (2 * right) / (index + 1 + expected));
  });
  return Math.max(lowestThreshold, best / 2);
}
