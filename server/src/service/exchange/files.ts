import { FileProblem, type FileSystem, type FileWriter } from '../host.ts';

/** Begins a file: piece by piece where the host can, else kept in memory until it is committed. */
export async function createFile(files: FileSystem, uri: string): Promise<FileWriter> {
  if (files.create) return await files.create(uri);
  const pieces: string[] = [];
  return {
    write: (text) => {
      pieces.push(text);
      return Promise.resolve();
    },
    commit: () => files.writeAtomic(uri, new TextEncoder().encode(pieces.join(''))),
    discard: () => Promise.resolve(),
  };
}

/**
 * A file's text chunk by chunk, with its byte order mark.
 *
 * @throws {FileProblem} when it cannot be read or is not UTF-8
 */
export async function* readChunks(files: FileSystem, uri: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isFirst = true;
  for await (const bytes of bytesOf(files, uri)) {
    if (isFirst) refuseBinary(bytes);
    isFirst = false;
    yield decode(() => decoder.decode(bytes, { stream: true }));
  }
  yield decode(() => decoder.decode());
}

/** A whole file's text, with its byte order mark; undefined where there is no such file. Throws like `readChunks`. */
export async function readWhole(files: FileSystem, uri: string): Promise<string | undefined> {
  const bytes = await files.read(uri);
  if (!bytes) return undefined;
  refuseBinary(bytes);
  return decode(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
}

async function* bytesOf(files: FileSystem, uri: string): AsyncGenerator<Uint8Array> {
  if (files.stream) {
    yield* files.stream(uri);
    return;
  }
  const bytes = await files.read(uri);
  if (!bytes) throw new FileProblem('it is not there');
  yield bytes;
}

function refuseBinary(bytes: Uint8Array): void {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) throw new FileProblem('it is UTF-16; save it as UTF-8');
  if (bytes.subarray(0, 8192).includes(0)) throw new FileProblem('it is a binary file');
}

function decode(work: () => string): string {
  try {
    return work();
  } catch {
    throw new FileProblem('it is not valid UTF-8');
  }
}
