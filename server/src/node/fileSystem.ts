import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { link, lstat, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, basename } from 'node:path';
import { URI } from 'vscode-uri';
import { FileProblem, type FileSystem, type FileWriter, type FolderEntry } from '../service/host.ts';
import { alreadyThere, checkSize, problemOf } from './fileProblems.ts';

/** The files of this machine, by `file:` URI. */
export const nodeFileSystem: FileSystem = {
  async read(uri, limit = Infinity) {
    try {
      const file = await open(pathOf(uri), 'r');
      try {
        const { size } = await file.stat();
        checkSize(size, limit);
        return await file.readFile();
      } finally {
        await file.close();
      }
    } catch (error) {
      return missing(error) ? undefined : raise(error);
    }
  },

  async writeAtomic(uri, bytes) {
    const path = pathOf(uri);
    try {
      const old = await lstat(path).catch(() => undefined);
      if (old && !old.isFile()) throw new FileProblem('it is not a regular file');
      await mkdir(dirname(path), { recursive: true });
      await writeThenRename(path, bytes, old?.mode);
    } catch (error) {
      raise(error);
    }
  },

  // One call of the system takes less time than waiting for one.
  async stamp(uri) {
    const stats = lstatSync(pathOf(uri), { throwIfNoEntry: false });
    return stats?.isFile() ? { size: stats.size, modified: stats.mtimeMs } : undefined;
  },

  async move(from, to) {
    try {
      const [former, next] = [pathOf(from), pathOf(to)];
      if (!(await lstat(former)).isFile()) throw new FileProblem('it is not a regular file');
      await renameWithoutReplacing(former, next);
    } catch (error) {
      raise(error);
    }
  },

  async create(uri) {
    const path = pathOf(uri);
    try {
      const old = await lstat(path).catch(() => undefined);
      if (old && !old.isFile()) throw new FileProblem('it is not a regular file');
      await mkdir(dirname(path), { recursive: true });
      return await openWriter(path, old?.mode);
    } catch (error) {
      raise(error);
    }
  },

  async *stream(uri) {
    try {
      const file = await open(pathOf(uri), 'r');
      for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 })) yield chunk as Uint8Array;
    } catch (error) {
      raise(error);
    }
  },

  async list(uri) {
    try {
      const entries = await readdir(pathOf(uri), { withFileTypes: true });
      return entries.map(
        (entry): FolderEntry => ({ name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' }),
      );
    } catch (error) {
      return missing(error) ? undefined : raise(error);
    }
  },
};

/** File systems without second names for files refuse `link` with these. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** A second name for the file, unlike a new name, is never given over another file. */
async function renameWithoutReplacing(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!withoutLinks.has(codeOf(error) ?? '')) throw error;
    if (await lstat(to).catch(() => undefined)) throw new FileProblem(alreadyThere);
    await rename(from, to);
    return;
  }
  await unlink(from);
}

/** A writer into a temporary file in the same folder, which gets its name at the end. */
async function openWriter(path: string, mode: number | undefined): Promise<FileWriter> {
  const temporary = temporaryPath(path);
  const file = await open(temporary, 'wx', mode);
  const discard = async (): Promise<void> => {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
  };
  const orDiscard = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await discard();
      raise(error);
    }
  };
  return {
    write: (text) => orDiscard(() => file.writeFile(text)),
    commit: () =>
      orDiscard(async () => {
        await file.sync();
        await file.close();
        await rename(temporary, path);
      }),
    discard,
  };
}

function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
}

async function writeThenRename(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Throws `FileProblem` where the URI leads to another place than this machine's disk. */
export function pathOf(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') throw new FileProblem(`it is not on this machine's disk (${parsed.scheme})`);
  return parsed.fsPath;
}

function missing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

/** Throws what went wrong; also where there is no file. */
function raise(error: unknown): never {
  throw problemOf(error) ?? new FileProblem('it is not there (ENOENT)');
}
