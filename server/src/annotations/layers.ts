const ending = /^(.+)\.anno(?:\.([^./\\]+))?\.json$/u;

/** A sidecar's document, and whose layer it is; `layer` is undefined for the curated one. */
export interface SidecarName {
  readonly document: string;
  readonly layer: string | undefined;
}

/** The sidecar of a document, by URI or path: the curated one, or an annotator's layer. */
export function sidecarOf(document: string, layer?: string): string {
  return layer === undefined ? `${document}.anno.json` : `${document}.anno.${layerName(layer)}.json`;
}

/** Which document and layer a URI or path is the sidecar of; undefined for any other file. */
export function parseSidecarName(uri: string): SidecarName | undefined {
  const match = ending.exec(uri);
  return match ? { document: match[1], layer: match[2] } : undefined;
}

/** An annotator's name as it stands in the name of a layer: letters, digits, `_` and `-`, in lower case. */
export function layerName(annotator: string): string {
  const name = annotator.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return name.replace(/[^a-z0-9_-]+/gu, '-').replace(/^-+|-+$/gu, '') || 'annotator';
}
