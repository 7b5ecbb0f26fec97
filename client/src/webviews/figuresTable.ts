import type { AgreementReport, LabelItem } from '../../../server/src/protocol.ts';
import { element } from './dom.ts';
import { labelChip } from './labelChip.ts';

/** The figures of an agreement as a table by label, and what they leave out. */
export function figuresTable({ labels: measured, overall, leftOut, length, documents }: AgreementReport, first: string, second: string, labels: readonly LabelItem[]): HTMLElement[] {
  const heads = ['Label', first, second, 'Kappa', 'Alpha', 'Exact F1', 'Overlap F1'];
  const titles = ['', '', '', 'Cohen’s kappa by token', 'Krippendorff’s unitising alpha', 'Same label, same words', 'Same label, words that overlap'];
  const head = element('tr', {}, ...heads.map((text, index) => element('th', { scope: 'col', title: titles[index] }, text)));
  const rows = measured.map(({ label, first: mine, second: theirs, kappa, alpha, exact, overlap }) =>
    element('tr', {}, element('th', { scope: 'row' }, labelChip(label, labels)), ...[String(mine), String(theirs), figure(kappa), figure(alpha), figure(exact), figure(overlap)].map(cell)),
  );
  const all = element('tr', { className: 'all' }, element('th', { scope: 'row' }, 'All'), ...['', '', '', figure(overall.alpha), figure(overall.exact), figure(overall.overlap)].map(cell));
  const caption = element('caption', {}, `Agreement over ${length.toLocaleString()} characters in ${String(documents)} ${documents === 1 ? 'document' : 'documents'}`);
  const table = element('table', {}, caption, element('thead', {}, head), element('tbody', {}, ...rows, all));
  if (leftOut.length === 0) return [table];
  return [table, element('p', {}, 'Left out of all figures:'), element('ul', {}, ...leftOut.map(({ message }) => element('li', {}, message)))];
}

function cell(text: string): HTMLElement {
  return element('td', {}, text);
}

/** Two digits, as agreement is reported; a dash where there is nothing to measure. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
