import { InlayHintKind, type InlayHint, type Range } from 'vscode-languageserver-types';
import { positionAt, spanOf } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';

/** The label after each tagged span that ends in a range; after the stretches of a discontinuous one, that it goes on. */
export function inlayHints({ workspace, annotations }: ServiceContext, uri: string, range: Range): InlayHint[] {
  const layout = workspace.layout(uri);
  if (!layout || !workspace.settingsOf(uri).showLabels) return [];
  const { start, end } = spanOf(layout, range);
  const hints: { readonly offset: number; readonly length: number; readonly label: string }[] = [];
  for (const { span, fragments, label, status } of annotations.spans(uri)) {
    if (status === 'orphan') continue;
    for (const [index, fragment] of fragments.entries()) {
      if (fragment.end < start || fragment.end > end) continue;
      const goesOn = index < fragments.length - 1;
      hints.push({ offset: fragment.end, length: span.end - span.start, label: goesOn ? `${label} …` : `${index > 0 ? '… ' : ''}${label}${status === 'suggested' ? '?' : ''}` });
    }
  }
  // Where several end, the innermost comes first.
  hints.sort((a, b) => a.offset - b.offset || a.length - b.length);
  return hints.map(({ offset, label }) => ({ position: positionAt(layout, offset), label, kind: InlayHintKind.Type, paddingLeft: true }));
}
