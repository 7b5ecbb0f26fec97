import { lstatSync, readdirSync } from 'node:fs';
import type { FolderEntry } from '../service/host.ts';
import { problemOf } from './fileProblems.ts';

/** What is in a folder, by columns, so that it crosses threads in a few pieces. */
export interface PackedListing {
  /** The names, separated by slashes, which no name has. */
  readonly names: string;
  /** The index of each entry's kind in `kinds`. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** In bytes, and in milliseconds since 1970; 0 of what is no file. */
  readonly sizes: Float64Array<ArrayBuffer>;
  readonly modified: Float64Array<ArrayBuffer>;
}

const kinds = ['file', 'folder', 'other'] as const;

/** Lists a folder with the stamps of its files, all at once; undefined where there is no such folder. Throws `FileProblem` only. */
export function listNow(path: string): PackedListing | undefined {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    const sizes = new Float64Array(entries.length);
    const modified = new Float64Array(entries.length);
    entries.forEach((entry, index) => {
      if (!entry.isFile()) return;
      const stats = lstatSync(`${path}/${entry.name}`, { throwIfNoEntry: false });
      sizes[index] = stats?.size ?? 0;
      modified[index] = stats?.mtimeMs ?? 0;
    });
    return {
      names: entries.map(({ name }) => name).join('/'),
      kinds: Uint8Array.from(entries, (entry) => kinds.indexOf(entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other')),
      sizes,
      modified,
    };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) return undefined;
    throw problem;
  }
}

export function unpackListing({ names, kinds: places, sizes, modified }: PackedListing): FolderEntry[] {
  if (names === '') return [];
  return names.split('/').map((name, index) => {
    const kind = kinds[places[index]];
    return kind === 'file' ? { name, kind, stamp: { size: sizes[index], modified: modified[index] } } : { name, kind };
  });
}
