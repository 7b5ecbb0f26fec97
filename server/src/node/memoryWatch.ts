import { setFlagsFromString } from 'node:v8';

/** How V8 is to collect garbage from so much resident memory on, in bytes; it goes back when there is `slack` less. */
const stages: readonly { readonly from: number; readonly growth?: number; readonly saves: boolean }[] = [
  { from: 0, saves: false },
  { from: 850e6, growth: 20, saves: false },
  { from: 930e6, growth: 20, saves: true },
];
const slack = 40e6;

/**
 * In the first stage: where so many files are to be read, all garbage is collected when the heap has grown by so much, in per cent, here and in the workers. V8 would
 * wait until it is several times as large, which at 100,000 documents takes 70 MB more right after they were read. Of fewer the heap is small anyway, and to collect
 * more often takes 4 % of the processor time.
 */
const many = 20_000;
const growthForMany = 50;
const asV8Decides = 0;

/** Memory is looked at once in so many milliseconds of work. */
const period = 250;

/** The first version of V8 of which it is known that it can be told to save memory; one that cannot would complain on the error stream. */
const firstSaving = 13.6;

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
    if (!flag.endsWith('-mode') || Number.parseFloat(process.versions.v8) >= firstSaving) setFlagsFromString(flag);
  },
};

/**
 * Keeps the process small where a corpus is large: what is free is well spent on garbage that has not been collected, as V8 does, and on pages that it keeps
 * for a few objects each, but only while there is room.
 */
export class MemoryWatch {
  readonly #process: MeasuredProcess;
  #usualGrowth = asV8Decides;
  #stage = 0;
  #next = 0;

  constructor(measured = thisProcess) {
    this.#process = measured;
  }

  /** To be called before so many files are read. */
  expectFiles(files: number): void {
    if (files <= many || this.#usualGrowth === growthForMany) return;
    this.#usualGrowth = growthForMany;
    this.#setFlags();
  }

  /** To be called often while there is work. */
  look(): void {
    const now = this.#process.now();
    if (now < this.#next) return;
    this.#next = now + period;
    const resident = this.#process.resident();
    const stage = stages.findLastIndex(({ from }, index) => resident >= from - (index <= this.#stage ? slack : 0));
    if (stage === this.#stage) return;
    this.#stage = stage;
    this.#setFlags();
  }

  #setFlags(): void {
    const { growth = this.#usualGrowth, saves } = stages[this.#stage];
    this.#process.setFlag(`--heap-growing-percent=${String(growth)}`);
    this.#process.setFlag(`--${saves ? '' : 'no-'}memory-saver-mode`);
  }
}
