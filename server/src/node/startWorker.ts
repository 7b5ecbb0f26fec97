import { Worker } from 'node:worker_threads';
import type { WorkerData } from './extraction.ts';

/** What workers may take of which there are several, so that together they stay small: ten times what analysing an article takes. */
const smallHeap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

/** Starts a worker of a pool. A roomy one may take what memory there is. It does not keep the process alive. */
export function startWorker(script: string | URL, database?: string, isRoomy = false): Worker {
  const workerData: WorkerData = { database };
  const worker = new Worker(script, { workerData, resourceLimits: isRoomy ? {} : smallHeap });
  worker.unref();
  return worker;
}
