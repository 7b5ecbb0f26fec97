import type { AnalysisName } from '../../corpus/facts.ts';
import { overlaps } from '../../text/span.ts';
import type { RuleId } from '../rules.ts';
import { boilerplateFindings } from './boilerplate.ts';
import { claimFindings } from './claims.ts';
import type { FindingContext, RawFinding } from './context.ts';
import { duplicateFindings, prepareDuplicates } from './duplicates.ts';
import { nameFindings } from './names.ts';
import { spellingFindings } from './spelling.ts';

type Pause = () => Promise<void>;

/** Which rules count in a document. */
export interface WantedRules {
  /** Whether the settings have a rule on. */
  isOn(rule: RuleId): boolean;
  /** Whether its findings are asked for; none is that is not on. */
  isShown(rule: RuleId): boolean;
}

/** What finds the findings of some rules, and what does most of its work before, in turns. */
interface Finder {
  readonly rules: readonly RuleId[];
  /** Only where it is known what these analyses find in the document: before, there would be findings that go away again. */
  readonly needs: readonly AnalysisName[];
  prepare?(context: FindingContext, pause: Pause): Promise<void>;
  find(context: FindingContext): RawFinding[];
}

/** In the order in which their findings are told: what is compared with the whole corpus comes last. */
const finders: readonly Finder[] = [
  { rules: ['duplicate.exact', 'duplicate.near'], needs: ['duplicates'], prepare: prepareDuplicates, find: duplicateFindings },
  { rules: ['boilerplate'], needs: ['boilerplate'], find: boilerplateFindings },
  { rules: ['spelling'], needs: ['spelling'], prepare: ({ corpus, document }, pause) => corpus.spelling.prepare(document, pause), find: spellingFindings },
  // What is a misspelling is no variant of a name.
  { rules: ['name.variant'], needs: ['names', 'spelling'], prepare: ({ corpus, document }, pause) => corpus.names.prepare(document, pause), find: nameFindings },
  {
    rules: ['claim.conflict', 'claim.update', 'claim.difference'],
    needs: ['claims'],
    prepare: ({ corpus, document }, pause) => corpus.claims.prepare(document, pause),
    find: claimFindings,
  },
];

/** The findings of the wanted rules in one document, in no particular order; one slip is one finding. */
export function textFindings(context: FindingContext, wanted: WantedRules): RawFinding[] {
  return withoutSecondSlips(context, findersFor(context, wanted).flatMap((finder) => findingsOf(finder, context, wanted)), wanted);
}

/**
 * The same for a document that may be long: `pause` is awaited between the finders, while paragraphs are compared, words are judged, names are grouped, and
 * claims are linked. `tell` is told of what all finders so far have found, and none of that goes away with the next. Undefined where `isCurrent` says
 * meanwhile that something has changed.
 */
export async function textFindingsInTurns(
  context: FindingContext,
  wanted: WantedRules,
  pause: Pause,
  isCurrent: () => boolean,
  tell: (found: readonly RawFinding[]) => Promise<void>,
): Promise<RawFinding[] | undefined> {
  let findings: RawFinding[] = [];
  for (const finder of findersFor(context, wanted)) {
    await finder.prepare?.(context, pause);
    findings = withoutSecondSlips(context, [...findings, ...findingsOf(finder, context, wanted)], wanted);
    await pause();
    if (isCurrent()) await tell(findings);
    if (!isCurrent()) return undefined;
  }
  return findings;
}

function findingsOf({ find }: Finder, context: FindingContext, { isShown }: WantedRules): RawFinding[] {
  return find(context).filter(({ rule }) => isShown(rule));
}

function findersFor({ corpus, document }: FindingContext, { isShown }: WantedRules): readonly Finder[] {
  return finders.filter(({ rules, needs }) => rules.some(isShown) && needs.every((analysis) => corpus.knows(document, analysis)));
}

/** Where a word is a misspelling it is no variant of a name, also where nobody asks for misspellings. */
function withoutSecondSlips(context: FindingContext, findings: readonly RawFinding[], { isOn, isShown }: WantedRules): RawFinding[] {
  if (!isOn('spelling') || findings.every(({ rule }) => rule !== 'name.variant')) return [...findings];
  const misspellings = isShown('spelling') ? findings.filter(({ rule }) => rule === 'spelling') : spellingFindings(context);
  return findings.filter(({ rule, span }) => rule !== 'name.variant' || !misspellings.some((other) => overlaps(other.span, span)));
}
