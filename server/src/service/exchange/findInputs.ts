import type { Format } from '../../annotations/index.ts';
import { parseSidecarName } from '../../annotations/index.ts';
import { inside } from '../folder.ts';
import type { FileSystem } from '../host.ts';

/** The files beneath a folder that may hold a format, by the ends of their names, in order; links are not followed. */
export async function findInputs(files: FileSystem, folder: string, format: Format): Promise<string[]> {
  const found: string[] = [];
  const entries = [...((await files.list(folder)) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, kind } of entries) {
    const uri = inside(folder, name);
    if (kind === 'folder' && !name.startsWith('.') && name !== 'node_modules') found.push(...(await findInputs(files, uri, format)));
    const isText = name.toLowerCase().endsWith('.txt');
    if (kind === 'file' && !isText && !parseSidecarName(name) && format.endings.some((end) => name.toLowerCase().endsWith(end))) found.push(uri);
  }
  return found;
}
