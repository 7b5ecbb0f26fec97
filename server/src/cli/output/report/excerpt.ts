import type { Range } from 'vscode-languageserver-types';
import { html, type Html } from './html.ts';

/** Longer lines are shown around the words they are about, and longer stretches cut; UTF-16 code units. */
const shownAround = 120;
const mostMarked = 400;

/** The words of a range in the line in which it begins, marked, with what stands around them. */
export function excerpt(line: string, { start, end }: Range): Html {
  const from = start.character;
  const to = end.line === start.line ? end.character : line.length;
  const shownTo = Math.min(to, from + mostMarked);
  const first = Math.max(0, from - shownAround);
  const last = shownTo < to ? shownTo : Math.min(line.length, to + shownAround);
  return html`<q>${first > 0 ? '…' : ''}${line.slice(first, from)}<mark>${line.slice(from, shownTo)}</mark>${line.slice(shownTo, last)}${last < line.length ? '…' : ''}</q>`;
}
