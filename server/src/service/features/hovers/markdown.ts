import { positionAt } from '../../../text/layout.ts';
import type { Place } from '../../finding.ts';
import type { CorpusWorkspace } from '../../workspace.ts';

/** Text as Markdown shows it to the letter; line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/gu, '\\$&');
}

/** A link that opens a document at a place, named by its path and line. */
export function linkTo(workspace: CorpusWorkspace, { document, span }: Place): string {
  const layout = workspace.layout(document);
  const { line, character } = layout ? positionAt(layout, span.start) : { line: 0, character: 0 };
  const name = escapeMarkdown(`${workspace.pathOf(document)}:${String(line + 1)}`);
  return `[${name}](${document.replace(/[()]/gu, encodeURIComponent)}#L${String(line + 1)},${String(character + 1)})`;
}

/** A Markdown table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
