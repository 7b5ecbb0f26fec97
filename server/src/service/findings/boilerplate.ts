import type { LineSign, Segment } from '../../analysis/boilerplate/index.ts';
import type { Sensitivity } from '../rules.ts';
import { count, listWords, percent, type FindingContext, type RawFinding } from './context.ts';

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
      data: { probability, kinds: kindsOf(run), elsewhere: mostElsewhere(run) },
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

type LineKind = Exclude<LineSign, '' | 'fragment'>;

/** What lines of a kind are, as a sentence goes on after "looks like". */
const kindWords: Record<LineKind, string> = {
  share: 'buttons to share or follow',
  subscribe: 'a prompt to subscribe',
  account: 'a prompt to log in or register',
  comments: 'a comment form or what readers wrote',
  legal: 'a legal or cookie notice',
  advertisement: 'an advertisement or its label',
  support: 'a call for donations',
  teaser: 'a link to another page',
  related: 'a list of other articles',
  byline: 'a byline',
  dated: 'the date line of a web page',
  shop: 'an offer to buy or book',
  technical: 'a message of the page’s software',
  media: 'a caption or picture credit',
  navigation: 'navigation',
  biography: 'a note on the author',
  site: 'a menu of the site',
};

/** Kinds named in a message. */
const mostNamed = 2;

function messageOf(run: readonly Segment[], probability: number): string {
  const isOne = run.length === 1;
  const elsewhere = mostElsewhere(run);
  const recurs = elsewhere > 0 ? ` ${isOne ? 'The same line' : 'One of them'} stands in ${otherDocuments(elsewhere)}.` : '';
  const what = isOne ? 'This line looks' : `These ${String(run.length)} lines look`;
  return `${what} like ${looksOf(run, isOne)}, not like part of the text (${percent(probability)} sure).${recurs}`;
}

function looksOf(run: readonly Segment[], isOne: boolean): string {
  const kinds = kindsOf(run);
  if (kinds.length > 0) return listWords([...kinds.slice(0, mostNamed).map((kind) => kindWords[kind]), ...(kinds.length > mostNamed ? ['more'] : [])]);
  if (run.every(({ sign }) => sign === 'fragment')) return `page furniture, since ${isOne ? 'it is no full sentence' : 'they are no full sentences'}`;
  return `something that a web page puts around a text, by ${isOne ? 'its' : 'their'} wording and place`;
}

/** Counts of recurrences are known as powers of two that they reach. */
function otherDocuments(least: number): string {
  return least === 1 ? 'another document' : `at least ${count(least, 'other document')}`;
}

function mostElsewhere(run: readonly Segment[]): number {
  return Math.max(...run.map((line) => line.elsewhere));
}

/** What the lines are by their words, the commonest first. */
function kindsOf(run: readonly Segment[]): LineKind[] {
  const counts = new Map<LineKind, number>();
  for (const { sign } of run) if (sign !== '' && sign !== 'fragment') counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
}
