/**
 * Every request and notification between the server and its client that the language server protocol does not have.
 * Types only, shared with the client. Ranges and positions are those of the protocol (UTF-16), documents are URIs.
 */
import type { Location, Range } from 'vscode-languageserver-types';

/** How documents and their findings stand; sent whenever it changes, at most a few times a second. */
export interface StatusParams {
  readonly state: 'indexing' | 'ready';
  /** Documents indexed so far, and in all. */
  readonly indexed: number;
  readonly total: number;
  /** One clear sentence each: settings that could not be used, files left out and why, damaged sidecars. */
  readonly problems: readonly { readonly message: string; readonly uri?: string }[];
  /** How the team's index stands, where one is set. */
  readonly team?: {
    /** Server and database. */
    readonly server: string;
    readonly state: 'connecting' | 'reading' | 'ready' | 'unreachable';
    /** Its documents that say the same as documents here. */
    readonly guests: number;
  };
}

export type ClaimVerdict = 'agree' | 'differs' | 'update' | 'conflict';

export interface ClaimRow {
  readonly location: Location;
  /** Name of the source: the path of the document within its workspace folder. */
  readonly source: string;
  /** The words around the number. */
  readonly quote: string;
  /** The normalised value, as hovers show it. */
  readonly value: string;
  /** Verdict against the group's first mention. */
  readonly verdict: ClaimVerdict;
}

export interface ClaimGroupItem {
  readonly id: string;
  readonly about: string;
  readonly verdict: ClaimVerdict;
  readonly mentions: readonly ClaimRow[];
}

export interface EntityMentionItem {
  readonly location: Location;
  readonly source: string;
  readonly text: string;
  readonly status: 'accepted' | 'suggested' | 'rejected' | 'orphan';
}

export interface EntityItem {
  readonly name: string;
  readonly label: string;
  readonly mentions: readonly EntityMentionItem[];
}

export interface LabelItem {
  readonly name: string;
  readonly description: string;
  /** CSS colour. */
  readonly color: string;
  /** The digit 1–9 that tags with it, or none. */
  readonly key?: string;
}

/** What `workspace/executeCommand` takes; each has one argument of the type beside it. */
export interface ServerCommands {
  'collate.server.tag': { uri: string; range: Range; label: string; scope: 'span' | 'document' | 'corpus' };
  /** Remembers that a suggestion is wrong. */
  'collate.server.reject': { uri: string; range: Range; label: string };
  'collate.server.untag': { uri: string; id: string };
  'collate.server.relabel': { uri: string; id: string; label: string };
  'collate.server.reanchor': { uri: string; id: string; range: Range };
  'collate.server.dismiss': { uri: string; rule: string; range: Range };
  'collate.server.restoreDismissed': { uri: string };
  'collate.server.addWord': { uri: string; word: string };
  'collate.server.undo': { uri: string };
  'collate.server.redo': { uri: string };
}

/** What a command did; `message` is one sentence for the annotator. */
export interface CommandResult {
  readonly done: boolean;
  readonly message: string;
}

/** An annotation as the editor paints it. */
export interface PaintedAnnotation {
  readonly id: string;
  readonly range: Range;
  readonly label: string;
  readonly status: 'accepted' | 'suggested';
}

/** Method names with their parameters and results; `undefined` parameters are sent as none. */
export interface ServerRequests {
  'collate/claims': { params: undefined; result: ClaimGroupItem[] };
  'collate/entities': { params: undefined; result: EntityItem[] };
  'collate/labels': { params: { uri: string }; result: LabelItem[] };
  'collate/annotations': { params: { uri: string }; result: PaintedAnnotation[] };
  'collate/canUndo': { params: { uri: string }; result: { undo: boolean; redo: boolean } };
  /** What a password of the team's index belongs to ("user@server/database"), or null where no index is set. */
  'collate/team/account': { params: undefined; result: string | null };
  /** Connects to the team's index anew, since its password has changed. */
  'collate/team/reconnect': { params: undefined; result: null };
}

/** Requests that the server sends to a client that keeps its files (a browser) or passwords. */
export interface ClientRequests {
  /** The password that the user has stored for an account of the team's index, or null. */
  'collate/team/password': { params: { account: string }; result: string | null };
  'collate/fs/read': { params: { uri: string; limit?: number }; result: Uint8Array | null };
  'collate/fs/write': { params: { uri: string; bytes: Uint8Array }; result: null };
  'collate/fs/list': { params: { uri: string }; result: { name: string; kind: 'file' | 'folder' | 'other' }[] | null };
}

export interface ServerNotifications {
  'collate/status': StatusParams;
  /** Claims, entities or annotations changed: views ask again. */
  'collate/changed': undefined;
}

/** What a client may say of itself in `initializationOptions`. */
export interface InitializationOptions {
  /** The client adds words to the user's own dictionary (the `collate.words` setting) with `collate.addWordToUser`. */
  readonly userDictionary?: boolean;
  /** The client keeps passwords, and answers `collate/team/password`. */
  readonly passwords?: boolean;
  /** Where a server without a file system of its own finds the package's data folder, as a URI. */
  readonly data?: string;
}
