import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';

/** Nobody waits for a lock that has stood for so many milliseconds: locks are held for some milliseconds, at most for a few seconds. */
const abandoned = 60_000;

/** Between two tries, in milliseconds. */
const pause = 2;

const neverChanging = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Somebody else holds the lock. */
export class LockedError extends Error {
  constructor() {
    super('It is locked.');
  }
}

/**
 * A lock that several processes, and threads of one, share, one object each: a file that is there while the lock is held and names who holds it, since
 * Node has no other lock for that.
 *
 * Who is killed leaves the file behind. It is removed by whoever finds it, where no process of this machine has the number that it names; where one has,
 * it counts as held, though the number may have gone to another process meanwhile, and so does one that names another machine (of a shared folder, or
 * a container). Of several who find the same file at once only one removes it: the one who makes another file first that is named for the lost owner,
 * who as a lost one takes the lock never again. A lock is thus never taken from somebody who holds it; who cannot have it at all, since it has stood
 * for a minute, is told so at once and can do something else.
 */
export class ProcessLock {
  readonly #path: string;
  readonly #owner = [process.pid, randomUUID(), hostname()].join('\n');
  #isHeld = false;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Takes the lock. The thread sleeps while it waits for it.
   *
   * @param longestWait in milliseconds
   * @throws {LockedError} when it cannot be had in that time
   */
  take(longestWait: number): void {
    const until = performance.now() + longestWait;
    while (!this.#takeNow()) {
      if (performance.now() >= until || this.#isAbandoned()) throw new LockedError();
      Atomics.wait(neverChanging, 0, 0, pause * (0.5 + Math.random()));
    }
    this.#isHeld = true;
  }

  /** Gives the lock back, where it was taken. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    try {
      unlinkSync(this.#path);
    } catch {
      // Where the system does not let it go now it is ours when it is taken again.
    }
  }

  #takeNow(): boolean {
    let file: number;
    try {
      file = openSync(this.#path, 'wx');
    } catch (error) {
      // Windows has other errors for a file that is being removed.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' && process.platform !== 'win32') throw error;
      return this.#takeWhatStands();
    }
    try {
      writeSync(file, this.#owner);
    } catch (error) {
      rmSync(this.#path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return true;
  }

  /** Whether the lock that stands is ours; that of an owner who is gone is removed. */
  #takeWhatStands(): boolean {
    const held = this.#read();
    if (held !== undefined && isGone(held)) this.#remove(held);
    return held === this.#owner;
  }

  #remove(held: string): void {
    const claim = `${this.#path}.${held.split('\n')[1]}`;
    try {
      closeSync(openSync(claim, 'wx'));
    } catch {
      return;
    }
    if (this.#read() === held) rmSync(this.#path, { force: true });
    rmSync(claim, { force: true });
  }

  #read(): string | undefined {
    try {
      return readFileSync(this.#path, 'utf8');
    } catch {
      return undefined;
    }
  }

  #isAbandoned(): boolean {
    const stat = statSync(this.#path, { throwIfNoEntry: false });
    return stat !== undefined && Date.now() - stat.mtimeMs > abandoned;
  }
}

/** Whether an owner is known to be gone. Of one that has not written its name yet nothing is known. */
function isGone(held: string): boolean {
  const [pid, , machine] = held.split('\n');
  if (machine !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
