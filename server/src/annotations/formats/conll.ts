import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import { flatten } from './flat.ts';
import type { FlatSpan } from './flat.ts';
import { select } from './interchange.ts';
import type { Exported, ExportedDocument, Loss } from './interchange.ts';
import { sentencesOf } from './tokens.ts';

/** How the first token of a name is marked: always (IOB2), or only after a name with the same label (IOB1). */
export type TagScheme = 'IOB2' | 'IOB1';

const documentStart = '-DOCSTART- -X- O O';

/** Writes one document as CoNLL-2003 columns; parts of speech and chunks, which nobody annotated, stay empty. */
export function exportConll({ page, text }: ExportedDocument, scheme: TagScheme = 'IOB2'): Exported {
  const { spans, losses } = select(page, {});
  const normalized = normalizeText(text);
  const points = new OffsetMap(normalized);
  const found: Loss[] = [...losses, { item: '', reason: "The document's name and its white space are not written." }];
  const chosen = longestFirst(flatten(spans), found).map((span) => ({ ...span, ...points.toUtf16Span(span) }));
  const lines = [documentStart, ''];
  let next = 0;
  let open: (typeof chosen)[number] | undefined;
  let label: string | undefined;
  for (const sentence of sentencesOf(normalized)) {
    // A blank line inside a name would cut it in two.
    if (lines.at(-1) !== '' && !(open && sentence[0].start < open.end)) {
      lines.push('');
      label = undefined;
    }
    for (const token of sentence) {
      while (next < chosen.length && chosen[next].end <= token.start) {
        found.push({ item: chosen[next].annotation.id, reason: 'No token is left for it.', isLeftOut: true });
        next++;
      }
      const span = chosen[next] && chosen[next].start < token.end ? chosen[next] : undefined;
      const isFirst = span !== undefined && span !== open;
      const before = label;
      label = span && tagName(span.annotation.label);
      const prefix = isFirst && (scheme === 'IOB2' || before === label) ? 'B' : 'I';
      lines.push(`${normalized.slice(token.start, token.end)} -X- O ${label === undefined ? 'O' : `${prefix}-${label}`}`);
      if (isFirst && token.start !== span.start) found.push(widened(span));
      if (span && token.end >= span.end) {
        if (token.end > span.end && (!isFirst || token.start === span.start)) found.push(widened(span));
        next++;
      }
      open = span;
    }
  }
  for (const { annotation } of chosen.slice(next)) found.push({ item: annotation.id, reason: 'No token is left for it.', isLeftOut: true });
  for (const { annotation } of chosen) {
    if (tagName(annotation.label) !== annotation.label) found.push({ item: annotation.id, reason: `${annotation.label} is written as ${tagName(annotation.label)}.` });
  }
  return { content: `${lines.join('\n')}\n\n`, losses: found };
}

function widened({ annotation }: FlatSpan): Loss {
  return { item: annotation.id, reason: 'It begins or ends inside a token and is written as the whole token.' };
}

/** A label without white space, which parts the columns. */
function tagName(label: string): string {
  return label.replace(/\s+/gu, '_') || '_';
}

/** Of spans that overlap, the longest; in the order of the text. */
function longestFirst(spans: readonly FlatSpan[], losses: Loss[]): FlatSpan[] {
  const byLength = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken: FlatSpan[] = [];
  for (const span of byLength) {
    // Spans are taken longest first and never overlap, so only the neighbours in order can be in the way.
    let place = taken.length;
    while (place > 0 && taken[place - 1].start > span.start) place--;
    const isFree = (taken[place - 1]?.end ?? 0) <= span.start && (taken[place]?.start ?? Infinity) >= span.end;
    if (isFree) taken.splice(place, 0, span);
    else losses.push({ item: span.annotation.id, reason: 'It overlaps a longer one and is not written.', isLeftOut: true });
  }
  return taken;
}
