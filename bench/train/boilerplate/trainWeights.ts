import { contextRows } from '../../../server/src/analysis/boilerplate/contextFeatures.ts';
import { scoreRows } from '../../../server/src/analysis/boilerplate/facts.ts';
import { readLine, type LineReading } from '../../../server/src/analysis/boilerplate/lineFeatures.ts';
import { modelFormat, packWording, type BoilerplateWeights } from '../../../server/src/analysis/boilerplate/model.ts';
import type { Rows } from '../../../server/src/analysis/boilerplate/rows.ts';
import { settledRows } from '../../../server/src/analysis/boilerplate/settledFeatures.ts';
import { Trees, type TreeEnsemble } from '../../../server/src/analysis/boilerplate/trees.ts';
import { scoreWording } from '../../../server/src/analysis/boilerplate/wording.ts';
import type { GoldPage, LineKind } from '../../eval/packs/boilerplate/goldLines.ts';
import { boostTrees, type BoostingOptions, type TrainingRows } from '../gradientBoosting.ts';
import { excerptPages } from './excerpts.ts';
import { siteGroups } from './siteGroups.ts';
import { trainWording, type WordingExample } from './trainWording.ts';

/** A page read for training: its lines that are not blank. */
interface Sample {
  readonly site: number;
  readonly fold: number;
  /** The weight of the page's lines. */
  readonly weight: number;
  readonly readings: readonly LineReading[];
  readonly kinds: readonly LineKind[];
}

const contextOptions: BoostingOptions = {
  trees: 130, leaves: 24, rate: 0.12, leafWeight: 20, ridge: 5, rowShare: 0.4, columnShare: 0.3, seed: 1,
};
const settledOptions: BoostingOptions = { ...contextOptions, rate: 0.1, seed: 2 };

/** A later model must learn from earlier judgements as good as those on unseen pages: they come from models of other sites. */
const folds = 3;

/** News pages hand-checked line by line are few beside the others and count for more. */
const sourceWeights: Readonly<Record<string, number>> = { boilerplate: 3, 'boilerplate-wcxb': 1 };
const excerptWeight = 0.6;

/** Trains the wording weights, then the two tree ensembles, each on out-of-fold scores of the one before. */
export function trainWeights(pages: readonly GoldPage[]): BoilerplateWeights {
  const sites = siteGroups(pages);
  const siteOf = new Map(pages.map((page, index) => [`${page.source}/${page.name}`, sites[index]]));
  const sample = (page: GoldPage, share: number): Sample => readSample(page, siteOf.get(`${page.source}/${page.name}`)!, share);
  const samples = [...pages.map((page) => sample(page, 1)), ...excerptPages(pages).map((page) => sample(page, excerptWeight))];
  const scoreWords = (weights: Float32Array) => (each: Sample): Float32Array =>
    Float32Array.from(each.readings, (reading) => scoreWording(reading.wording, weights));
  const scoreTrees = (trees: Trees) => (each: Sample, rows: Rows): Float32Array => scoreRows(rows, each.kinds.length, trees);

  const fitWords = (chosen: readonly Sample[]): Float32Array => trainWording(chosen.flatMap(wordingExamples));
  const wording = outOfFold(samples, (kept) => scoreWords(fitWords(kept.map((index) => samples[index]))));
  const context = samples.map(({ readings }, index) => contextRows(readings, wording[index]));
  const fitContext = (kept: readonly number[]): TreeEnsemble =>
    boostTrees(trainingRows(kept.map((index) => samples[index]), kept.map((index) => context[index])), contextOptions);
  const first = outOfFold(samples, (kept) => {
    const score = scoreTrees(new Trees(fitContext(kept)));
    return (each, index) => score(each, context[index]);
  });
  const settled = samples.map(({ readings }, index) => settledRows(readings, first[index]));
  return {
    format: modelFormat,
    wording: packWording(fitWords(samples)),
    context: compact(fitContext([...samples.keys()])),
    settled: compact(boostTrees(trainingRows(samples, settled), settledOptions)),
    chain: { scale: 1, bias: 0.25, stay: 0.15 },
  };
}

/** The scores of each sample by a model that saw no page of its site. */
function outOfFold(samples: readonly Sample[], fit: (kept: readonly number[]) => (sample: Sample, index: number) => Float32Array): Float32Array[] {
  const scores = new Array<Float32Array>(samples.length);
  for (let fold = 0; fold < folds; fold++) {
    const score = fit([...samples.keys()].filter((index) => samples[index].fold !== fold));
    samples.forEach((sample, index) => {
      if (sample.fold === fold) scores[index] = score(sample, index);
    });
  }
  return scores;
}

function readSample(page: GoldPage, site: number, share: number): Sample {
  const kept = [...page.lines.keys()].filter((index) => page.lines[index].trim() !== '');
  return {
    site,
    fold: site % folds,
    weight: pageWeight(page) * sourceWeights[page.source] * share,
    readings: kept.map((index) => readLine(page.lines[index])),
    kinds: kept.map((index) => page.kinds[index]),
  };
}

/**
 * The weight of a page's lines: a long page counts for more than a short one, but not by its length, and a line counts
 * for more where the article is short, as it does in the page's F1.
 */
function pageWeight({ kinds }: GoldPage): number {
  const content = kinds.filter((kind) => kind === 'content').length;
  return (12 / Math.sqrt(kinds.length)) * Math.min(1.8, Math.max(0.7, Math.sqrt(40 / (content + 5))));
}

function wordingExamples({ readings, kinds, weight, site }: Sample): WordingExample[] {
  return readings.flatMap(({ wording }, line) =>
    kinds[line] === 'ignore' ? [] : [{ buckets: wording, content: kinds[line] === 'content', weight, site }],
  );
}

/** Furniture farther than this from any content is seldom mistaken; of it, one line in `thinned` stands for all. */
const farLines = 40;
const thinned = 4;

/** How much each line counts: nothing where gold says nothing, and thinned out far from the article. */
function lineWeights({ kinds, weight }: Sample): Float32Array {
  const near = new Uint8Array(kinds.length);
  kinds.forEach((kind, line) => {
    if (kind === 'content') near.fill(1, Math.max(0, line - farLines), line + farLines + 1);
  });
  return Float32Array.from(kinds, (kind, line) => {
    if (kind === 'ignore') return 0;
    return near[line] ? weight : line % thinned === 0 ? weight * thinned : 0;
  });
}

/** The rows that gold says something of. */
function trainingRows(samples: readonly Sample[], rows: readonly Rows[]): TrainingRows {
  const { width } = rows[0];
  const lines = samples.map(lineWeights);
  const count = lines.reduce((sum, each) => sum + each.reduce((kept, weight) => kept + Number(weight > 0), 0), 0);
  const values = new Float32Array(count * width);
  const labels = new Uint8Array(count);
  const weights = new Float32Array(count);
  let next = 0;
  samples.forEach(({ kinds }, sample) => {
    kinds.forEach((kind, line) => {
      const weight = lines[sample][line];
      if (weight === 0) return;
      values.set(rows[sample].values.subarray(line * width, (line + 1) * width), next * width);
      labels[next] = Number(kind === 'content');
      weights[next] = weight;
      next++;
    });
  });
  return { values, width, labels, weights };
}

/** The same ensemble with its thresholds written no longer than they need to be. */
function compact(ensemble: TreeEnsemble): TreeEnsemble {
  return { ...ensemble, base: Number(ensemble.base.toFixed(4)), threshold: ensemble.threshold.map((value) => Number(value.toPrecision(6))) };
}
