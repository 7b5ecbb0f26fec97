import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** What the probe tells of the process that it runs in, since it was last asked. */
export interface ProbeReading {
  /** Resident memory, in bytes. */
  readonly resident: number;
  /** The longest that the event loop was late, in milliseconds. */
  readonly longestDelay: number;
}

/** Loaded into the server's process before the server (`node --import`): answers every message of the bench with a reading. */
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  process.on('message', () => {
    process.send?.({ resident: process.memoryUsage.rss(), longestDelay: delays.max / 1e6 } satisfies ProbeReading);
    delays.reset();
  });
  process.channel?.unref();
}
