import { parseSidecar, parseSidecarName, relativeIri, renameSource, serializeSidecar, sidecarOf } from '../annotations/index.ts';
import { URI } from 'vscode-uri';
import type { FileSystem } from './host.ts';

/** A sidecar on disk, by URI, and whose layer it is. */
export interface SidecarFile {
  readonly uri: string;
  readonly layer: string | undefined;
}

/** The sidecars that lie beside a document, whether the document is there or not. */
export async function sidecarsBeside(files: FileSystem, document: string): Promise<SidecarFile[]> {
  const name = nameOf(document);
  const entries = (await files.list(document.slice(0, document.lastIndexOf('/')))) ?? [];
  return entries.flatMap((entry) => {
    const sidecar = entry.kind === 'file' ? parseSidecarName(entry.name) : undefined;
    return sidecar?.document === name ? [{ uri: sidecarOf(document, sidecar.layer), layer: sidecar.layer }] : [];
  });
}

/**
 * Takes the sidecars of a document along that got another URI. Returns one sentence for each that could not go along, for
 * instance since another one is there; it stays as it is. One that cannot be read goes along as it is.
 */
export async function moveSidecars(files: FileSystem, from: string, to: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { uri, layer } of await sidecarsBeside(files, from)) {
    const target = sidecarOf(to, layer);
    try {
      await files.move(uri, target);
      await renameInside(files, target, nameOf(from), nameOf(to));
    } catch (error) {
      problems.push(`${nameOf(uri)} did not become ${nameOf(target)}: ${(error as Error).message}.`);
    }
  }
  return problems;
}

/** How many annotations a sidecar holds; undefined where it cannot be read. */
export async function countAnnotations(files: FileSystem, uri: string): Promise<number | undefined> {
  const parsed = await read(files, uri);
  return parsed && 'page' in parsed ? parsed.page.items.length : undefined;
}

/** Lets a sidecar name the document by its new file name, where it named it by the former one. */
async function renameInside(files: FileSystem, sidecar: string, former: string, name: string): Promise<void> {
  const parsed = await read(files, sidecar);
  if (!parsed || !('page' in parsed) || parsed.page.document.source !== relativeIri(former)) return;
  const page = renameSource(parsed.page, name, relativeIri(nameOf(sidecar)));
  await files.writeAtomic(sidecar, new TextEncoder().encode(serializeSidecar(page)));
}

async function read(files: FileSystem, uri: string): Promise<ReturnType<typeof parseSidecar> | undefined> {
  const bytes = await files.read(uri);
  if (!bytes) return undefined;
  try {
    return parseSidecar(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function nameOf(uri: string): string {
  const { path } = URI.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
