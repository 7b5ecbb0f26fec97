import type { SharedKeys } from '../../corpus/sharedKeys.ts';

/** A document of the team's index. */
export interface TeamDocument {
  /** Its number in the index. */
  readonly id: string;
  /** Name of the corpus that it belongs to, and its path there, with `/`. */
  readonly corpus: string;
  readonly path: string;
  /** A hash of its text. */
  readonly content: string;
}

/** A document that shares keys with one that was asked about. */
export interface TeamCandidate extends TeamDocument {
  /** What the two may share. */
  readonly shares: 'paragraphs' | 'claims';
}

/**
 * Why the team's index cannot be read; `message` is one clear sentence. Where `passing`, the cause may be gone in a
 * while, so that it is worth trying again; else somebody has to change something first.
 */
export class TeamIndexProblem extends Error {
  override readonly name = 'TeamIndexProblem';
  readonly passing: boolean;

  constructor(message: string, options: { readonly passing: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.passing = options.passing;
  }
}

/** The index that a team shares, to read. Every method rejects with `TeamIndexProblem` only. */
export interface TeamIndex {
  /** The documents that share most keys with one, the likeliest first; keys that too many documents have are left out. */
  candidates(keys: SharedKeys): Promise<TeamCandidate[]>;
  /** The texts of documents by their ids; those that are gone are left out. */
  texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The text of the document at a place; undefined where it is gone. */
  textAt(corpus: string, path: string): Promise<string | undefined>;
  /** Changes whenever somebody adds to the index. */
  revision(): Promise<string>;
  close(): Promise<void>;
}

/** Where the team's index is and how to open it. */
export interface TeamIndexAccess {
  /** The server and database as messages name them: "db.example.org/press". */
  readonly name: string;
  /** What a stored password belongs to: the user at that place. */
  readonly account: string;
  /** `password` goes before the environment's; undefined where none is stored. Does not connect yet. */
  open(password: string | undefined): TeamIndex;
}
