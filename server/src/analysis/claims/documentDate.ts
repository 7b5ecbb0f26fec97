import type { SourceText } from '../../text/source.ts';
import { findQuantities } from '../quantities/index.ts';

/** A date line stands near the head of an article, by itself or behind a byline, or at its foot. */
const headParagraphs = 8;
const footParagraphs = 2;
const longestDateLine = 120;

/** The day on which a document says it was published, as YYYYMMDD; null where no short line at its head or foot holds a full date. */
export function documentDate(source: SourceText): number | null {
  const { paragraphs } = source;
  for (let index = 0; index < paragraphs.length; index++) {
    const paragraph = paragraphs[index];
    if ((index >= headParagraphs && index < paragraphs.length - footParagraphs) || paragraph.end - paragraph.start > longestDateLine) continue;
    for (const { designation } of findQuantities(source.slice(paragraph))) if (designation?.form === 'day') return designation.low;
  }
  return null;
}

const days = ['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'];
const said = '(?:said|says|told|announced|reported|confirmed|identified|declared|charged|raised|found|pulled|arrested|detained)';
const spoken = new RegExp(`\\b${said}(?: (?:on|late|early|reporters|by phone))* (${days.join('|')})day\\b|\\b(${days.join('|')})day(?:,? (?:that|when|they|he|she|it|had|the|morning|evening|night|afternoon|officials|police|authorities|rescuers|investigators|prosecutors))*? ${said}\\b`, 'iu');
/** How far into a document its day of report is looked for, in UTF-16 code units. */
export const searchedForDay = 4000;

/** The day of the week on which those whom a text cites first spoke ("police said Friday", "on Monday identified"), 0 for Sunday; null where it does not say. */
export function dayOfReport(text: string): number | null {
  const match = spoken.exec(text);
  return match === null ? null : days.indexOf((match[1] ?? match[2]).toLowerCase());
}
