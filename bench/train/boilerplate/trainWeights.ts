import { contextRows } from '../../../server/src/analysis/boilerplate/contextFeatures.ts';
import { readLine } from '../../../server/src/analysis/boilerplate/lineFeatures.ts';
import { Kernel } from '../../../server/src/analysis/boilerplate/kernel.ts';
import type { BoilerplateWeights } from '../../../server/src/analysis/boilerplate/model.ts';
import { packNetwork } from '../../../server/src/analysis/boilerplate/networkLayers.ts';
import { packNumbers } from '../../../server/src/analysis/boilerplate/packing.ts';
import { pageOf, type Page } from '../../../server/src/analysis/boilerplate/page.ts';
import { pageShapeRows } from '../../../server/src/analysis/boilerplate/pageShape.ts';
import { keepRows, type Rows } from '../../../server/src/analysis/boilerplate/rows.ts';
import { settledRows } from '../../../server/src/analysis/boilerplate/settledFeatures.ts';
import { layOutTrees, Trees, type TreeEnsemble, type TreeTables } from '../../../server/src/analysis/boilerplate/trees.ts';
import { bucketsOf, scoreWording, Vocabulary } from '../../../server/src/analysis/boilerplate/wording.ts';
import type { GoldPage, LineKind } from '../../eval/packs/boilerplate/goldLines.ts';
import { boostTrees, type BoostingOptions, type TrainingRows } from '../gradientBoosting.ts';
import { excerptPages } from './excerpts.ts';
import { graftPages } from './graftedPages.ts';
import { readKernel } from './kernelFile.ts';
import { measureLines } from './measures.ts';
import { plainTexts } from './plainTexts.ts';
import { siteGroups } from './siteGroups.ts';
import { trainNetwork, type NetworkExample, type NetworkOptions } from './trainNetwork.ts';
import { trainWording, type WordingExample } from './trainWording.ts';
import { buildVocabulary } from './vocabulary.ts';

/** A page read for training: its lines that are not blank. */
interface Sample {
  readonly site: number;
  readonly fold: number;
  /** The weight of the page's lines. */
  readonly weight: number;
  readonly page: Page;
  readonly shape: Rows;
  readonly kinds: readonly LineKind[];
}

const contextOptions: BoostingOptions = {
  trees: 130, leaves: 24, rate: 0.12, leafWeight: 20, ridge: 5, rowShare: 0.4, columnShare: 0.3, seed: 1,
};
const settledOptions: BoostingOptions = { ...contextOptions, rate: 0.1, seed: 2 };

const networkOptions: Omit<NetworkOptions, 'seed'> = {
  vectorWidth: 8, entryWidth: 32, units: 16, recurrentLayers: 2, epochs: 6, rate: 0.008, dropout: 0.4, wordingDropout: 0.1, measureDropout: 0.1, doubt: 0.03,
  decay: 1e-4, vectorDecay: 1e-3, stretch: 256, batch: 16,
};
const networkSeeds = [1];

/** A later model must learn from earlier judgements as good as those on unseen pages: they come from models of other sites. */
const folds = 3;
const foldOf = (site: number): number => site % folds;

/** News pages hand-checked line by line are few beside the others and count for more. */
const sourceWeights: Readonly<Record<string, number>> = { boilerplate: 3, 'boilerplate-wcxb': 1 };
const excerptWeight = 0.6;
const plainWeight = 0.5;
const graftedWeight = 0.5;

