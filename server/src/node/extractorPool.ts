import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { type AnalysisFacts, type DocumentFacts, trainedAnalyses, type TrainedAnalysis } from '../corpus/facts.ts';
import { unpackFacts } from '../corpus/packedFacts.ts';
import { type FileAnalysis, FileProblem, type FolderEntry, type TrainedFindings } from '../service/host.ts';
import { reasonOf } from '../service/reasonOf.ts';
import { type ExtractionReply, type ExtractionRequest, type PackedReplies, unpackReplies, type WorkerData } from './extraction.ts';
import { pathOf } from './fileSystem.ts';
import { unpackListing } from './folderListing.ts';
import { startWorker } from './startWorker.ts';

/** Idle workers are ended after this many milliseconds, since each holds the analysers' data in memory. */
const idleTime = 30_000;

/** More workers than this take more memory than time they save. */
const mostWorkers = 4;

/**
 * Another worker is started when those there are have analysed so many code units or bytes without a rest. That takes about the processor
 * time that one needs to start, to load the analysers and to have its code compiled: a few changed files do not pay for more than one.
 */
const startWorth = 750_000;

/** Files that are about to be analysed pay for one worker more for each so many: each worker has all of its code compiled for itself, which takes as long as 200 articles then do. */
const filesWorth = 200;

/** Texts over so many code units or bytes are analysed one at a time, in a worker that may take what memory there is. */
const largeText = 2_000_000;

type Asked = { readonly text: string } | { readonly opened: string; readonly analysis: TrainedAnalysis } | { readonly folder: string } | Omit<Extract<ExtractionRequest, { readonly path: string }>, 'id' | 'large'>;

interface Task {
  readonly asked: Asked;
  resolve(reply: ExtractionReply): void;
  reject(error: Error): void;
}

interface Member {
  readonly worker: Worker;
  /** What it was asked for, in the order in which it is worked on. */
  readonly pending: Map<number, Task>;
}

interface PoolOptions {
  readonly size?: number;
  readonly worth?: number;
  readonly first?: Worker;
}

/** Worker threads that read and analyse texts: one from when it is first needed, as many as there are cores, up to four, where there is much to do. */
export class ExtractorPool {
  readonly #script: string | URL;
  readonly #size: number;
  readonly #startWorth: number;
  #database: string | undefined;
  #members: Member[] = [];
  /** The worker for large texts, and those that wait for it; the first of them is in work. */
  #roomy: Member | undefined;
  #large: Task[] = [];
  #nextId = 0;
  /** The text opened before all was loaded, and what becomes known of it. */
  #foreseen: { readonly text: string; readonly findings: TrainedFindings } | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Code units or bytes analysed since there was a rest. */
  #analysed = 0;

  /**
   * `script` is the worker's bundle. At most `size` workers are started, each further one after `worth` more code units or bytes; `first` is one that
   * was started already.
   */
  constructor(script: string | URL, { size = Math.min(mostWorkers, availableParallelism()), worth = startWorth, first }: PoolOptions = {}) {
    this.#script = script;
    this.#size = size;
    this.#startWorth = worth;
    if (!first) return;
    this.#addMember(first);
    this.#restWhenIdle();
  }

