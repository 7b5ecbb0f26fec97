import { lstatSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Start } from '../service/corpusFiles.ts';
import type { WorkspaceFolder } from '../service/workspace.ts';
import { UsageProblem } from './usage.ts';

/** Paths as parts of workspace folders, of the working directory where they are beneath it, else each by itself; and the URIs they name. */
export function foldersOf(paths: readonly string[]): { folders: WorkspaceFolder[]; named: Set<string> } {
  const starts = new Map<string, Start[]>();
  const named = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(path);
    const kind = kindOf(absolute, path);
    const inside = relative(process.cwd(), absolute);
    const isBeneath = inside === '' || (!inside.startsWith('..') && resolve(inside) === absolute);
    const base = isBeneath ? process.cwd() : kind === 'folder' ? absolute : resolve(absolute, '..');
    const folder = URI.file(base).toString();
    const start = { path: relative(base, absolute).split(sep).join('/'), kind };
    starts.set(folder, [...(starts.get(folder) ?? []), start]);
    named.add(URI.file(absolute).toString());
  }
  return { folders: [...starts].map(([uri, parts]) => ({ uri, settings: undefined, starts: parts })), named };
}

/**
 * Whether a path is a file or a folder.
 *
 * @throws {UsageProblem} when it is neither
 */
export function kindOf(absolute: string, path: string): Start['kind'] {
  const stats = lstatSync(absolute, { throwIfNoEntry: false });
  if (stats?.isFile()) return 'file';
  if (stats?.isDirectory()) return 'folder';
  throw new UsageProblem(stats ? `${path} is neither a file nor a folder.` : `There is no file or folder ${path}.`);
}

/** A URI's path relative to the working directory, with `/`. */
export function pathOf(uri: string): string {
  return relative(process.cwd(), URI.parse(uri).fsPath).split(sep).join('/') || '.';
}
