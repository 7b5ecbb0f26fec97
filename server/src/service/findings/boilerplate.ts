import type { Segment } from '../../analysis/boilerplate/index.ts';
import type { Sensitivity } from '../rules.ts';
import { count, percent, type FindingContext, type RawFinding } from './context.ts';

/** How probable it must be that a line is boilerplate. */
const threshold: Record<Sensitivity, number> = { low: 0.8, normal: 0.5, high: 0.3 };

/** One finding for each run of boilerplate lines, blank lines between them included. */
export function boilerplateFindings({ corpus, document, sensitivity }: FindingContext): RawFinding[] {
  return boilerplateRuns(corpus.boilerplate.segments(document), threshold[sensitivity('boilerplate')]).map((run): RawFinding => {
    const probability = run.reduce((sum, line) => sum + line.probability, 0) / run.length;
    return {
      rule: 'boilerplate',
      span: { start: run[0].start, end: run[run.length - 1].end },
      message: messageOf(run, probability),
      related: [],
      data: { probability },
    };
  });
}

/** The lines that are boilerplate, those next to each other together. */
export function boilerplateRuns(segments: readonly Segment[], least = threshold.normal): Segment[][] {
  const runs: Segment[][] = [];
  let inRun = false;
  for (const segment of segments) {
    const isBoilerplate = segment.kind === 'boilerplate' ? segment.probability >= least : segment.probability >= least && least < threshold.normal;
    if (isBoilerplate && inRun) runs[runs.length - 1].push(segment);
    else if (isBoilerplate) runs.push([segment]);
    inRun = isBoilerplate;
  }
  return runs;
}

function messageOf(run: readonly Segment[], probability: number): string {
  const what = run.length === 1 ? 'This line is' : `These ${String(run.length)} lines are`;
  const elsewhere = Math.max(...run.map((line) => line.elsewhere));
  const recurs = elsewhere > 0 ? ` It recurs in ${count(elsewhere, 'other document')}.` : '';
  return `${what} probably not part of the text but left over from the page it came from (${percent(probability)} sure).${recurs}`;
}
