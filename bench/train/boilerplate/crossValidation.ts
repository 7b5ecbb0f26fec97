import { standaloneIndex } from '../../eval/standaloneIndex.ts';
import { BoilerplateIndex, extractBoilerplateFacts, type BoilerplateModel } from '../../../server/src/analysis/boilerplate/index.ts';
import { modelOf } from '../../../server/src/analysis/boilerplate/model.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import type { GoldPage } from '../../eval/packs/boilerplate/goldLines.ts';
import { measurePages } from '../../eval/packs/boilerplate/measurePages.ts';
import type { EvalRow } from '../../eval/pack.ts';
import { readKernel } from './kernelFile.ts';
import { siteGroups } from './siteGroups.ts';
import { trainWeights } from './trainWeights.ts';

const folds = 5;

/**
 * What models reach on pages of sites that they have not seen: each source over all folds, with the lowest and highest
 * fold, and each source by a model that was trained on the others only.
 */
export function crossValidateBoilerplate(pages: readonly GoldPage[]): EvalRow[] {
  const sites = siteGroups(pages);
  const sources = [...new Set(pages.map(({ source }) => source))];
  const flagged = new Map<GoldPage, boolean[]>();
  const byFold = new Map<string, EvalRow[][]>();
  for (let fold = 0; fold < folds; fold++) {
    const model = modelOf(trainWeights(pages.filter((_, page) => sites[page] % folds !== fold)), readKernel());
    const unseen = pages.filter((_, page) => sites[page] % folds === fold);
    for (const page of unseen) flagged.set(page, flagLines(page, model));
    for (const source of sources) {
      const own = unseen.filter((page) => page.source === source);
      if (own.length > 0) byFold.set(source, [...(byFold.get(source) ?? []), measureOf(source, own, flagged)]);
    }
  }
  const rows = sources.flatMap((source) => {
    const whole = measureOf(source, pages.filter((page) => page.source === source), flagged);
    return whole.map((row, index) => ({ ...row, measure: `${row.measure}, unseen (${rangeOf((byFold.get(source) ?? []).map((fold) => fold[index].value))})` }));
  });
  if (sources.length < 2) return rows;
  return rows.concat(
    sources.flatMap((source) => {
      const model = modelOf(trainWeights(pages.filter((page) => page.source !== source)), readKernel());
      const own = pages.filter((page) => page.source === source);
      const measured = measureOf(source, own, new Map(own.map((page) => [page, flagLines(page, model)])));
      return measured.map((row) => ({ ...row, measure: `${row.measure}, source unseen` }));
    }),
  );
}

/** For each line of a page that stands alone whether it is taken for boilerplate. */
function flagLines(page: GoldPage, model: BoilerplateModel): boolean[] {
  const index = standaloneIndex(BoilerplateIndex, model);
  index.set(page.name, extractBoilerplateFacts(new SourceText(page.lines.join('\n')), model));
  const segments = index.segments(page.name).values();
  return page.lines.map((line) => line.trim() !== '' && segments.next().value?.kind === 'boilerplate');
}

function measureOf(source: string, pages: readonly GoldPage[], flagged: ReadonlyMap<GoldPage, readonly boolean[]>): EvalRow[] {
  return measurePages(source, pages, pages.map((page) => flagged.get(page) ?? []));
}

function rangeOf(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}`;
}
