import type { Analysers } from '../corpus/analysers.ts';
import { extractDocumentFacts, extractFacts } from '../corpus/facts.ts';
import { packEntriesOf } from '../corpus/packedEntries.ts';
import { packFacts, unpackFacts } from '../corpus/packedFacts.ts';
import { FileProblem } from '../service/host.ts';
import { reasonOf } from '../service/reasonOf.ts';
import { decodeText } from '../text/decode.ts';
import { hashText } from '../text/hash.ts';
import { SourceText } from '../text/source.ts';
import type { ExtractionRequest, WorkerReply } from './extraction.ts';
import { readFileNow } from './fileReading.ts';
import type { SqliteFactStore } from './sqliteFactStore.ts';

/** A request that takes the analysers. */
export type AnalysisRequest = Exclude<ExtractionRequest, { readonly folder: string }>;

type FileRequest = Extract<ExtractionRequest, { readonly path: string }>;

/** Reads and analyses texts for another thread. */
export class Extractor {
  readonly #analysers: Analysers;
  readonly #store: SqliteFactStore | undefined;

  /** Facts of files are put into the store, where there is one. */
  constructor(analysers: Analysers, store: SqliteFactStore | undefined) {
    this.#analysers = analysers;
    this.#store = store;
  }

  /** Answers some requests; when it returns the facts stand in the store, or in the answers. */
  answer(requests: readonly AnalysisRequest[]): WorkerReply[] {
    const unwritten = new Map<number, Uint8Array<ArrayBuffer>>();
    const replies = requests.map((request): WorkerReply => {
      try {
        if ('opened' in request) return { id: request.id, kind: 'found', facts: extractFacts(request.analysis, new SourceText(request.opened), this.#analysers) };
        if ('path' in request) return this.#analyseFile(request, (packed) => unwritten.set(request.id, packed));
        return { id: request.id, kind: 'text', packed: packFacts(extractDocumentFacts(request.text, this.#analysers)) };
      } catch (error) {
        return { id: request.id, kind: 'failed', error: `it cannot be analysed (${reasonOf(error)})` };
      }
    });
    if (unwritten.size === 0 || this.#store?.flush() === true) return replies;
    this.#store?.forgetPending();
    return replies.map((reply) => ({ ...reply, packed: unwritten.get(reply.id) })) as WorkerReply[];
  }

  #analyseFile({ id, path, limit, large, known }: FileRequest, written: (packed: Uint8Array<ArrayBuffer>) => void): WorkerReply {
    try {
      const file = readFileNow(path, limit);
      if (file === undefined) return { id, kind: 'missing' };
      if (file.bytes.length > large) return { id, kind: 'large' };
      const decoded = decodeText(file.bytes);
      if (decoded.kind === 'unreadable') return { id, kind: 'unreadable', reason: decoded.reason };
      const hash = hashText(decoded.text);
      const { stamp } = file;
      if (hash === known) return { id, kind: 'known', stamp };
      const stored = this.#store?.get(hash);
      const facts = stored ? unpackFacts(stored) : extractDocumentFacts(decoded.text, this.#analysers);
      if (!stored) {
        const packed = packFacts(facts);
        written(packed);
        this.#store?.add(hash, packed);
      }
      return { id, kind: 'analysed', stamp, hash, entries: packEntriesOf(facts) };
    } catch (error) {
      if (error instanceof FileProblem) return { id, kind: 'unreadable', reason: error.message };
      throw error;
    }
  }
}
