import { overlaps } from '../../text/span.ts';
import type { RuleId } from '../rules.ts';
import { boilerplateFindings } from './boilerplate.ts';
import { claimFindings } from './claims.ts';
import type { FindingContext, RawFinding } from './context.ts';
import { duplicateFindings, prepareDuplicates } from './duplicates.ts';
import { nameFindings } from './names.ts';
import { spellingFindings } from './spelling.ts';

type Finder = (context: FindingContext) => RawFinding[];

/** Which rules count in a document. */
export interface WantedRules {
  /** Whether the settings have a rule on. */
  isOn(rule: RuleId): boolean;
  /** Whether its findings are asked for; none is that is not on. */
  isShown(rule: RuleId): boolean;
}

const claimRules: readonly RuleId[] = ['claim.conflict', 'claim.update', 'claim.difference'];

const duplicateRules: readonly RuleId[] = ['duplicate.exact', 'duplicate.near'];

/** What finds the findings of the analyses, each with the rules that it answers for. */
const finders: readonly { readonly rules: readonly RuleId[]; readonly find: Finder }[] = [
  { rules: duplicateRules, find: duplicateFindings },
  { rules: ['boilerplate'], find: boilerplateFindings },
  { rules: ['spelling'], find: spellingFindings },
  { rules: ['name.variant'], find: nameFindings },
  { rules: claimRules, find: claimFindings },
];

/** The findings of the wanted rules in one document, in no particular order; one slip is one finding. */
export function textFindings(context: FindingContext, wanted: WantedRules): RawFinding[] {
  return withoutSecondSlips(context, [...findingsByFinder(context, wanted)].flat(), wanted);
}

/**
 * The same for a document that may be long: `pause` is awaited between the finders, while paragraphs are compared, words are judged, names are grouped, and
 * claims are linked. Undefined where `isCurrent` says meanwhile that something has changed.
 */
export async function textFindingsInTurns(
  context: FindingContext,
  wanted: WantedRules,
  pause: () => Promise<void>,
  isCurrent: () => boolean,
): Promise<RawFinding[] | undefined> {
  const { corpus, document } = context;
  if (duplicateRules.some(wanted.isShown)) await prepareDuplicates(context, pause);
  if (wanted.isShown('spelling')) await corpus.spelling.prepare(document, pause);
  if (wanted.isShown('name.variant')) await corpus.names.prepare(document, pause);
  if (claimRules.some(wanted.isShown)) await corpus.claims.prepare(document, pause);
  const findings: RawFinding[] = [];
  for (const found of findingsByFinder(context, wanted)) {
    findings.push(...found);
    await pause();
    if (!isCurrent()) return undefined;
  }
  return withoutSecondSlips(context, findings, wanted);
}

function* findingsByFinder(context: FindingContext, { isShown }: WantedRules): IterableIterator<RawFinding[]> {
  for (const { rules, find } of finders) if (rules.some(isShown)) yield find(context).filter(({ rule }) => isShown(rule));
}

/** Where a word is a misspelling it is no variant of a name, also where nobody asks for misspellings. */
function withoutSecondSlips(context: FindingContext, findings: readonly RawFinding[], { isOn, isShown }: WantedRules): RawFinding[] {
  if (!isOn('spelling') || findings.every(({ rule }) => rule !== 'name.variant')) return [...findings];
  const misspellings = isShown('spelling') ? findings.filter(({ rule }) => rule === 'spelling') : spellingFindings(context);
  return findings.filter(({ rule, span }) => rule !== 'name.variant' || !misspellings.some((other) => overlaps(other.span, span)));
}
