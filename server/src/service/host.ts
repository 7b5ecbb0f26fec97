import type { IndexState } from '../analysis/corpusIndex.ts';
import type { CorpusState, FileStamp } from '../corpus/corpus.ts';
import type { AnalysisFacts, DocumentFacts, TrainedAnalysis } from '../corpus/facts.ts';
import type { IndexEntries } from '../corpus/indexEntries.ts';
import type { FactStore } from '../corpus/factStore.ts';
import type { TeamIndexAccess } from './team/teamIndex.ts';

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** Of a file, where it was asked for. */
  readonly stamp?: FileStamp;
}

/** A file that is there but cannot be read, or not written; `message` is one clear sentence without the file's name. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
}

/** A file that is being written piece by piece; it is there, whole, once it is committed. */
export interface FileWriter {
  write(text: string): Promise<void>;
  commit(): Promise<void>;
  /** Leaves everything as it was. */
  discard(): Promise<void>;
}

/** Files by URI. Throws `FileProblem` only; never leaves what it is asked for. */
export interface FileSystem {
  /** A file's bytes; undefined where there is no such file. Files over `limit` bytes throw. */
  read(uri: string, limit?: number): Promise<Uint8Array | undefined>;
  /** Writes the whole file or nothing: a temporary file in the same folder, renamed. Makes missing folders. */
  writeAtomic(uri: string, bytes: Uint8Array): Promise<void>;
  /** Gives a file another name. Throws where a file of that name is there already, or none of the former one. */
  move(from: string, to: string): Promise<void>;
  /** What is in a folder, links left out; undefined where there is no such folder. */
  list(uri: string): Promise<readonly FolderEntry[] | undefined>;
  /** As `list`, with the stamps of files; hosts that have no cheaper way than asking for each leave it out. */
  listStamped?(uri: string): Promise<readonly FolderEntry[] | undefined>;
  /** By what a file is known not to have changed; undefined where there is no such file. Hosts that cannot tell cheaply leave it out. */
  stamp?(uri: string): Promise<FileStamp | undefined>;
  /** Begins a file that is too large to be made in memory, where the host can; `writeAtomic` does else. */
  create?(uri: string): Promise<FileWriter>;
  /** A file's bytes piece by piece, where the host can; `read` does else. The file must be there. */
  stream?(uri: string): AsyncIterable<Uint8Array>;
}

/** The state of a corpus that was saved last. What is small of it comes first: which documents there are, and when their files were written. */
export interface KeptState {
  readonly documents: IndexState;
  /** Being read; rejects where that fails. */
  readonly indexes: Promise<IndexState>;
}

/** What is kept of a corpus between sessions, outside its folders. */
export interface CorpusStorage {
  readonly facts: FactStore;
  /** Undefined where there is no state that can be trusted. */
  load(): Promise<KeptState | undefined>;
  /**
   * Replaces the saved state, as a whole or not at all; `hashes` are those of its documents. Since a state shares memory with the index,
   * nothing is replaced where it is no longer current when it is written. Requests are answered meanwhile. Returns whether it was replaced.
   */
  save(state: CorpusState, hashes: Iterable<number>, isCurrent: () => boolean): Promise<boolean>;
  close(): void;
}

/** One version of a file in a version control system. */
export interface CommittedVersion {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly subject: string;
  /** Undefined where the commit removed the file. */
  readonly content: string | undefined;
}

/** What became of a file that was to be read and analysed. */
export type FileAnalysis =
  | { readonly kind: 'missing' }
  /** The reason is the middle of a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** Its text is the one that is known. */
  | { readonly kind: 'known'; readonly stamp: FileStamp }
  | {
      readonly kind: 'analysed';
      readonly stamp: FileStamp;
      readonly hash: number;
      readonly entries: IndexEntries;
      /** The facts, packed, where the storage has not got them. */
      readonly packed?: Uint8Array<ArrayBuffer>;
    };

/** What each analysis that takes trained models will have found in a text. */
export type TrainedFindings = { readonly [Name in TrainedAnalysis]: Promise<AnalysisFacts[Name]> };

/** What the language service needs of the process it runs in. */
export interface Host {
  readonly files: FileSystem;
  /** The storage for the corpus of some folders; a host that has none leaves it out, or gives none. */
  openStorage?(folders: readonly string[]): Promise<CorpusStorage | undefined>;
  /** Analyses one text, in a worker where there is one; may give it up and reject when the signal says that nobody waits for it any more. */
  extract(text: string, signal?: AbortSignal): Promise<DocumentFacts>;
  /**
   * What trained models find in a text, in another thread, so that this one can do the rest meanwhile. Undefined where none is free; hosts that
   * have none leave it out.
   */
  extractTrained?(text: string): TrainedFindings | undefined;
  /**
   * Reads a file, analyses its text and puts the facts into the storage, all outside this thread; hosts that cannot leave it out. A text
   * with the hash that is `known` is not analysed. Files over `limit` bytes are unreadable. Never rejects; undefined
   * where that would take longer than doing it here.
   */
  analyseFile?(uri: string, limit: number, known: number | undefined): Promise<FileAnalysis> | undefined;
  /** So many files are to be analysed next: hosts that analyse them in other threads start as many as that pays for, and end those that have nothing to do. */
  expectFiles?(files: number): void;
  /** Gives the event loop a turn, so that requests are answered in between. */
  yield(): Promise<void>;
  /**
   * A former text of a document that version control keeps: the latest of which `isWanted` says so. Undefined where there is
   * none, or no version control; never throws. A host in a browser has none.
   */
  formerText?(uri: string, isWanted: (text: string) => boolean): Promise<string | undefined>;
  /** The time as an ISO 8601 string in UTC. */
  now(): string;
  /** A new random UUID. */
  uuid(): string;
  /** The committed versions of a file, oldest first, where the host can run git. */
  versions?(uri: string): Promise<readonly CommittedVersion[]>;
  /**
   * The way to the team's index: at a URL, or for an empty one where the environment says, if it does. Rejects with
   * `TeamIndexProblem`. Absent where no database can be reached, as in a browser.
   */
  teamIndex?(url: string): Promise<TeamIndexAccess | undefined>;
}
