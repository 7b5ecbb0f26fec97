import type { DuplicateMatch, Edit, Twin } from '../../analysis/duplicates/index.ts';
import type { Sensitivity } from '../rules.ts';
import { lineOf, percent, type FindingContext, type RawFinding } from './context.ts';

/** The share of one paragraph's words that must stand in the other. */
const containment: Record<Sensitivity, number> = { low: 0.75, normal: 0.6, high: 0.5 };

export function duplicateFindings(context: FindingContext): RawFinding[] {
  const { corpus, document, sensitivity } = context;
  const matches = corpus.duplicates.find(document, { containment: containment[sensitivity('duplicate.near')] });
  return matches.map((match): RawFinding => {
    const [best] = match.twins;
    return {
      rule: match.kind === 'exact' ? 'duplicate.exact' : 'duplicate.near',
      span: match.span,
      message: messageOf(context, match, best),
      related: match.twins.map((twin) => ({ document: twin.document, span: twin.span, message: relatedMessage(twin) })),
      data: {
        edit: match.edit,
        unit: 'paragraph',
        similarity: best.similarity,
        containment: best.containment,
        longest: match.words > best.words,
      },
    };
  });
}

function messageOf(context: FindingContext, match: DuplicateMatch, best: Twin): string {
  const place = lineOf(context, best);
  if (match.kind === 'exact') return `This paragraph already stands in ${place}, word for word.`;
  return `${nearWords(match.edit, place)} (${percent(best.containment)} of its words stand there).`;
}

function nearWords(edit: Edit, place: string): string {
  switch (edit) {
    case 'light':
      return `This paragraph is ${place} with a few words changed`;
    case 'noise':
      return `This paragraph is ${place} with letters garbled, as by OCR`;
    case 'shortened':
      return `This paragraph is ${place} cut short`;
    case 'contained':
      return `This paragraph also stands in ${place}, with more text`;
    case 'copied':
    case 'rewritten':
      return `This paragraph is ${place} rewritten in part`;
  }
}

function relatedMessage(twin: Twin): string {
  return twin.edit === 'copied' ? 'The first copy' : `The other version, ${String(twin.words)} words`;
}
