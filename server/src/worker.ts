import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { FileProblem } from './service/host.ts';
import { type ExtractionRequest, packReplies, type WorkerData, type WorkerReply } from './node/extraction.ts';
import { trainedAnalyses } from './corpus/facts.ts';
import { noteStarted } from './node/compiledCode.ts';
import { type AnalysisRequest, Extractor } from './node/extractor.ts';
import { listNow } from './node/folderListing.ts';
import { loadPackagedAnalysers } from './node/resources.ts';
import { openFactStore } from './node/sqliteFactStore.ts';
import { limitMemories } from './text/memo.ts';

/** A worker thread that lists folders, and reads and analyses one text after the other. What it needs for that it loads at once. */
const analysers = loadPackagedAnalysers();
let store = openFactStore((workerData as WorkerData).database);
/** Files asked for so far. */
let files = 0;
// Whoever asks for something is told why it cannot be had.
analysers.catch(() => undefined);

/** Of fewer files a start waits for each, and the threads that compile code would go first. */
const many = 200;

/** As many answers are sent together, and their facts written in one transaction. */
const mostTogether = 16;

/**
 * Enough for what a site repeats from one document to the next. What is remembered for longer outlives the collector's young generation: with 256
 * texts, old garbage was collected three times as often or more.
 */
const rememberedTexts = 32;

limitMemories(rememberedTexts);

const waiting: AnalysisRequest[] = [];

parentPort?.on('message', (request: ExtractionRequest | WorkerData) => {
  if ('database' in request) store = openFactStore(request.database);
  else if ('folder' in request) reply([list(request.id, request.folder)]);
  else take(request);
});

function take(request: AnalysisRequest): void {
  const isIdle = waiting.length === 0;
  if ('opened' in request) waiting.splice(waiting.filter((other) => 'opened' in other).length, 0, request);
  else waiting.push(request);
  if (isIdle) setImmediate(() => void analyse());
  // On Linux each thread has a priority of its own: the editor's requests are answered by another one, and wait for none of many files.
  if ('path' in request && ++files === many && process.platform === 'linux') setPriority(0, 5);
}

function list(id: number, folder: string): WorkerReply {
  try {
    const listing = listNow(folder);
    return listing ? { id, kind: 'listed', listing } : { id, kind: 'missing' };
  } catch (error) {
    if (error instanceof FileProblem) return { id, kind: 'unreadable', reason: error.message };
    throw error;
  }
}

async function analyse(): Promise<void> {
  const answered: AnalysisRequest[] = [];
  try {
    const extractor = new Extractor(await analysers, await store);
    // From here on nothing else is taken. For an opened text somebody waits, so it is answered by itself.
    answered.push(...waiting.splice(0, 'opened' in waiting[0] ? 1 : mostTogether));
    reply(extractor.answer(answered));
    // Of an opened text the analyses are asked for one by one.
    if (!('opened' in answered[0]) || answered[0].analysis === trainedAnalyses.at(-1)) noteStarted();
  } catch (error) {
    const failed = answered.length > 0 ? answered : waiting.splice(0);
    reply(failed.map(({ id }) => ({ id, kind: 'failed', error: String(error) })));
  }
  if (waiting.length > 0) setImmediate(() => void analyse());
}

function reply(replies: readonly WorkerReply[]): void {
  const packed = packReplies(replies);
  parentPort?.postMessage(packed, [packed.entries.buffer]);
}
