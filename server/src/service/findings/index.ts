import { overlaps } from '../../text/span.ts';
import type { RuleId } from '../rules.ts';
import { boilerplateFindings } from './boilerplate.ts';
import { claimFindings } from './claims.ts';
import type { FindingContext, RawFinding } from './context.ts';
import { duplicateFindings } from './duplicates.ts';
import { nameFindings } from './names.ts';
import { spellingFindings } from './spelling.ts';

type Finder = (context: FindingContext) => RawFinding[];

/** What finds the findings of the analyses, each with the rules that it answers for. */
const finders: readonly { readonly rules: readonly RuleId[]; readonly find: Finder }[] = [
  { rules: ['duplicate.exact', 'duplicate.near'], find: duplicateFindings },
  { rules: ['boilerplate'], find: boilerplateFindings },
  { rules: ['spelling'], find: spellingFindings },
  { rules: ['name.variant'], find: nameFindings },
  { rules: ['claim.conflict', 'claim.update', 'claim.difference'], find: claimFindings },
];

/** The findings of the wanted rules in one document, in no particular order; one slip is one finding. */
export function textFindings(context: FindingContext, wanted: (rule: RuleId) => boolean): RawFinding[] {
  const findings = finders
    .filter(({ rules }) => rules.some(wanted))
    .flatMap(({ find }) => find(context))
    .filter(({ rule }) => wanted(rule));
  const misspellings = findings.filter(({ rule }) => rule === 'spelling');
  return findings.filter(({ rule, span }) => rule !== 'name.variant' || !misspellings.some((other) => overlaps(other.span, span)));
}