  /** Has facts of files put into a database. Called before the first file is analysed. */
  keepFactsIn(database: string | undefined): void {
    this.#database = database;
    const told: WorkerData = { database };
    for (const { worker } of this.#members) worker.postMessage(told);
  }

  /**
   * Analyses one text. Rejects where the worker failed at it; the message is one clear sentence without the file's name. With a signal it is given
   * up where it is so large that it would go on for long; then it rejects too.
   */
  async extract(text: string, signal?: AbortSignal): Promise<DocumentFacts> {
    const reply = await this.#ask({ text }, text.length > largeText, signal);
    if (reply.kind === 'text') return unpackFacts(reply.packed);
    throw new Error(reply.kind === 'failed' ? reply.error : 'it cannot be analysed');
  }

  /** `extractTrained` will be called for a text, and can begin. */
  foresee(text: string): void {
    const findings = this.extractTrained(text);
    this.#foreseen = findings && { text, findings };
  }

  /** See `Host.extractTrained`. */
  extractTrained(text: string): TrainedFindings | undefined {
    const foreseen = this.#foreseen;
    this.#foreseen = undefined;
    if (foreseen?.text === text) return foreseen.findings;
    if (!this.#members.some(({ pending }) => pending.size === 0)) return undefined;
    const asked = trainedAnalyses.map((analysis) => [analysis, this.#find(text, analysis)] as const);
    return Object.fromEntries(asked) as unknown as TrainedFindings;
  }

  /** What an analysis finds in a text that was opened; nobody may come for it. */
  #find(opened: string, analysis: TrainedAnalysis): Promise<AnalysisFacts[TrainedAnalysis]> {
    const found = this.#ask({ opened, analysis }, false).then((reply) => {
      if (reply.kind === 'found') return reply.facts;
      throw new Error(reply.kind === 'failed' ? reply.error : 'it cannot be analysed');
    });
    found.catch(() => undefined);
    return found;
  }

  /** See `Host.analyseFile`. */
  async analyseFile(uri: string, limit: number, known: number | undefined): Promise<FileAnalysis> {
    try {
      const asked = { path: pathOf(uri), limit, known };
      const first = await this.#ask(asked, false);
      const reply = first.kind === 'large' ? await this.#ask(asked, true) : first;
      if (reply.kind === 'analysed' || reply.kind === 'missing' || reply.kind === 'unreadable' || reply.kind === 'known') return reply;
      return { kind: 'unreadable', reason: reply.kind === 'failed' ? reply.error : 'it cannot be analysed' };
    } catch (error) {
      return { kind: 'unreadable', reason: (error as Error).message };
    }
  }

  /** See `FileSystem.listStamped`. */
  async list(uri: string): Promise<readonly FolderEntry[] | undefined> {
    const reply = await this.#ask({ folder: pathOf(uri) }, false);
    if (reply.kind === 'listed') return unpackListing(reply.listing);
    if (reply.kind === 'missing') return undefined;
    throw new FileProblem(reply.kind === 'unreadable' ? reply.reason : 'it cannot be listed');
  }

  /** See `Host.expectFiles`. */
  expect(files: number): void {
    const wanted = Math.min(this.#size, 1 + Math.floor(files / filesWorth));
    while (this.#members.length < wanted) this.#addMember(startWorker(this.#script, this.#database));
    const idle = this.#members.filter(({ pending }) => pending.size === 0);
    while (this.#members.length > wanted && idle.length > 0) this.#end(idle.pop()!);
  }

  /** Ends all workers. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const members = [...this.#members, ...(this.#roomy ? [this.#roomy] : [])];
    this.#members = [];
    this.#roomy = undefined;
    await Promise.all(members.map(({ worker }) => worker.terminate()));
  }

  #ask(asked: Asked, isLarge: boolean, signal?: AbortSignal): Promise<ExtractionReply> {
    clearTimeout(this.#idle);
    return new Promise<ExtractionReply>((resolve, reject) => {
      const task = { asked, resolve, reject };
      if (isLarge) {
        this.#queueLarge(task);
        signal?.addEventListener('abort', () => this.#giveUp(task));
      } else this.#hand(task, this.#leastBusy(), largeText);
    }).finally(() => this.#restWhenIdle());
  }

  #hand(task: Task, member: Member, large: number): void {
    const id = this.#nextId++;
    member.pending.set(id, task);
    // A busy worker keeps the process alive, an idle one does not.
    if (member.pending.size === 1) member.worker.ref();
    member.worker.postMessage('path' in task.asked ? { id, ...task.asked, large } : { id, ...task.asked });
  }

  #leastBusy(): Member {
    const free = this.#members.find(({ pending }) => pending.size === 0);
    if (free) return free;
    if (this.#members.length === 0 || (this.#members.length < this.#size && this.#analysed > this.#members.length * this.#startWorth)) {
      return this.#addMember(startWorker(this.#script, this.#database));
    }
    return this.#members.reduce((least, member) => (member.pending.size < least.pending.size ? member : least));
  }

  #addMember(worker: Worker): Member {
    const member = this.#listenTo(worker, (first, others) => {
      this.#members = this.#members.filter((other) => other !== member);
      // It may not be to blame: the answer to one before it may have been lost with the worker, or memory was short for all.
      if (first) this.#queueLarge(first);
      for (const task of others) this.#hand(task, this.#leastBusy(), largeText);
    });
    this.#members.push(member);
    return member;
  }

  #end(member: Member): void {
    this.#members = this.#members.filter((other) => other !== member);
    void member.worker.terminate();
  }

  #queueLarge(task: Task): void {
    if (this.#large.push(task) === 1) this.#nextLarge();
  }

  /** Takes a task out of the queue; the worker that is at it is ended, since nothing else stops it. */
  #giveUp(task: Task): void {
    const place = this.#large.indexOf(task);
    if (place < 0) return;
    task.reject(new Error('it is not wanted any more'));
    this.#large.splice(place, 1);
    if (place > 0) return;
    this.#roomy?.pending.clear();
    void this.#roomy?.worker.terminate();
    this.#roomy = undefined;
    this.#nextLarge();
  }

  /** Only a text that ends a worker by itself is to blame. */
  #nextLarge(): void {
    const [task] = this.#large as (Task | undefined)[];
    if (!task) {
      void this.#roomy?.worker.terminate();
      this.#roomy = undefined;
      return;
    }
    this.#roomy ??= this.#listenTo(startWorker(this.#script, this.#database, true), (first, _others, reason) => {
      this.#roomy = undefined;
      first?.reject(new Error(reason));
    });
    const done = (): void => {
      this.#large.shift();
      this.#nextLarge();
    };
    const alone: Task = {
      asked: task.asked,
      resolve: (reply) => {
        task.resolve(reply);
        done();
      },
      reject: (error) => {
        task.reject(error);
        done();
      },
    };
    this.#hand(alone, this.#roomy, Infinity);
  }

