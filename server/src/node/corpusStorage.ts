import { createHash, randomUUID } from 'node:crypto';
import { open, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type * as Sqlite from 'node:sqlite';
import type { IndexState, SavedState } from '../analysis/corpusIndex.ts';
import { packedFormat } from '../corpus/packedFacts.ts';
import { packingParts, unpack } from '../corpus/packing.ts';
import type { CorpusStorage } from '../service/host.ts';
import { timeSlices } from '../service/timeSlices.ts';
import { SqliteFactStore } from './sqliteFactStore.ts';

const databaseName = 'facts.sqlite';
const stateName = 'index.bin';

/** A state is read in pieces of at most so many bytes: the system reads no more at once. */
const longestRead = 2 ** 30;

/** A state is written in pieces of about this size, in bytes. */
const pieceSize = 1_000_000;

/** A storage whose facts are in a database, which other threads may open too. */
export interface SqliteCorpusStorage extends CorpusStorage {
  readonly database: string;
}

/** Where the storage for a corpus is, by what names the corpus. */
export function storageOf(directory: string, folders: readonly string[]): string {
  return join(directory, digest([...folders].sort().join('\n')));
}

/**
 * What is kept of the corpus of some folders from one session to the next, in a directory of its own: facts in a
 * database, and the index over them in one file that is replaced as a whole. What another version of the engine left
 * there is dropped. Undefined where this Node has no SQLite, or where the directory cannot be used.
 */
export async function openCorpusStorage(directory: string, folders: readonly string[], engine: string): Promise<SqliteCorpusStorage | undefined> {
  const sqlite = await import('node:sqlite').catch(() => undefined);
  if (!sqlite) return undefined;
  const corpus = storageOf(directory, folders);
  const home = join(corpus, digest(`${engine} ${String(packedFormat)}`));
  try {
    await mkdir(home, { recursive: true });
    for (const other of await readdir(corpus)) if (join(corpus, other) !== home) await rm(join(corpus, other), { recursive: true, force: true });
    const facts = await openFacts(sqlite, join(home, databaseName));
    return {
      database: join(home, databaseName),
      facts,
      load: () => loadState(join(home, stateName), facts),
      save: (state, hashes, isCurrent) => saveState(join(home, stateName), state, Float64Array.from(hashes), facts, isCurrent).then((saved) => {
        if (saved) facts.dropUnused(hashes);
        return saved;
      }),
      close: () => facts.close(),
    };
  } catch {
    return undefined;
  }
}

/** Opens the database; one that is damaged is replaced. */
async function openFacts(sqlite: typeof Sqlite, path: string): Promise<SqliteFactStore> {
  try {
    return new SqliteFactStore(sqlite, path);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) await rm(path + suffix, { force: true });
    return new SqliteFactStore(sqlite, path);
  }
}

/** The saved state, where there is one that is whole and rests on these facts, all of which can be had. */
async function loadState(path: string, facts: SqliteFactStore): Promise<IndexState | undefined> {
  try {
    const bytes = await readWhole(path);
    const saved = unpack(bytes);
    const isWhole = (saved.length as Float64Array)[0] === bytes.length && saved.store === facts.id;
    // After a crash of the system the database may be older than the state; then its documents are read again.
    return isWhole && facts.hasAll(saved.hashes as Float64Array) ? (saved.state as IndexState) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a file in a few large pieces into memory that was not cleared before. */
async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let read = 0; read < size; ) {
      const { bytesRead } = await file.read(bytes, read, Math.min(longestRead, size - read), read);
      if (bytesRead === 0) throw new Error('The file was cut short.');
      read += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** Writes the facts, then the state that rests on them, to a file beside the old one which it then replaces. */
async function saveState(path: string, state: SavedState, hashes: Float64Array, facts: SqliteFactStore, isCurrent: () => boolean): Promise<boolean> {
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

/**
 * The state with the hashes of its texts, the store's id, and the length of the whole, by which a file that was cut short is known.
 * Undefined where the state changed while it was laid out.
 */
async function wholeParts(state: SavedState, hashes: Float64Array, store: string, isCurrent: () => boolean): Promise<Uint8Array[] | undefined> {
  const length = new Float64Array(1);
  const pause = timeSlices(() => setImmediate());
  const packing = packingParts({ store, length, hashes, state });
  let step = packing.next();
  while (step.done !== true) {
    await pause();
    if (!isCurrent()) return undefined;
    step = packing.next();
  }
  length[0] = step.value.reduce((sum, part) => sum + part.length, 0);
  return step.value;
}

/** Joins small parts, so that not each of thousands waits for the disk by itself. */
function* piecesOf(parts: readonly Uint8Array[]): Iterable<Uint8Array> {
  let gathered: Uint8Array[] = [];
  let size = 0;
  for (const part of parts) {
    if (size + part.length > pieceSize) {
      yield* gathered.length > 0 ? [Buffer.concat(gathered)] : [];
      gathered = [];
      size = 0;
    }
    gathered.push(part);
    size += part.length;
  }
  if (gathered.length > 0) yield Buffer.concat(gathered);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
