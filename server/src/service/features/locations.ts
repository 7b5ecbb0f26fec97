import type { Location } from 'vscode-languageserver-types';
import { rangeOf } from '../../text/layout.ts';
import type { Place } from '../finding.ts';
import type { CorpusWorkspace } from '../workspace.ts';

/** Places as the protocol has them; those in documents that have gone are left out. */
export function locationsOf(workspace: CorpusWorkspace, places: readonly Place[]): Location[] {
  return places.flatMap(({ document, span }) => {
    const layout = workspace.layout(document);
    return layout ? [{ uri: document, range: rangeOf(layout, span) }] : [];
  });
}
