import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** What the probe tells of the process that it runs in, since it was last asked. */
export interface ProbeReading {
  /** Resident memory, in bytes. */
  readonly resident: number;
  /** The longest that the event loop was late, in milliseconds. */
  readonly longestDelay: number;
  /** The most processor time of the main thread between two turns of its event loop, in milliseconds: the delay without what else the machine does. */
  readonly longestStretch: number;
  /** Processor time of the main thread, in milliseconds. */
  readonly processor: number;
}

/** Milliseconds between two looks at the processor time. */
const period = 1;

/** Loaded into the server's process before the server (`node --require`): answers every message of the bench with a reading. */
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: period });
  delays.enable();
  const spent = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = spent();
  let told = last;
  let longestStretch = 0;
  setInterval(() => {
    const now = spent();
    longestStretch = Math.max(longestStretch, now - last);
    last = now;
  }, period).unref();
  process.on('message', () => {
    const now = spent();
    const reading: ProbeReading = { resident: process.memoryUsage.rss(), longestDelay: delays.max / 1e6, longestStretch: Math.max(longestStretch, now - last), processor: now - told };
    process.send?.(reading);
    delays.reset();
    longestStretch = 0;
    last = told = spent();
  });
  process.channel?.unref();
}
