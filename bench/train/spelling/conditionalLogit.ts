/** One choice that was made: the evidence for each alternative, and which of them was right. */
export interface Choice {
  readonly alternatives: readonly (readonly number[])[];
  readonly right: number;
  readonly weight: number;
}

const iterations = 25;

/**
 * The weights under which the right alternatives are likeliest: conditional logit (McFadden, 1974) with a ridge penalty, by
 * Newton's method. A yes-or-no question is a choice between its evidence and nothing (all zeros).
 */
export function fitChoices(choices: readonly Choice[], ridge: number): number[] {
  const size = choices[0].alternatives[0].length;
  let weights = new Array<number>(size).fill(0);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gradient = weights.map((weight) => -ridge * weight);
    const hessian = weights.map((_, row) => weights.map((__, column) => (row === column ? ridge : 0)));
    for (const choice of choices) accumulate(choice, weights, gradient, hessian);
    const step = solve(hessian, gradient);
    weights = weights.map((weight, index) => weight + step[index]);
    if (Math.max(...step.map(Math.abs)) < 1e-5) break;
  }
  return weights;
}

function accumulate({ alternatives, right, weight }: Choice, weights: readonly number[], gradient: number[], hessian: number[][]): void {
  const scores = alternatives.map((evidence) => evidence.reduce((sum, value, index) => sum + value * weights[index], 0));
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const mean = weights.map((_, index) => alternatives.reduce((sum, evidence, which) => sum + (odds[which] / total) * evidence[index], 0));
  for (let row = 0; row < mean.length; row++) {
    gradient[row] += weight * (alternatives[right][row] - mean[row]);
    for (let column = 0; column < mean.length; column++) {
      let covariance = -mean[row] * mean[column];
      for (let which = 0; which < alternatives.length; which++) covariance += (odds[which] / total) * alternatives[which][row] * alternatives[which][column];
      hessian[row][column] += weight * covariance;
    }
  }
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, vector[index]]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = column + 1; row < size; row++) {
      const factor = rows[row][column] / rows[column][column];
      for (let cell = column; cell <= size; cell++) rows[row][cell] -= factor * rows[column][cell];
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = rows[row][size];
    for (let column = row + 1; column < size; column++) rest -= rows[row][column] * solution[column];
    solution[row] = rest / rows[row][row];
  }
  return solution;
}
