import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isExtract, sameEvent, sameEventThreshold, signatureOf } from '../../server/src/analysis/claims/event.ts';
import { placedAlone } from '../../server/src/analysis/claims/signatures.ts';
import { isPairable, linkNamed } from '../../server/src/analysis/claims/link.ts';
import { linkLeftOver, type PairModel } from '../../server/src/analysis/claims/linkLeftOver.ts';
import { pairCandidates } from '../../server/src/analysis/claims/pairCandidates.ts';
import { root } from '../../scripts/support/paths.ts';
import type { EvalRow } from '../eval/pack.ts';
import { type GoldCluster, type GoldDocument, readClusters } from './claims/clusters.ts';
import { trainLogistic } from './names/logisticTrainer.ts';

/** Fewer pairs than features would be fitted by heart. */
const shrinkage = 10;
const folds = 10;

/** Two documents of a cluster and what links them already. */
interface Pair {
  readonly cluster: GoldCluster;
  readonly a: GoldDocument;
  readonly b: GoldDocument;
  readonly event: number;
  readonly linked: readonly (readonly [number, number])[];
}

/** Trains the model that pairs left-over claims on the clusters under `data` and on those of the project that are there to improve on; writes `claims.json` into the folder `out`. */
export function train(data: string, out: string): void {
  writeFileSync(join(out, 'claims.json'), `${JSON.stringify(trainOn(clustersOf(data).flatMap(pairsOf)))}\n`);
}

/** Of the left-over claims that models pair in clusters that they have not seen, the share that gold says disagree, and how many of those there are. */
export function crossValidate(data: string): EvalRow[] {
  const clusters = clustersOf(data);
  let [right, wrong] = [0, 0];
  for (let fold = 0; fold < folds; fold++) {
    const model = trainOn(clusters.filter((_, index) => index % folds !== fold).flatMap(pairsOf));
    for (const { cluster, a, b, event, linked } of clusters.filter((_, index) => index % folds === fold).flatMap(pairsOf)) {
      for (const [i, j] of linkLeftOver(a.facts.frames, b.facts.frames, linked, event, isExtract(a.facts) || isExtract(b.facts), model)) {
        const disagree = cluster.disagree(a, a.facts.frames[i], b, b.facts.frames[j]);
        if (disagree === true) right++;
        else if (disagree === false) wrong++;
      }
    }
  }
  const row = (measure: string, value: number, unit: EvalRow['unit']): EvalRow => ({ analysis: 'claims', source: 'held-out clusters', measure, value, unit });
  return [row('left-over pairs, precision', right / Math.max(1, right + wrong), 'ratio'), row('left-over pairs, right', right, 'count')];
}

function clustersOf(data: string): GoldCluster[] {
  const gold = join(root, 'test', 'gold');
  const parts = readdirSync(gold).filter((name) => /^develop\d*$/.test(name)).sort().map((name) => join(gold, name));
  return [data, ...parts].filter((folder) => existsSync(join(folder, 'claims'))).flatMap(readClusters);
}

function pairsOf(cluster: GoldCluster): Pair[] {
  const { documents } = cluster;
  return documents.flatMap((a, index) =>
    documents.slice(index + 1).flatMap((b): Pair[] => {
      const event = sameEvent(placedAlone(signatureOf(a.facts)), placedAlone(signatureOf(b.facts)));
      const linked = linkNamed(a.facts, b.facts, event);
      return event >= sameEventThreshold && isPairable(a.facts, b.facts, linked, event) ? [{ cluster, a, b, event, linked }] : [];
    }),
  );
}

function trainOn(pairs: readonly Pair[]): PairModel {
  const rows: (readonly number[])[] = [];
  const labels: boolean[] = [];
  for (const { cluster, a, b, event, linked } of pairs) {
    for (const { i, j, features } of pairCandidates(a.facts.frames, b.facts.frames, linked, event, isExtract(a.facts) || isExtract(b.facts))) {
      const disagree = cluster.disagree(a, a.facts.frames[i], b, b.facts.frames[j]);
      if (disagree === undefined) continue;
      rows.push(features);
      labels.push(disagree);
    }
  }
  return trainLogistic(rows, labels, shrinkage);
}
