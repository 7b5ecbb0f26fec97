import type { DuplicateMatch, SentenceMatch, Twin } from '../../analysis/duplicates/index.ts';
import type { Span } from '../../text/span.ts';
import type { Sensitivity } from '../rules.ts';
import { count, lineOf, type FindingContext, type RawFinding } from './context.ts';

/** The share of one paragraph's words that must stand in the other. */
const containment: Record<Sensitivity, number> = { low: 0.75, normal: 0.6, high: 0.5 };

/** Shorter paragraphs, which may stand twice by chance, are no exact duplicates at low sensitivity. */
const leastWords = 12;

/** Near copies of fewer words are headings and labels that are alike ("Best for beginners", "Best for families"); flagged only at high sensitivity. */
const leastNearWords: Record<Sensitivity, number> = { low: 10, normal: 10, high: 0 };

/** Does most of the work of `duplicateFindings`; `pause` is awaited in between. */
export async function prepareDuplicates({ corpus, document, sensitivity }: FindingContext, pause: () => Promise<void>): Promise<void> {
  await corpus.duplicates.prepare(document, pause, { containment: containment[sensitivity('duplicate.near')] });
}

/** Copied paragraphs; where the setting asks for all, also single sentences that stand in an otherwise different paragraph. */
export function duplicateFindings(context: FindingContext): RawFinding[] {
  const { corpus, document, sensitivity } = context;
  const matches = corpus.duplicates.find(document, { containment: containment[sensitivity('duplicate.near')] });
  const leastNear = leastNearWords[sensitivity('duplicate.near')];
  const isWanted = ({ kind, words, twins }: DuplicateMatch): boolean =>
    kind === 'near' ? words >= leastNear && twins.length > 0 : words >= leastWords || sensitivity('duplicate.exact') !== 'low';
  const withLongTwins = (match: DuplicateMatch): DuplicateMatch => (match.kind === 'near' ? { ...match, twins: match.twins.filter(({ words }) => words >= leastNear) } : match);
  const paragraphs = matches.map(withLongTwins).filter(isWanted).map((match): RawFinding => {
    const [best] = match.twins;
    return {
      rule: match.kind === 'exact' ? 'duplicate.exact' : 'duplicate.near',
      span: match.span,
      message: messageOf(context, match, best),
      related: match.twins.map((twin) => ({ document: twin.document, span: twin.span, message: relatedMessage(twin) })),
      data: {
        edit: best.edit,
        unit: 'paragraph',
        similarity: best.similarity,
        containment: best.containment,
        longest: match.words > best.words,
        words: match.words,
        otherWords: best.words,
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
  const more = match.twins.length - 1;
  return `${nearWords(match, best, place)}${more > 0 ? ` ${count(more, 'other paragraph is', 'other paragraphs are')} much like it.` : ''}`;
}

/** What was done to the copy, which is mostly this paragraph, and how that shows. */
function nearWords({ edit, words }: DuplicateMatch, best: Twin, place: string): string {
  const shared = Math.min(words, best.words, Math.round(best.containment * words));
  const found = foundThere(shared, words);
  const lengths = `${count(words, 'word')} here, ${String(best.words)} there`;
  const isLonger = words > best.words;
  switch (edit) {
    case 'light':
      return `This paragraph is the one in ${place}, ${lightChange(shared, words, best.words)}.`;
    case 'noise':
      return `This paragraph is the one in ${place}, with letters garbled as by OCR: ${found}, some of them misread.`;
    case 'shortened':
      return isLonger
        ? `This paragraph is a fuller version of the one in ${place}, which was cut short: ${lengths}.`
        : `This paragraph is the one in ${place}, cut short: ${lengths}.`;
    case 'contained':
      return isLonger
        ? `This paragraph repeats the one in ${place}, with more text around it: ${lengths}.`
        : `This paragraph also stands in ${place}, with more text around it: ${found}.`;
    case 'copied':
    case 'rewritten':
      return `This paragraph is the one in ${place}, rewritten in part: ${found}.`;
  }
}

/** Matched words are weighed by how sure the match is, so that their number is not exact. */
function foundThere(shared: number, words: number): string {
  return `${shared === words ? 'all' : `about ${String(shared)}`} of its ${count(words, 'word')} stand there too`;
}

/** What was done to a copy with nearly all of the words. */
function lightChange(shared: number, words: number, otherWords: number): string {
  if (shared < words && shared < otherWords) return `with a few words changed: ${foundThere(shared, words)}`;
  if (words === otherWords) return 'with the same words written a little differently';
  const difference = count(Math.abs(words - otherWords), 'word');
  return words < otherWords ? `with ${difference} of ${String(otherWords)} left out` : `with ${difference} added to ${String(otherWords)}`;
}

function relatedMessage(twin: Twin): string {
  return twin.edit === 'copied' ? 'The first copy' : `The other version, ${count(twin.words, 'word')}`;
}