/** Trains the wording weights, then the two tree ensembles, each on out-of-fold scores of the one before, and the networks. */
export function trainWeights(pages: readonly GoldPage[]): BoilerplateWeights {
  const sites = siteGroups(pages);
  const siteOf = new Map(pages.map((page, index) => [`${page.source}/${page.name}`, sites[index]]));
  const sample = (page: GoldPage, share: number): Sample => readSample(page, siteOf.get(`${page.source}/${page.name}`)!, share);
  const samples = [
    ...pages.map((page) => sample(page, 1)),
    ...excerptPages(pages).map((page) => sample(page, excerptWeight)),
    ...plainTexts(pages).map((page) => sample(page, plainWeight)),
    ...graftPages(pages, sites, (site, other) => foldOf(site) === foldOf(other)).map((page) => sample(page, graftedWeight)),
  ];
  const keys = Uint32Array.from(buildVocabulary(samples.slice(0, pages.length).map(({ site, page }) => ({ site, wordings: page.readings.map(({ wording }) => wording) }))));
  const vocabulary = new Vocabulary(keys);
  const wordings = samples.map(({ page }) => page.readings.map(({ wording }) => vocabulary.lookUp(wording)));

  const fitWords = (kept: readonly number[]): Float32Array =>
    trainWording(kept.flatMap((index) => wordingExamples(samples[index], wordings[index])), vocabulary.size);
  const wording = outOfFold(samples, (kept) => {
    const weights = fitWords(kept);
    return (index) => Float32Array.from(wordings[index], (numbers) => scoreWording(numbers, weights));
  });
  const context = samples.map(({ page, shape }, index) => keepRows(contextRows(page, shape, Array.from(wording[index]))));
  const fitContext = (kept: readonly number[]): TreeEnsemble =>
    boostTrees(trainingRows(kept.map((index) => samples[index]), kept.map((index) => context[index])), contextOptions);
  const first = outOfFold(samples, (kept) => {
    const trees = new Trees(new Kernel(readKernel()), layOutTrees(fitContext(kept)));
    return (index) => trees.scores(context[index]);
  });
  const settled = samples.map(({ page, shape }, index) => keepRows(settledRows(page, shape, first[index])));
  const all = [...samples.keys()];
  const examples = samples.map((each, index) => networkExample(each, measureLines(context[index]), wordings[index]));
  return {
    vocabulary: keys,
    vocabularyBuckets: bucketsOf(keys),
    wording: packNumbers(fitWords(all), 1),
    context: compact(fitContext(all)),
    settled: compact(boostTrees(trainingRows(samples, settled), settledOptions)),
    networks: networkSeeds.map((seed) => packNetwork(trainNetwork(examples, vocabulary.size, { ...networkOptions, seed }))),
    chain: { scale: 1, bias: 0.1, stay: 0.15 },
  };
}

function networkExample({ kinds, weight }: Sample, measures: Float32Array, wordings: readonly (readonly number[])[]): NetworkExample {
  return {
    measures, wordings,
    labels: Uint8Array.from(kinds, (kind) => Number(kind === 'content')),
    weights: Float32Array.from(kinds, (kind) => (kind === 'ignore' ? 0 : weight)),
  };
}

/** The scores of each sample by a model that saw no page of its site. */
function outOfFold(samples: readonly Sample[], fit: (kept: readonly number[]) => (index: number) => Float32Array): Float32Array[] {
  const scores = new Array<Float32Array>(samples.length);
  for (let fold = 0; fold < folds; fold++) {
    const score = fit([...samples.keys()].filter((index) => samples[index].fold !== fold));
    samples.forEach((sample, index) => {
      if (sample.fold === fold) scores[index] = score(index);
    });
  }
  return scores;
}

function readSample(page: GoldPage, site: number, share: number): Sample {
  const kept = [...page.lines.keys()].filter((index) => page.lines[index].trim() !== '');
  const read = pageOf(kept.map((index) => readLine(page.lines[index])));
  return {
    site,
    fold: foldOf(site),
    weight: pageWeight(page) * sourceWeights[page.source] * share,
    page: read,
    shape: keepRows(pageShapeRows(read)),
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

function wordingExamples({ kinds, weight }: Sample, wordings: readonly (readonly number[])[]): WordingExample[] {
  return wordings.flatMap((numbers, line) => (kinds[line] === 'ignore' ? [] : [{ numbers, content: kinds[line] === 'content', weight }]));
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
  const width = rows[0].names.length;
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
      for (let column = 0; column < width; column++) values[next * width + column] = rows[sample].values[column * kinds.length + line];
      labels[next] = Number(kind === 'content');
      weights[next] = weight;
      next++;
    });
  });
  return { values, width, labels, weights };
}

/** The ensemble with its thresholds rounded, since not all of their digits count. */
function compact(ensemble: TreeEnsemble): TreeTables {
  return layOutTrees({ ...ensemble, base: Number(ensemble.base.toFixed(4)), threshold: ensemble.threshold.map((value) => Number(value.toPrecision(6))) });
}
