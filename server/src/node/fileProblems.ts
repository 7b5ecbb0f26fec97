import { FileProblem } from '../service/host.ts';

const reasons: Record<string, string> = {
  EACCES: 'it may not be read or written (permission denied)',
  EPERM: 'it may not be read or written (not permitted)',
  EEXIST: 'a file of that name is there already',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its path is too long',
};

/** Why a file of that name cannot be made. */
export const alreadyThere = reasons['EEXIST'];

/** What went wrong with a file, in the words that a user reads; undefined where there simply is none. */
export function problemOf(error: unknown): FileProblem | undefined {
  if (error instanceof FileProblem) return error;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return undefined;
  return new FileProblem((code !== undefined && reasons[code]) || `it cannot be read or written (${code ?? String(error)})`);
}

/** Throws where a file has more bytes than it may. */
export function checkSize(size: number, limit: number): void {
  if (size > limit) throw new FileProblem(`it is larger than ${String(Math.round(limit / 1e6))} MB`);
}
