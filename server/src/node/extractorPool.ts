import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DocumentFacts } from '../corpus/facts.ts';
import { unpackFacts } from '../corpus/packedFacts.ts';

export interface ExtractionRequest {
  readonly id: number;
  readonly text: string;
}

export type ExtractionReply = { readonly id: number; readonly packed: Uint8Array<ArrayBuffer> } | { readonly id: number; readonly error: string };

/** Idle workers are ended after this many milliseconds, since each holds the analysers' data in memory. */
const idleTime = 30_000;

interface Task {
  readonly text: string;
  /** Whether no other text is before it in its worker. */
  readonly isAlone?: boolean;
  resolve(facts: DocumentFacts): void;
  reject(error: Error): void;
}

interface Member {
  readonly worker: Worker;
  /** What it was asked for, in the order in which it is worked on. */
  readonly pending: Map<number, Task>;
}

/** Worker threads that analyse texts; started when first needed, one fewer than there are cores. */
export class ExtractorPool {
  readonly #script: string | URL;
  readonly #size = Math.max(1, availableParallelism() - 1);
  #members: Member[] = [];
  #nextId = 0;
  #idle: NodeJS.Timeout | undefined;

  /** `script` is the worker's bundle. */
  constructor(script: string | URL) {
    this.#script = script;
  }

  /** Analyses one text. Rejects where the worker failed at it; the message is one clear sentence without the file's name. */
  extract(text: string): Promise<DocumentFacts> {
    clearTimeout(this.#idle);
    return new Promise<DocumentFacts>((resolve, reject) => this.#hand({ text, resolve, reject })).finally(() => this.#restWhenIdle());
  }

  /** Ends all workers. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const members = this.#members;
    this.#members = [];
    await Promise.all(members.map(({ worker }) => worker.terminate()));
  }

  #hand(task: Task): void {
    const id = this.#nextId++;
    const member = this.#leastBusy();
    member.pending.set(id, task);
    // A busy worker keeps the process alive, an idle one does not.
    member.worker.ref();
    member.worker.postMessage({ id, text: task.text } satisfies ExtractionRequest);
  }

  #leastBusy(): Member {
    const free = this.#members.find(({ pending }) => pending.size === 0);
    if (free) return free;
    if (this.#members.length < this.#size) {
      const member = this.#start();
      this.#members.push(member);
      return member;
    }
    return this.#members.reduce((least, member) => (member.pending.size < least.pending.size ? member : least));
  }

  #start(): Member {
    const member: Member = { worker: new Worker(this.#script), pending: new Map() };
    member.worker.unref();
    member.worker.on('message', (reply: ExtractionReply) => {
      const waiting = member.pending.get(reply.id);
      member.pending.delete(reply.id);
      if (member.pending.size === 0) member.worker.unref();
      if ('packed' in reply) waiting?.resolve(unpackFacts(reply.packed));
      else waiting?.reject(new Error(reply.error));
    });
    member.worker.on('error', (error) => {
      this.#members = this.#members.filter((other) => other !== member);
      const [first, ...others] = member.pending.values();
      if (first !== undefined) this.#blame(first, others, reasonOf(error));
    });
    return member;
  }

  /** Only a text that ends a worker by itself is to blame: the answer to one before it may have been lost with the worker. */
  #blame(first: Task, others: readonly Task[], reason: string): void {
    const goOn = (): void => others.forEach((task) => this.#hand(task));
    if (first.isAlone) {
      first.reject(new Error(reason));
      goOn();
      return;
    }
    this.#hand({
      text: first.text,
      isAlone: true,
      resolve: (facts) => {
        first.resolve(facts);
        goOn();
      },
      reject: (error) => {
        first.reject(error);
        goOn();
      },
    });
  }

  #restWhenIdle(): void {
    if (this.#members.some(({ pending }) => pending.size > 0)) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), idleTime).unref();
  }
}

function reasonOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'analysing it takes more memory than there is';
  return `it cannot be analysed (${error instanceof Error ? error.message : String(error)})`;
}
