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

/** A format in which annotations are exchanged with other programs. */
export interface ExchangeFormat {
  readonly name: string;
  readonly title: string;
  /** The end of an exported file's name, with its full stop. */
  readonly extension: string;
  /** Ends of the names of files that may hold it. */
  readonly endings: readonly string[];
  /** Whether each document has a file of its own, or all stand in one. */
  readonly layout: 'document' | 'corpus';
}

export interface ExportParams {
  readonly format: string;
  /** The documents; all of the corpus that have annotations without. */
  readonly uris?: readonly string[];
  /** The file or, for formats with a file for each document, the folder to write. */
  readonly to: string;
  /** Whether files that are there may be replaced; documents and sidecars never are. */
  readonly overwrite?: boolean;
  /** CoNLL-2003 with IOB1 tags. */
  readonly iob1?: boolean;
}

export interface ImportParams {
  readonly format: string;
  /** Files, or folders whose files with the format's endings are read. */
  readonly files: readonly string[];
  /** The folder of the workspace in which the documents are or are made. */
  readonly into: string;
}

/** What an exchange did. */
export interface ExchangeResult extends CommandResult {
  /** What could not be held, one sentence each. */
  readonly losses: readonly string[];
  /** What could not be exchanged at all, one sentence each. */
  readonly problems: readonly string[];
}

/** Something that was done to an annotation of a document. */
export interface AnnotationLogEntry {
  /** The annotator whose layer it is, or null for the curated one. */
  readonly layer: string | null;
  readonly who: string;
  /** ISO 8601, UTC; empty where it is not known. */
  readonly when: string;
  /** What was done, to which words. */
  readonly what: string;
  /** Where the annotation stands now; none where it does not any more. */
  readonly range?: Range;
  /** The commit that brought it; none for what is not committed. */
  readonly commit?: { readonly hash: string; readonly author: string; readonly subject: string };
}

export interface AnnotationLog {
  /** Oldest first. */
  readonly entries: readonly AnnotationLogEntry[];
  /** What could not be told, one sentence each. */
  readonly problems: readonly string[];
  /** Whether versions in git were looked at. */
  readonly usedGit: boolean;
}

/** Method names with their parameters and results; `undefined` parameters are sent as none. */
export interface ServerRequests {
  'collate/claims': { params: undefined; result: ClaimGroupItem[] };
  'collate/entities': { params: undefined; result: EntityItem[] };
  'collate/labels': { params: { uri: string }; result: LabelItem[] };
  'collate/annotations': { params: { uri: string }; result: PaintedAnnotation[] };
  'collate/formats': { params: undefined; result: ExchangeFormat[] };
  'collate/export': { params: ExportParams; result: ExchangeResult };
  'collate/import': { params: ImportParams; result: ExchangeResult };
  /** `useGit`: whether the user trusts the workspace, so that git may be run in it. */
  'collate/annotationLog': { params: { uri: string; useGit: boolean }; result: AnnotationLog };
  'collate/canUndo': { params: { uri: string }; result: { undo: boolean; redo: boolean } };
}

/** Requests that the server sends to a client that keeps its files (a browser). */
export interface ClientRequests {
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
  /** Where a server without a file system of its own finds the package's data folder, as a URI. */
  readonly data?: string;
}
