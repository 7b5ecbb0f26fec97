import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CheckedFinding, Engine, Place } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';
import { clusterFolders, numberSpan, readGold, statesDifferently, type GoldGroup, type GoldMention } from './claims/goldClusters.ts';

/** A gold mention's number in its file, in code points. */
interface GoldPlace extends Place {
  readonly mention: GoldMention;
}

const verdictOf: Readonly<Record<string, string>> = { 'claim.difference': 'differs', 'claim.update': 'update', 'claim.conflict': 'conflict' };
const severity = ['differs', 'update', 'conflict'];

/** What a cluster of documents came to. */
interface Tally {
  right: number;
  wrong: number;
  inAgreements: number;
  groups: number;
  found: number;
  verdicts: number;
}

/** Claims that disagree: pairs of a finding and a related place, against the gold groups, as the evaluation data's README defines. */
export const pack: EvalPack = {
  name: 'claims',
  async run(data, engine) {
    if (!existsSync(join(data, 'claims'))) return [];
    const bySource = new Map<string, Tally>();
    for (const folder of clusterFolders(data)) {
      const tally = await measure(folder, engine);
      for (const source of ['all', basename(folder).split('-')[0]]) bySource.set(source, sum(bySource.get(source), tally));
    }
    return [...bySource].flatMap(([source, tally]) => rowsOf(source, tally));
  },
};

function rowsOf(source: string, tally: Tally): EvalRow[] {
  const row = (measure: string, value: number, unit: EvalRow['unit'], target?: string): EvalRow => ({ analysis: 'claims', source, measure, value, unit, ...(target === undefined ? {} : { target }) });
  return [
    row('pairs flagged, precision', tally.right / Math.max(1, tally.right + tally.wrong), 'ratio', '≥ .90'),
    row('disagreeing groups found', tally.found / Math.max(1, tally.groups), 'ratio', '≥ .80'),
    row('verdict right', tally.verdicts / Math.max(1, tally.found), 'ratio', '≥ .85'),
    row('pairs flagged inside agreements', tally.inAgreements, 'count', '0'),
  ];
}

async function measure(folder: string, engine: Engine): Promise<Tally> {
  const gold = readGold(folder);
  const { files } = gold;
  const place = (groups: readonly GoldGroup[]): GoldPlace[][] => groups.map((group) => group.mentions.map((mention) => placeOf(mention, files)));
  const [groups, agreements, unsure] = [place(gold.groups), place(gold.agreements), place(gold.unsure)];
  const tally: Tally = { right: 0, wrong: 0, inAgreements: 0, groups: groups.length, found: 0, verdicts: 0 };
  const worst = groups.map(() => -1);
  for (const [finding, related] of pairsOf(await engine.check(files, Object.keys(verdictOf)))) {
    const group = groups.findIndex((places) => disagreesIn(places, finding, related));
    if (group >= 0) {
      tally.right++;
      worst[group] = Math.max(worst[group], severity.indexOf(verdictOf[finding.rule]));
    } else if (!unsure.some((places) => bothIn(places, finding, related))) {
      tally.wrong++;
      if (agreements.some((places) => bothIn(places, finding, related))) tally.inAgreements++;
    }
  }
  for (const [index, group] of gold.groups.entries()) {
    if (worst[index] < 0) continue;
    tally.found++;
    if (severity[worst[index]] === group.verdict) tally.verdicts++;
  }
  return tally;
}

function pairsOf(findings: readonly CheckedFinding[]): [CheckedFinding, Place][] {
  return findings.filter((finding) => finding.rule in verdictOf).flatMap((finding) => finding.related.map((related): [CheckedFinding, Place] => [finding, related]));
}

function placeOf(mention: GoldMention, files: ReadonlyMap<string, string>): GoldPlace {
  const start = Array.from((files.get(mention.file) ?? '').slice(0, numberSpan(mention, files).start)).length;
  return { file: mention.file, start, end: start + Array.from(mention.number).length, mention };
}

function matches(places: readonly GoldPlace[], place: Place): GoldPlace[] {
  return places.filter((gold) => gold.file === place.file && gold.start < place.end && place.start < gold.end);
}

function disagreesIn(places: readonly GoldPlace[], a: Place, b: Place): boolean {
  return matches(places, a).some(({ mention: x }) => matches(places, b).some(({ mention: y }) => statesDifferently(x, y)));
}

function bothIn(places: readonly GoldPlace[], a: Place, b: Place): boolean {
  return matches(places, a).length > 0 && matches(places, b).length > 0;
}

function sum(a: Tally | undefined, b: Tally): Tally {
  if (a === undefined) return b;
  const keys = Object.keys(b) as (keyof Tally)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Tally;
}
