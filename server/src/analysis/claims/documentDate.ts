import type { SourceText } from '../../text/source.ts';
import { findQuantities } from '../quantities/index.ts';

/** A date line stands near the head of an article, by itself or behind a byline, or at its foot. */
const headParagraphs = 8;
const footParagraphs = 2;
const longestDateLine = 120;

/** The day on which a document says it was published, as YYYYMMDD; null where no short line at its head or foot holds a full date. */
export function documentDate(source: SourceText): number | null {
  const { paragraphs } = source;
  for (const [index, paragraph] of paragraphs.entries()) {
    if ((index >= headParagraphs && index < paragraphs.length - footParagraphs) || paragraph.end - paragraph.start > longestDateLine) continue;
    const date = findQuantities(source.slice(paragraph)).find((quantity) => quantity.designation?.form === 'day');
    if (date?.designation) return date.designation.low;
  }
  return null;
}
