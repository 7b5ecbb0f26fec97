import { anchorOnLoad, AnnotatedText, emptySidecar, parseSidecar, relativeIri, sidecarOf, type AnnotationPage } from '../../annotations/index.ts';
import { FileProblem, type FileSystem } from '../host.ts';
import { readWhole } from './files.ts';

/** The text with a given SHA-256 that a document once had; undefined where it cannot be had. */
export type FormerText = (document: string, sha256: string) => Promise<string | undefined>;

/** A layer of a document, anchored to its text as it is: what stands on disk, or why it must be left alone. */
export type LayerFile =
  | { readonly page: AnnotationPage; readonly uri: string; readonly isOnDisk: boolean }
  | { readonly problem: string; readonly uri: string };

/** Reads a document's sidecar (or the layer of an annotator) and anchors it to the text. Never throws for what is in it. */
export async function readLayer(files: FileSystem, document: string, text: string, layer: string | undefined, formerText?: FormerText): Promise<LayerFile> {
  const uri = sidecarOf(document, layer);
  try {
    const content = await readWhole(files, uri);
    if (content === undefined) return { page: emptyLayer(document, text, layer), uri, isOnDisk: false };
    const parsed = parseSidecar(content);
    if ('problem' in parsed) return { problem: `It is left alone. Line ${String(parsed.problem.line)}: ${parsed.problem.reason}`, uri };
    const now = new AnnotatedText(text);
    const { sha256, source } = parsed.page.document;
    const isSame = now.identity(source).sha256 === sha256;
    const former = isSame ? undefined : await formerText?.(document, sha256);
    return { page: anchorOnLoad(parsed.page, now, former), uri, isOnDisk: true };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { problem: `It is left alone: ${error.message}.`, uri };
  }
}

function emptyLayer(document: string, text: string, layer: string | undefined): AnnotationPage {
  const name = decodeURIComponent(document.slice(document.lastIndexOf('/') + 1));
  return { ...emptySidecar(name, text), id: relativeIri(sidecarOf(name, layer)) };
}
