import type { LabelItem } from '../../../server/src/protocol.ts';
import { element } from './dom.ts';

/** A label with its colour beside it. */
export function labelChip(name: string, labels: readonly LabelItem[], isSuggested = false): HTMLElement {
  const dot = element('span', { className: 'dot' });
  dot.style.backgroundColor = colorOf(name, labels);
  dot.setAttribute('aria-hidden', 'true');
  return element('span', { className: 'chip' }, dot, isSuggested ? `${name}?` : name);
}

/** The colour of a label as the theme has it, or as the schema says. */
function colorOf(name: string, labels: readonly LabelItem[]): string {
  const label = labels.find((candidate) => candidate.name === name);
  if (!label) return 'var(--vscode-descriptionForeground)';
  return label.isThemed ? `var(--vscode-collate-${label.name.toLowerCase()}Foreground, ${label.color})` : label.color;
}
