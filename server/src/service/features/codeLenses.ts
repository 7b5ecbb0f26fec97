import type { CodeLens } from 'vscode-languageserver-types';
import type { ServiceContext } from '../languageService.ts';
import { count, listWords } from '../findings/context.ts';
import { groupBy } from '../groupBy.ts';
import { rules } from '../rules.ts';

/** Commands of the client that lenses run. */
const showProblems = 'workbench.actions.view.problems';
const showEntities = 'collate.entities.focus';

/** One line above a file: its findings by rule, and its tags by label. */
export function codeLenses({ workspace, findings, annotations }: ServiceContext, uri: string): CodeLens[] {
  if (!workspace.has(uri) || !workspace.settingsOf(uri).codeLens) return [];
  const start = { line: 0, character: 0 };
  const range = { start, end: start };
  const byRule = [...groupBy(findings.of(uri), ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  const found = byRule.map(([rule, same]) => count(same.length, rules[rule].one, rules[rule].many));
  const byLabel = [...groupBy(annotations.spans(uri).filter(({ status }) => status === 'accepted'), ({ label }) => label)];
  const tags = byLabel.map(([label, same]) => `${String(same.length)} ${label}`);
  const lenses: CodeLens[] = [{ range, command: { title: found.length > 0 ? `Collate: ${listWords(found)}` : 'Collate: no findings', command: showProblems } }];
  if (tags.length > 0) lenses.push({ range, command: { title: `Tags: ${tags.join(', ')}`, command: showEntities } });
  return lenses;
}
