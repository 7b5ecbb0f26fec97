import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { IndexState } from '../analysis/corpusIndex.ts';
import type { CorpusState } from '../corpus/corpus.ts';
import { packedFormat } from '../corpus/packedFacts.ts';
import { packingParts, unpack } from '../corpus/packing.ts';
import type { CorpusStorage, KeptState } from '../service/host.ts';
import { timeSlices } from '../service/timeSlices.ts';
import { LockedError } from './sqlite/processLock.ts';
import { loadSqlite, type Sqlite } from './sqlite/sqlite.ts';
import { SqliteFactStore } from './sqliteFactStore.ts';

const databaseName = 'facts.sqlite';
const stateName = 'index.bin';

/** A state is read in pieces of at most so many bytes: the system reads no more at once. */
const longestRead = 2 ** 30;

/** A state is written in pieces of about this size, in bytes. */
const pieceSize = 1_000_000;

/** Before the two parts of a state: how many bytes the whole has, by which a file that was cut short is known, and how many the first part. */
const headSize = 2 * Float64Array.BYTES_PER_ELEMENT;

/** A storage whose facts are in a database. */
export interface SqliteCorpusStorage extends CorpusStorage {
  /** Undefined where other threads may not open it too. */
  readonly database: string | undefined;
}

/** Where the storage for a corpus is, by what names the corpus. */
export function storageOf(directory: string, folders: readonly string[]): string {
  return join(directory, digest([...folders].sort().join('\n')));
}

/**
 * What is kept of the corpus of some folders from one session to the next, in a directory of its own: facts in a
 * database, and the index over them in one file that is replaced as a whole. What another version of the engine left
 * there is dropped. Undefined where the directory cannot be used, or nothing is there to use it with.
 */
export async function openCorpusStorage(directory: string, folders: readonly string[], engine: string, loading = loadSqlite()): Promise<SqliteCorpusStorage | undefined> {
  const sqlite = await loading;
  if (!sqlite) return undefined;
  const corpus = storageOf(directory, folders);
  const home = join(corpus, digest(`${engine} ${String(packedFormat)}`));
  try {
    await mkdir(home, { recursive: true });
    for (const other of await readdir(corpus)) if (join(corpus, other) !== home) await rm(join(corpus, other), { recursive: true, force: true });
    const { place, facts } = await openFirst(sqlite, sqlite.placesIn(home));
    return {
      database: sqlite.isForThreads ? join(place, databaseName) : undefined,
      facts,
      load: () => loadState(join(place, stateName), facts),
      save: (state, hashes, isCurrent) => saveState(join(place, stateName), state, Float64Array.from(hashes), facts, isCurrent).then((saved) => {
        if (saved) facts.dropUnused(hashes);
        return saved;
      }),
      close: () => facts.close(),
    };
  } catch {
    return undefined;
  }
}

/** Opens the first database that nobody keeps locked. */
async function openFirst(sqlite: Sqlite, [place, ...others]: readonly string[]): Promise<{ readonly place: string; readonly facts: SqliteFactStore }> {
  await mkdir(place, { recursive: true });
  try {
    return { place, facts: await openFacts(sqlite, join(place, databaseName)) };
  } catch (error) {
    if (!(error instanceof LockedError) || others.length === 0) throw error;
    return await openFirst(sqlite, others);
  }
}

/** Opens the database; one that is damaged is replaced. */
async function openFacts(sqlite: Sqlite, path: string): Promise<SqliteFactStore> {
  try {
    return new SqliteFactStore(sqlite, path);
  } catch (error) {
    if (error instanceof LockedError) throw error;
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(path + suffix, { force: true });
    return new SqliteFactStore(sqlite, path);
  }
}

/** The saved state, where there is one that is whole and rests on these facts, all of which can be had. */
async function loadState(path: string, facts: SqliteFactStore): Promise<KeptState | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  let reading: Promise<unknown> | undefined;
  try {
    const { size } = await file.stat();
    const [whole, first] = new Float64Array((await readBytes(file, 0, headSize)).buffer);
    if (whole !== size) return undefined;
    const saved = unpack(await readBytes(file, headSize, first));
    const indexes = readBytes(file, headSize + first, size - headSize - first).then(unpack);
    // Nobody may be waiting for it yet.
    reading = indexes.catch(() => undefined);
    // After a crash of the system the database may be older than the state; then its documents are read again.
    if (saved.store !== facts.id || !facts.hasAll(saved.hashes as Float64Array)) return undefined;
    return { documents: saved.documents as IndexState, indexes };
  } catch {
    return undefined;
  } finally {
    void Promise.resolve(reading).then(() => file.close());
  }
}

/**
 * Reads bytes of a file in a few large pieces. Rejects where the file has not so many. Memory that can be shared is no part of what V8 counts: of as much that
 * cannot it collects all garbage at once, in the middle of a start.
 */
async function readBytes(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(bytes, read, Math.min(longestRead, length - read), from + read);
    if (bytesRead === 0) throw new Error('The file was cut short.');
    read += bytesRead;
  }
  return bytes;
}

/** Writes the facts, then the state that rests on them, to a file beside the old one which it then replaces. */
async function saveState(path: string, state: CorpusState, hashes: Float64Array, facts: SqliteFactStore, isCurrent: () => boolean): Promise<boolean> {
  if (!facts.flush()) return false;
  const parts = await wholeParts(state, hashes, facts.id, isCurrent);
  if (!parts) return false;
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      for (const piece of piecesOf(parts)) {
        if (!isCurrent()) break;
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (isCurrent()) {
      await rename(temporary, path);
      return true;
    }
  } catch {
    // Without a state the next start takes longer, and nothing else.
  }
  await rm(temporary, { force: true });
  return false;
}

/** The two parts of a state, the first with the hashes of its texts and the store's id. Undefined where the state changed while it was laid out. */
async function wholeParts({ documents, indexes }: CorpusState, hashes: Float64Array, store: string, isCurrent: () => boolean): Promise<Uint8Array[] | undefined> {
  const pause = timeSlices(() => setImmediate());
  const parts: Uint8Array[][] = [];
  for (const part of [{ store, hashes, documents }, indexes]) {
    const packing = packingParts(part);
    let step = packing.next();
    while (step.done !== true) {
      await pause();
      if (!isCurrent()) return undefined;
      step = packing.next();
    }
    parts.push(step.value);
  }
  const [first, second] = parts.map((pieces) => pieces.reduce((sum, { length }) => sum + length, 0));
  const head = Float64Array.of(headSize + first + second, first);
  return [new Uint8Array(head.buffer), ...parts.flat()];
}

/** Joins small parts, so that not each of thousands waits for the disk by itself. A piece is void when the next is asked for: all are joined in the same memory. */
function* piecesOf(parts: readonly Uint8Array[]): Iterable<Uint8Array> {
  const joined = new Uint8Array(pieceSize);
  let size = 0;
  for (const part of parts) {
    if (size + part.length > pieceSize) {
      if (size > 0) yield joined.subarray(0, size);
      size = 0;
    }
    if (part.length > pieceSize) yield part;
    else {
      joined.set(part, size);
      size += part.length;
    }
  }
  if (size > 0) yield joined.subarray(0, size);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
