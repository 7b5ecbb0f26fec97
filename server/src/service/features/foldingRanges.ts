import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { lineAt } from '../../text/layout.ts';
import { boilerplateRuns } from '../findings/boilerplate.ts';
import type { ServiceContext } from '../languageService.ts';

/** Each run of boilerplate of two lines or more folds away. */
export function foldingRanges({ workspace }: ServiceContext, uri: string): FoldingRange[] {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  return boilerplateRuns(workspace.corpus.boilerplate.segments(uri)).flatMap((run) => {
    const startLine = lineAt(layout, run[0].start);
    const endLine = lineAt(layout, run[run.length - 1].end);
    return endLine > startLine ? [{ startLine, endLine, kind: FoldingRangeKind.Region }] : [];
  });
}
