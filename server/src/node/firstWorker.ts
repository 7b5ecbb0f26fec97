import { join } from 'node:path';
import { startWorker } from './startWorker.ts';

/** The bundle of the workers, beside this one, and what it launches. */
export const workerBundle = join(__dirname, 'worker.cjs');
export const workerCode = join(__dirname, 'worker.code.cjs');

/** Started as this module is loaded, before all that the server consists of: it loads its own code and the models meanwhile. */
export const firstWorker = startWorker(workerBundle);
