import { overlaps } from '../../../text/span.ts';
import type { Finding } from '../../finding.ts';
import type { ServiceContext } from '../../languageService.ts';
import type { RuleId } from '../../rules.ts';
import { lineRemoval, mergeRemovals, type Replacement } from '../edits.ts';

/** Boilerplate this probable may go unseen. */
const sureBoilerplate = 0.9;

/** A misspelling this sure may be corrected unseen. */
const sureMisspelling = 0.9;

/**
 * The changes to a document that need no second look: later copies of a paragraph of the same file, what is surely
 * boilerplate, misspellings with one sure correction, and slips in names. In order, none overlapping another.
 */
export function safeReplacements({ workspace, findings }: ServiceContext, uri: string, wanted: (rule: RuleId) => boolean): Replacement[] {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  const safe = findings.of(uri).filter(({ rule }) => wanted(rule));
  const removals = mergeRemovals(safe.filter((finding) => isSafeRemoval(uri, finding)).map(({ span }) => lineRemoval(layout, span)));
  const corrections = safe.flatMap(correctionOf);
  const kept = corrections.filter(({ span }) => !removals.some((removal) => overlaps(removal.span, span)));
  return [...removals, ...kept].sort((a, b) => a.span.start - b.span.start);
}

function isSafeRemoval(uri: string, finding: Finding): boolean {
  if (finding.rule === 'boilerplate') return finding.data.probability >= sureBoilerplate;
  return finding.rule === 'duplicate.exact' && finding.related.some(({ document }) => document === uri);
}

function correctionOf(finding: Finding): Replacement[] {
  if (finding.rule === 'spelling' && finding.data.confidence >= sureMisspelling) return [{ span: finding.span, text: finding.data.suggestions[0] }];
  if (finding.rule === 'name.variant' && finding.data.slip) return [{ span: finding.span, text: finding.data.preferred }];
  return [];
}
