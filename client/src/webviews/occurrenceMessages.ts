import type { Location } from 'vscode-languageserver-types';
import type { LabelItem, OccurrenceQuery, OccurrenceRow, TagReference } from '../../../server/src/protocol.ts';

/** What the occurrences page tells the extension. */
export type FromOccurrences =
  | { readonly type: 'ready' }
  | { readonly type: 'search'; readonly query: OccurrenceQuery }
  | { readonly type: 'open'; readonly row: OccurrenceRow }
  | { readonly type: 'tag'; readonly label: string; readonly places: readonly Location[] }
  | { readonly type: 'relabel'; readonly label: string; readonly places: readonly TagReference[] }
  | { readonly type: 'untag'; readonly places: readonly TagReference[] }
  | { readonly type: 'undo' };

/** What the extension tells the occurrences page. */
export type ToOccurrences =
  | { readonly type: 'labels'; readonly labels: readonly LabelItem[] }
  /** Puts words into the search box, which the page then searches for. */
  | { readonly type: 'ask'; readonly text: string }
  /** More rows of the search, or all of them anew. */
  | { readonly type: 'rows'; readonly rows: readonly OccurrenceRow[]; readonly anew: boolean; readonly progress: SearchProgress }
  /** What an action did, in a sentence. */
  | { readonly type: 'done'; readonly message: string };

export interface SearchProgress {
  readonly searched: number;
  readonly total: number;
  readonly state: 'searching' | 'complete' | 'cut';
}
