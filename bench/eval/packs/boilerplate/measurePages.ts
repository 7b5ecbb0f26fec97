import type { EvalRow } from '../../pack.ts';
import type { GoldPage } from './goldLines.ts';

interface Counts {
  right: number;
  wrong: number;
  missed: number;
}

/** F1, precision and recall of content by line, over all lines and as a mean over pages; `flagged` says which lines were taken for boilerplate. */
export function measurePages(source: string, pages: readonly GoldPage[], flagged: readonly (readonly boolean[])[]): EvalRow[] {
  const total: Counts = { right: 0, wrong: 0, missed: 0 };
  const scores = pages.map((page, index) => {
    const counts = countContent(page, flagged[index]);
    total.right += counts.right;
    total.wrong += counts.wrong;
    total.missed += counts.missed;
    return scoreOf(counts);
  });
  const row = (measure: string, value: number): EvalRow => ({ analysis: 'boilerplate', source, measure, value, unit: 'ratio' });
  const compared = { peer: 'C4 rules .695; with HTML trafilatura .937', target: '≥ .90, then ≥ .937' };
  return [
    { ...row('content F1 by line', scoreOf(total)), ...compared },
    { ...row('content F1 by line, mean over pages', scores.reduce((sum, score) => sum + score, 0) / scores.length), ...compared },
    row('content precision', total.right / (total.right + total.wrong)),
    row('content recall', total.right / (total.right + total.missed)),
  ];
}

function countContent(page: GoldPage, flagged: readonly boolean[]): Counts {
  const counts: Counts = { right: 0, wrong: 0, missed: 0 };
  page.kinds.forEach((kind, line) => {
    if (kind === 'ignore' || page.lines[line].trim() === '') return;
    if (kind === 'content' && !flagged[line]) counts.right++;
    else if (kind === 'content') counts.missed++;
    else if (!flagged[line]) counts.wrong++;
  });
  return counts;
}

function scoreOf({ right, wrong, missed }: Counts): number {
  return right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed);
}
