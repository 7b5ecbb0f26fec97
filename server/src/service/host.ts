import type { DocumentFacts } from '../corpus/facts.ts';
import type { TeamIndexAccess } from './team/teamIndex.ts';

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** A file that is there but cannot be read, or not written; `message` is one clear sentence without the file's name. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
}

/** Files by URI. Throws `FileProblem` only; never leaves what it is asked for. */
export interface FileSystem {
  /** A file's bytes; undefined where there is no such file. Files over `limit` bytes throw. */
  read(uri: string, limit?: number): Promise<Uint8Array | undefined>;
  /** Writes the whole file or nothing: a temporary file in the same folder, renamed. Makes missing folders. */
  writeAtomic(uri: string, bytes: Uint8Array): Promise<void>;
  /** What is in a folder, links left out; undefined where there is no such folder. */
  list(uri: string): Promise<readonly FolderEntry[] | undefined>;
}

/** What the language service needs of the process it runs in. */
export interface Host {
  readonly files: FileSystem;
  /** Analyses one text, in a worker where there is one. */
  extract(text: string): Promise<DocumentFacts>;
  /** Gives the event loop a turn, so that requests are answered in between. */
  yield(): Promise<void>;
  /** The time as an ISO 8601 string in UTC. */
  now(): string;
  /** A new random UUID. */
  uuid(): string;
  /**
   * The way to the team's index: at a URL, or for an empty one where the environment says, if it does. Rejects with
   * `TeamIndexProblem`. Absent where no database can be reached, as in a browser.
   */
  teamIndex?(url: string): Promise<TeamIndexAccess | undefined>;
}
