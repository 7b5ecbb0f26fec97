import { deserialize, serialize } from 'node:v8';
import type { FileStamp } from '../corpus/corpus.ts';
import type { TrainedFacts } from '../corpus/facts.ts';
import type { IndexEntries } from '../corpus/indexEntries.ts';
import type { PackedListing } from './folderListing.ts';

/** What a worker thread is asked for: to list a folder, to analyse a text, or to read a file and analyse it. */
export type ExtractionRequest =
  | { readonly id: number; readonly folder: string }
  | { readonly id: number; readonly text: string }
  /** A text that was opened: only what trained models find in it, before all that waits. */
  | { readonly id: number; readonly opened: string }
  | {
      readonly id: number;
      readonly path: string;
      /** Larger files, in bytes, are not read. */
      readonly limit: number;
      /** Larger files, in bytes, are left to a worker with more memory. */
      readonly large: number;
      /** The hash of the text that is known. */
      readonly known: number | undefined;
    };

export type ExtractionReply =
  | { readonly id: number; readonly kind: 'listed'; readonly listing: PackedListing }
  | { readonly id: number; readonly kind: 'text'; readonly packed: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly kind: 'trained'; readonly facts: TrainedFacts }
  | { readonly id: number; readonly kind: 'failed'; readonly error: string }
  | { readonly id: number; readonly kind: 'large' }
  | { readonly id: number; readonly kind: 'missing' }
  | { readonly id: number; readonly kind: 'unreadable'; readonly reason: string }
  | { readonly id: number; readonly kind: 'known'; readonly stamp: FileStamp }
  | { readonly id: number; readonly kind: 'analysed'; readonly stamp: FileStamp; readonly hash: number; readonly entries: IndexEntries; readonly packed?: Uint8Array<ArrayBuffer> };

/** Answers as one run of bytes, which crosses threads in a fraction of the time that as many typed arrays take as entries have. */
export function packReplies(replies: readonly ExtractionReply[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(serialize(replies));
}

/** Answers that were packed. What the indexes hold stands in views of the bytes; facts, which may be kept, have memory of their own. */
export function unpackReplies(bytes: Uint8Array): ExtractionReply[] {
  return (deserialize(bytes) as ExtractionReply[]).map((reply) => ('packed' in reply && reply.packed ? { ...reply, packed: reply.packed.slice() } : reply));
}

/** Where a worker puts the facts of files from now on: a database, where there is one. It is started with it, or told later. */
export interface WorkerData {
  readonly database: string | undefined;
}
