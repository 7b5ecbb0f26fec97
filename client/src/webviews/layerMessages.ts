import type { Adjudication, AgreementReport, LabelItem, LayerDifference, LayerItem } from '../../../server/src/protocol.ts';

/** Which layers are compared, and where. */
export interface Comparison {
  readonly scope: 'document' | 'corpus';
  readonly first: string;
  readonly second: string;
}

/** What the layers page tells the extension. */
export type FromLayers =
  | { readonly type: 'ready' }
  | { readonly type: 'compare'; readonly comparison: Comparison }
  /** Shows a place; the focus goes there only if it is opened. */
  | { readonly type: 'open'; readonly row: LayerDifference }
  | { readonly type: 'preview'; readonly row: LayerDifference }
  | { readonly type: 'decide'; readonly take: Adjudication; readonly rows: readonly LayerDifference[] }
  | { readonly type: 'takeAgreed' }
  | { readonly type: 'undo' };

/** What the extension tells the layers page. */
export type ToLayers =
  | { readonly type: 'labels'; readonly labels: readonly LabelItem[] }
  /** The layers of a scope, and which of them is the annotator's own. */
  | { readonly type: 'layers'; readonly layers: readonly LayerItem[]; readonly own: string; readonly document: string | undefined }
  | { readonly type: 'report'; readonly report: AgreementReport }
  | { readonly type: 'done'; readonly message: string };
