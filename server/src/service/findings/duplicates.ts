import type { DuplicateMatch, Edit, SentenceMatch, Twin } from '../../analysis/duplicates/index.ts';
import type { Span } from '../../text/span.ts';
import type { Sensitivity } from '../rules.ts';
import { lineOf, percent, type FindingContext, type RawFinding } from './context.ts';

/** The share of one paragraph's words that must stand in the other. */
const containment: Record<Sensitivity, number> = { low: 0.75, normal: 0.6, high: 0.5 };

/** Shorter paragraphs, which may stand twice by chance, are no exact duplicates at low sensitivity. */
const leastWords = 12;

/** Copied paragraphs; where the setting asks for all, also single sentences that stand in an otherwise different paragraph. */
export function duplicateFindings(context: FindingContext): RawFinding[] {
  const { corpus, document, sensitivity } = context;
  const matches = corpus.duplicates.find(document, { containment: containment[sensitivity('duplicate.near')] });
  const isWanted = ({ kind, words }: DuplicateMatch): boolean => kind === 'near' || words >= leastWords || sensitivity('duplicate.exact') !== 'low';
  const paragraphs = matches.filter(isWanted).map((match): RawFinding => {
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
  if (sensitivity('duplicate.near') !== 'high') return paragraphs;
  const sentences = corpus.sentences.find(document).filter((sentence) => !matches.some(({ span }) => holds(span, sentence.span)) && !isOfTwins(context, sentence));
  return [...paragraphs, ...sentences.map((sentence) => sentenceFinding(context, sentence))].sort((a, b) => a.span.start - b.span.start);
}

/** Whether the paragraphs of both places are known as copies of each other, of which one finding is enough. */
function isOfTwins({ corpus, document }: FindingContext, { span, first }: SentenceMatch): boolean {
  const twins = corpus.duplicates.twinsAt(document, span.start)?.twins ?? [];
  return twins.some((twin) => twin.document === first.document && holds(twin.span, first.span));
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function sentenceFinding(context: FindingContext, { span, first }: SentenceMatch): RawFinding {
  return {
    rule: 'duplicate.near',
    span,
    message: `This sentence already stands in ${lineOf(context, first)}, word for word, in another paragraph.`,
    related: [{ ...first, message: 'The first copy' }],
    data: { edit: 'copied', unit: 'sentence', similarity: 1, containment: 1, longest: false },
  };
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
