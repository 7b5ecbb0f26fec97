import { splitSentences } from '../../text/sentences.ts';
import { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';

/**
 * The tokens of a text (UTF-16): words with the hyphens, full stops and commas inside them, clitics ("'s") for themselves,
 * and every other mark for itself.
 */
export function tokensOf(text: string): Span[] {
  const pattern = /[\p{L}\p{N}\p{M}]+(?:[-.,][\p{L}\p{N}\p{M}]+)*|(?<=[\p{L}\p{N}\p{M}])['’][\p{L}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The tokens of a text by sentence; none is empty, and every token is in one. */
export function sentencesOf(text: string): Span[][] {
  const source = new SourceText(text);
  const starts = new Set(source.paragraphs.flatMap((paragraph) => splitSentences(text, paragraph).map(({ start }) => start)));
  const boundaries = [...starts].sort((a, b) => a - b);
  const sentences: Span[][] = [];
  let next = 0;
  for (const token of tokensOf(text)) {
    let isFirst = sentences.length === 0;
    while (next < boundaries.length && boundaries[next] <= token.start) {
      isFirst = true;
      next++;
    }
    if (isFirst) sentences.push([token]);
    else sentences[sentences.length - 1].push(token);
  }
  return sentences;
}