  /** `ended` is told when it ends by itself: what it was working on, what else it was to do, and why. */
  #listenTo(worker: Worker, ended: (first: Task | undefined, others: readonly Task[], reason: string) => void): Member {
    const member: Member = { worker, pending: new Map() };
    member.worker.on('message', (packed: PackedReplies) => {
      for (const reply of unpackReplies(packed)) {
        const task = member.pending.get(reply.id);
        member.pending.delete(reply.id);
        if (task) this.#analysed += lengthOf(task, reply);
        task?.resolve(reply);
      }
      if (member.pending.size === 0) member.worker.unref();
    });
    member.worker.on('error', (error) => {
      const [first, ...others] = member.pending.values();
      ended(first, others, whyEnded(error));
    });
    return member;
  }

  #restWhenIdle(): void {
    if (this.#large.length > 0 || this.#members.some(({ pending }) => pending.size > 0)) return;
    clearTimeout(this.#idle);
    this.#analysed = 0;
    this.#idle = setTimeout(() => void this.close(), idleTime).unref();
  }
}

/** How much was analysed for a reply, in code units or bytes. */
function lengthOf({ asked }: Task, reply: ExtractionReply): number {
  if (reply.kind === 'analysed') return reply.stamp.size;
  return 'text' in asked ? asked.text.length : 0;
}

function whyEnded(error: unknown): string {
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'analysing it takes more memory than there is';
  return `it cannot be analysed (${reasonOf(error)})`;
}
