import { setFlagsFromString } from 'node:v8';

/** Resident memory in bytes from which on garbage is collected thoroughly, and below which it no longer is. */
const scarce = 900e6;
const plenty = 850e6;

/** Memory is looked at once in so many milliseconds of work. */
const period = 250;

/** The option of V8 that has it collect garbage after little growth, and leave no half-empty pages behind. */
const option = 'memory-saver-mode';

/** The first version of V8 of which it is known that it has the option; one that has not would complain on the error stream. */
const firstVersion = 13.6;

/** What the watch reads and sets. */
export interface MeasuredProcess {
  /** Milliseconds, from any beginning. */
  now(): number;
  /** Resident memory in bytes. */
  resident(): number;
  setFlag(flag: string): void;
}

const thisProcess: MeasuredProcess = {
  now: () => performance.now(),
  resident: () => process.memoryUsage.rss(),
  setFlag: (flag) => {
    if (Number.parseFloat(process.versions.v8) >= firstVersion) setFlagsFromString(flag);
  },
};

/**
 * Keeps the process small where a corpus is large. V8 lets garbage come to as much as what is in use, and keeps pages for a few objects in each: well spent
 * while there is room.
 */
export class MemoryWatch {
  readonly #process: MeasuredProcess;
  #isScarce = false;
  #next = 0;

  constructor(measured = thisProcess) {
    this.#process = measured;
  }

  /** To be called often while there is work. */
  look(): void {
    const now = this.#process.now();
    if (now < this.#next) return;
    this.#next = now + period;
    const isScarce = this.#process.resident() > (this.#isScarce ? plenty : scarce);
    if (isScarce === this.#isScarce) return;
    this.#isScarce = isScarce;
    this.#process.setFlag(`--${isScarce ? '' : 'no-'}${option}`);
  }
}
