import { type ErrorModel, priorErrorModel, type SequenceEdit } from '../../../server/src/analysis/spelling/errorModel.ts';
import { letterAt, letterCount } from '../../../server/src/analysis/spelling/letters.ts';

/** How many observed positions the prior weighs as much as. */
const priorWeight = { substitution: 40, insertion: 40, deletion: 40, sequence: 60 };

const rounds = 3;

/** One step of an alignment; letters by number, `before` the letter before the edit on the side that the cost looks at. */
type Step =
  | { readonly kind: 'match'; readonly meant: number; readonly before: number }
  | { readonly kind: 'substitution'; readonly written: number; readonly meant: number; readonly before: number }
  | { readonly kind: 'insertion'; readonly written: number; readonly before: number }
  | { readonly kind: 'deletion'; readonly meant: number; readonly before: number }
  | { readonly kind: 'transposition' }
  | { readonly kind: 'sequence'; readonly index: number };

/** Estimates the error model from pairs by hard expectation maximisation, with the classes of the prior for smoothing. */
export function estimateErrorModel(pairs: readonly { readonly written: string; readonly meant: string }[]): ErrorModel {
  const prior = priorErrorModel();
  const unique = [...new Map(pairs.map((pair) => [`${pair.written} ${pair.meant}`, pair])).values()];
  let model = prior;
  for (let round = 0; round < rounds; round++) model = reestimate(prior, unique.flatMap(({ written, meant }) => align(model, written, meant)), unique);
  return model;
}

function reestimate(prior: ErrorModel, steps: readonly Step[], pairs: readonly { readonly meant: string }[]): ErrorModel {
  const cells = letterCount * letterCount;
  const counts = { substitution: new Float64Array(cells), insertion: new Float64Array(cells), deletion: new Float64Array(cells), sequence: new Float64Array(prior.sequences.length) };
  const meantLetters = new Float64Array(letterCount);
  const meantPairs = new Float64Array(cells);
  let transpositions = 0;
  let letters = 0;
  for (const step of steps) {
    if (step.kind === 'substitution') counts.substitution[step.written * letterCount + step.meant]++;
    else if (step.kind === 'insertion') counts.insertion[step.written * letterCount + step.before]++;
    else if (step.kind === 'deletion') counts.deletion[step.meant * letterCount + step.before]++;
    else if (step.kind === 'transposition') transpositions++;
    else if (step.kind === 'sequence') counts.sequence[step.index]++;
  }
  for (const { meant } of pairs) {
    for (let offset = 0; offset < meant.length; offset++) {
      const letter = letterAt(meant, offset);
      meantLetters[letter]++;
      meantPairs[letter * letterCount + (offset > 0 ? letterAt(meant, offset - 1) : letterCount - 1)]++;
      letters++;
    }
  }
  const cost = (count: number, occasions: number, priorCost: number, weight: number): number =>
    -Math.log((count + weight * Math.exp(-priorCost)) / (occasions + weight));
  return {
    substitution: prior.substitution.map((before, cell) => (before === 0 ? 0 : cost(counts.substitution[cell], meantLetters[cell % letterCount], before, priorWeight.substitution))),
    insertion: prior.insertion.map((before, cell) => cost(counts.insertion[cell], meantLetters[cell % letterCount], before, priorWeight.insertion)),
    deletion: prior.deletion.map((before, cell) => cost(counts.deletion[cell], meantPairs[cell], before, priorWeight.deletion)),
    transposition: cost(transpositions, letters, prior.transposition, letters / 20),
    first: prior.first,
    sequences: prior.sequences.map((sequence, index) => ({ ...sequence, cost: cost(counts.sequence[index], occurrences(pairs, sequence), sequence.cost, priorWeight.sequence) })),
  };
}

function occurrences(pairs: readonly { readonly meant: string }[], { meant }: SequenceEdit): number {
  const text = String.fromCharCode(...meant.map((letter) => letter + 97));
  return pairs.filter((pair) => pair.meant.includes(text)).length;
}

/** The cheapest way to turn the meant word into the written one. */
function align(model: ErrorModel, written: string, meant: string): Step[] {
  const width = written.length + 1;
  const costs = new Float64Array(width * (meant.length + 1)).fill(Infinity);
  const steps: (Step | undefined)[] = [];
  const from: number[] = [];
  costs[0] = 0;
  const relax = (depth: number, column: number, fromDepth: number, fromColumn: number, added: number, step: Step): void => {
    const cost = costs[fromDepth * width + fromColumn] + added;
    const cell = depth * width + column;
    if (cost >= costs[cell]) return;
    costs[cell] = cost;
    steps[cell] = step;
    from[cell] = fromDepth * width + fromColumn;
  };
  for (let depth = 0; depth <= meant.length; depth++) {
    for (let column = 0; column <= written.length; column++) {
      const before = depth > 1 ? letterAt(meant, depth - 2) : letterCount - 1;
      const letter = depth > 0 ? letterAt(meant, depth - 1) : -1;
      const typed = column > 0 ? letterAt(written, column - 1) : -1;
      const first = depth === 1 ? model.first : 0;
      if (depth > 0) relax(depth, column, depth - 1, column, model.deletion[letter * letterCount + before] + first, { kind: 'deletion', meant: letter, before });
      if (column > 0) {
        const typedBefore = column > 1 ? letterAt(written, column - 2) : letterCount - 1;
        relax(depth, column, depth, column - 1, model.insertion[typed * letterCount + typedBefore] + (column === 1 ? model.first : 0), { kind: 'insertion', written: typed, before: typedBefore });
      }
      if (depth === 0 || column === 0) continue;
      if (letter === typed) relax(depth, column, depth - 1, column - 1, 0, { kind: 'match', meant: letter, before });
      else relax(depth, column, depth - 1, column - 1, model.substitution[typed * letterCount + letter] + (column === 1 ? first : 0), { kind: 'substitution', written: typed, meant: letter, before });
      if (depth > 1 && column > 1 && typed === before && letterAt(written, column - 2) === letter && typed !== letter) {
        relax(depth, column, depth - 2, column - 2, model.transposition, { kind: 'transposition' });
      }
      for (const [index, sequence] of model.sequences.entries()) {
        if (endsWith(written, column, sequence.written) && endsWith(meant, depth, sequence.meant)) {
          relax(depth, column, depth - sequence.meant.length, column - sequence.written.length, sequence.cost, { kind: 'sequence', index });
        }
      }
    }
  }
  const path: Step[] = [];
  for (let cell = width * (meant.length + 1) - 1; cell > 0; cell = from[cell]) path.push(steps[cell] as Step);
  return path;
}

function endsWith(word: string, end: number, letters: readonly number[]): boolean {
  return end >= letters.length && letters.every((letter, index) => letterAt(word, end - letters.length + index) === letter);
}
