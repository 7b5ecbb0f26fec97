import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileStamp } from '../corpus/corpus.ts';
import { checkSize, problemOf } from './fileProblems.ts';

/** A file as it was read. */
export interface ReadFile {
  /** Void when the next file is read. */
  readonly bytes: Uint8Array;
  readonly stamp: FileStamp;
}

/** Room for a file, in which most have enough: one of its own takes longer to make than to fill. */
const room = new Uint8Array(1 << 16);

/** Reads a whole file at once, which takes a worker thread less time than waiting for each step; undefined where there is none. Throws `FileProblem` only. */
export function readFileNow(path: string, limit: number): ReadFile | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const { size, mtimeMs } = fstatSync(file);
      checkSize(size, limit);
      const bytes = size <= room.length ? room : new Uint8Array(size);
      let read = 0;
      while (read < size) {
        const count = readSync(file, bytes, read, size - read, null);
        if (count === 0) break;
        read += count;
      }
      return { bytes: bytes.subarray(0, read), stamp: { size, modified: mtimeMs } };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) return undefined;
    throw problem;
  }
}
