import { contextRows } from '../../../server/src/analysis/boilerplate/contextFeatures.ts';
import { scoreRows } from '../../../server/src/analysis/boilerplate/facts.ts';
import { readLine, type LineReading } from '../../../server/src/analysis/boilerplate/lineFeatures.ts';
import { modelFormat, type BoilerplateWeights } from '../../../server/src/analysis/boilerplate/model.ts';
import type { Rows } from '../../../server/src/analysis/boilerplate/rows.ts';
import { settledRows } from '../../../server/src/analysis/boilerplate/settledFeatures.ts';
import { Trees, type TreeEnsemble } from '../../../server/src/analysis/boilerplate/trees.ts';
import { boostTrees, type BoostingOptions, type TrainingRows } from '../gradientBoosting.ts';
import { siteGroups, type GoldPage, type LineKind } from './goldPages.ts';

/** A page read for training: its lines that are not blank. */
interface Sample {
  readonly group: number;
  readonly readings: readonly LineReading[];
  readonly kinds: readonly LineKind[];
  readonly rows: Rows;
}

const contextOptions: BoostingOptions = {
  trees: 120, leaves: 24, rate: 0.12, leafWeight: 20, ridge: 5, rowShare: 0.6, columnShare: 0.5, seed: 1,
};
const settledOptions: BoostingOptions = { ...contextOptions, rate: 0.1, seed: 2 };

/** The second model must learn from first judgements as good as those on unseen pages: they come from models of other sites. */
const folds = 3;

/** Trains the two tree ensembles, the second on out-of-fold scores of the first. */
export function trainWeights(pages: readonly GoldPage[]): BoilerplateWeights {
  const groups = siteGroups(pages);
  const samples = pages.map((page, index) => readSample(page, groups[index]));
  const fit = (chosen: readonly Sample[]): Trees => new Trees(boostTrees(trainingRows(chosen, chosen.map(({ rows }) => rows)), contextOptions));
  const scores = new Array<Float32Array>(samples.length);
  for (let fold = 0; fold < folds; fold++) {
    const trees = fit(samples.filter(({ group }) => group % folds !== fold));
    samples.forEach(({ group, rows, kinds }, index) => {
      if (group % folds === fold) scores[index] = scoreRows(rows, kinds.length, trees);
    });
  }
  const settled = samples.map(({ readings }, index) => settledRows(readings, scores[index]));
  return {
    format: modelFormat,
    context: compact(boostTrees(trainingRows(samples, samples.map(({ rows }) => rows)), contextOptions)),
    settled: compact(boostTrees(trainingRows(samples, settled), settledOptions)),
    chain: { scale: 1, bias: 0, stay: 0.5 },
  };
}

function readSample(page: GoldPage, group: number): Sample {
  const kept = page.lines.map((_, index) => index).filter((index) => page.lines[index].trim() !== '');
  const readings = kept.map((index) => readLine(page.lines[index]));
  return { group, readings, kinds: kept.map((index) => page.kinds[index]), rows: contextRows(readings) };
}

/** The rows that gold says something of; a long page counts for more than a short one, but not by its length. */
function trainingRows(samples: readonly Sample[], rows: readonly Rows[]): TrainingRows {
  const { width } = rows[0];
  const count = samples.reduce((sum, { kinds }) => sum + kinds.filter((kind) => kind !== 'ignore').length, 0);
  const values = new Float32Array(count * width);
  const labels = new Uint8Array(count);
  const weights = new Float32Array(count);
  let next = 0;
  samples.forEach(({ kinds }, sample) => {
    kinds.forEach((kind, line) => {
      if (kind === 'ignore') return;
      values.set(rows[sample].values.subarray(line * width, (line + 1) * width), next * width);
      labels[next] = Number(kind === 'content');
      weights[next] = 12 / Math.sqrt(kinds.length);
      next++;
    });
  });
  return { values, width, labels, weights };
}

/** The same ensemble with its thresholds written no longer than they need to be. */
function compact(ensemble: TreeEnsemble): TreeEnsemble {
  return { ...ensemble, base: Number(ensemble.base.toFixed(4)), threshold: ensemble.threshold.map((value) => Number(value.toPrecision(6))) };
}
