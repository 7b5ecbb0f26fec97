import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { FileProblem } from './service/host.ts';
import type { ExtractionReply, ExtractionRequest, WorkerData } from './node/extraction.ts';
import { type AnalysisRequest, Extractor } from './node/extractor.ts';
import { listNow } from './node/folderListing.ts';
import { loadPackagedAnalysers } from './node/resources.ts';
import { openFactStore } from './node/sqliteFactStore.ts';

/** A worker thread that lists folders, and reads and analyses one text after the other. */
const { database } = workerData as WorkerData;
let extractor: Promise<Extractor> | undefined;

// On Linux each thread has a priority of its own: the editor's requests are answered by another one.
if (process.platform === 'linux') setPriority(0, 5);

/** As many answers are sent together, and their facts written in one transaction. */
const mostTogether = 8;

const waiting: AnalysisRequest[] = [];

parentPort?.on('message', (request: ExtractionRequest) => {
  if ('folder' in request) reply([list(request.id, request.folder)]);
  else if (waiting.push(request) === 1) setImmediate(() => void analyse());
});

function list(id: number, folder: string): ExtractionReply {
  try {
    const listing = listNow(folder);
    return listing ? { id, kind: 'listed', listing } : { id, kind: 'missing' };
  } catch (error) {
    if (error instanceof FileProblem) return { id, kind: 'unreadable', reason: error.message };
    throw error;
  }
}

async function analyse(): Promise<void> {
  try {
    extractor ??= Promise.all([loadPackagedAnalysers(), openFactStore(database)]).then(([analysers, store]) => new Extractor(analysers, store));
    const ready = await extractor;
    reply(ready.answer(waiting.slice(0, mostTogether)));
  } catch (error) {
    reply(waiting.slice(0, mostTogether).map(({ id }) => ({ id, kind: 'failed', error: String(error) })));
  }
  waiting.splice(0, mostTogether);
  if (waiting.length > 0) setImmediate(() => void analyse());
}

function reply(replies: readonly ExtractionReply[]): void {
  parentPort?.postMessage(replies, replies.flatMap(buffersOf));
}

/** What crosses to the other thread without a copy. */
function buffersOf(reply: ExtractionReply): ArrayBuffer[] {
  if (reply.kind === 'text') return [reply.packed.buffer];
  if (reply.kind === 'analysed') return [reply.entries.buffer, ...(reply.packed ? [reply.packed.buffer] : [])];
  return [];
}
