import { joinBytes } from '../analysis/joinBytes.ts';
import type { FileStamp } from '../corpus/corpus.ts';
import type { AnalysisFacts, TrainedAnalysis } from '../corpus/facts.ts';
import type { IndexEntries } from '../corpus/indexEntries.ts';
import { unpackEntries } from '../corpus/packedEntries.ts';
import type { PackedListing } from './folderListing.ts';

/** What a worker thread is asked for: to list a folder, to analyse a text, or to read a file and analyse it. */
export type ExtractionRequest =
  | { readonly id: number; readonly folder: string }
  | { readonly id: number; readonly text: string }
  /** A text that was opened: only what one analysis finds in it, before all that waits but other analyses of such a text. */
  | { readonly id: number; readonly opened: string; readonly analysis: TrainedAnalysis }
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
  | { readonly id: number; readonly kind: 'found'; readonly facts: AnalysisFacts[TrainedAnalysis] }
  | { readonly id: number; readonly kind: 'failed'; readonly error: string }
  | { readonly id: number; readonly kind: 'large' }
  | { readonly id: number; readonly kind: 'missing' }
  | { readonly id: number; readonly kind: 'unreadable'; readonly reason: string }
  | { readonly id: number; readonly kind: 'known'; readonly stamp: FileStamp }
  | Analysed;

interface Analysed {
  readonly id: number;
  readonly kind: 'analysed';
  readonly stamp: FileStamp;
  readonly hash: number;
  readonly entries: IndexEntries;
  readonly packed?: Uint8Array<ArrayBuffer>;
}

/** An answer as the worker has it until others are sent with it: what the indexes hold is packed (packedEntries.ts). */
export type WorkerReply = Exclude<ExtractionReply, Analysed> | (Omit<Analysed, 'entries'> & { readonly entries: Uint8Array<ArrayBuffer> });

/** Answers as they cross threads: what the indexes hold in one run of bytes, one document after the other. */
export interface PackedReplies {
  readonly replies: readonly (Exclude<ExtractionReply, Analysed> | (Omit<Analysed, 'entries'> & { readonly from: number }))[];
  readonly entries: Uint8Array<ArrayBuffer>;
}

export function packReplies(replies: readonly WorkerReply[]): PackedReplies {
  const packed: Uint8Array[] = [];
  let length = 0;
  const others = replies.map((reply) => {
    if (reply.kind !== 'analysed') return reply;
    const { entries, ...rest } = reply;
    const from = length;
    packed.push(entries);
    length += entries.length;
    return { ...rest, from };
  });
  return { replies: others, entries: joinBytes(packed) };
}

/** Answers that were packed. What the indexes hold stands in views of the bytes. */
export function unpackReplies({ replies, entries }: PackedReplies): ExtractionReply[] {
  return replies.map((reply) => {
    if (reply.kind !== 'analysed') return reply;
    const { from, ...rest } = reply;
    return { ...rest, entries: unpackEntries(entries.buffer, from) };
  });
}

/** Where a worker puts the facts of files from now on: a database, where there is one. It is started with it, or told later. */
export interface WorkerData {
  readonly database: string | undefined;
}
