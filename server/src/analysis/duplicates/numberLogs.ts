import { withRoomFor } from '../columns.ts';
import type { IndexState } from '../corpusIndex.ts';

/** Logs are written in chunks of so many bytes, of which the first four name the chunk before. */
const chunkSize = 64;
const linkSize = 4;

/** Memory for chunks comes in pages of so many, so that growing copies none of it. */
const pageChunks = 1 << 12;
const pageSize = pageChunks * chunkSize;

/** A change takes no more bytes: 29 bits, a sign and a mark at seven bits a byte. */
const longestChange = 5;

/** A log with so many changes more than twice its numbers is written anew. */
const idleChanges = 64;

/**
 * Long lists of numbers below 2²⁹ that are changed often and read seldom. A list is a log of what was added and taken out, each
 * as its distance from the number before, in one byte or two as a rule, so that neither change has to look for a number.
 */
export class NumberLogs {
  #pages: Uint8Array[] = [];
  #chunks = 0;
  readonly #freeChunks: number[] = [];
  /** For each log: how many numbers it has, how many changes, the number changed last, its last chunk, and where that goes on. */
  #counts = new Uint32Array(0);
  #changes = new Uint32Array(0);
  #last = new Uint32Array(0);
  #tails = new Uint32Array(0);
  #ends = new Uint8Array(0);
  #used = 0;
  readonly #free: number[] = [];

  /** Begins a list of these numbers. Returns its own number. */
  create(numbers: Iterable<number>): number {
    const log = this.#free.pop() ?? this.#used++;
    this.#counts = withRoomFor(this.#counts, log);
    this.#changes = withRoomFor(this.#changes, log);
    this.#last = withRoomFor(this.#last, log);
    this.#tails = withRoomFor(this.#tails, log);
    this.#ends = withRoomFor(this.#ends, log);
    this.#fill(log, numbers);
    return log;
  }

  count(log: number): number {
    return this.#counts[log];
  }

  /** Adds a number that the list does not have. Returns how many it has then. */
  add(log: number, number: number): number {
    this.#write(log, number, 0);
    return ++this.#counts[log];
  }

  /** Takes out a number that the list has. Returns how many it has then. */
  remove(log: number, number: number): number {
    this.#write(log, number, 1);
    this.#counts[log]--;
    if (this.#changes[log] > 2 * this.#counts[log] + idleChanges) {
      const numbers = this.numbers(log);
      this.#giveChunks(log);
      this.#fill(log, numbers);
    }
    return this.#counts[log];
  }

  /** The numbers of a list, ascending. Takes time in proportion to its changes. */
  numbers(log: number): Uint32Array {
    const present = new Set<number>();
    let number = 0;
    for (const change of this.#changesOf(log)) {
      const distance = change >>> 1;
      number += (distance & 1) === 0 ? distance >>> 1 : -((distance + 1) >>> 1);
      if ((change & 1) === 0) present.add(number);
      else present.delete(number);
    }
    return Uint32Array.from(present).sort();
  }

  /** Ends a list; its number is given to another one. */
  release(log: number): void {
    this.#giveChunks(log);
    this.#counts[log] = 0;
    this.#free.push(log);
  }

  save(): IndexState {
    const cut = <Values extends Uint8Array | Uint32Array>(values: Values): Values => values.subarray(0, this.#used) as Values;
    return {
      pages: Object.fromEntries(this.#pages.map((page, index) => [index, page.subarray(0, Math.min(pageSize, this.#chunks * chunkSize - index * pageSize))])),
      freeChunks: Uint32Array.from(this.#freeChunks),
      counts: cut(this.#counts),
      changes: cut(this.#changes),
      last: cut(this.#last),
      tails: cut(this.#tails),
      ends: cut(this.#ends),
      free: Uint32Array.from(this.#free),
    };
  }

  restore(state: IndexState): void {
    this.#pages = Object.values(state.pages as IndexState) as Uint8Array[];
    this.#chunks = this.#pages.reduce((sum, page) => sum + page.length, 0) / chunkSize;
    this.#freeChunks.push(...(state.freeChunks as Uint32Array));
    this.#counts = state.counts as Uint32Array<ArrayBuffer>;
    this.#changes = state.changes as Uint32Array<ArrayBuffer>;
    this.#last = state.last as Uint32Array<ArrayBuffer>;
    this.#tails = state.tails as Uint32Array<ArrayBuffer>;
    this.#ends = state.ends as Uint8Array<ArrayBuffer>;
    this.#used = this.#counts.length;
    this.#free.push(...(state.free as Uint32Array));
  }

  #fill(log: number, numbers: Iterable<number>): void {
    this.#counts[log] = 0;
    this.#changes[log] = 0;
    this.#last[log] = 0;
    this.#tails[log] = this.#takeChunk(0);
    this.#ends[log] = linkSize;
    for (const number of numbers) this.add(log, number);
  }

  /** Appends a change; `mark` is 1 where a number is taken out. */
  #write(log: number, number: number, mark: 0 | 1): void {
    if (this.#ends[log] + longestChange > chunkSize) {
      this.#tails[log] = this.#takeChunk(this.#tails[log] + 1);
      this.#ends[log] = linkSize;
    }
    const distance = number - this.#last[log];
    // No change is written as 0, which ends a chunk.
    let rest = 2 * (distance < 0 ? -2 * distance - 1 : 2 * distance) + mark + 1;
    const page = this.#pages[Math.floor(this.#tails[log] / pageChunks)];
    const start = (this.#tails[log] % pageChunks) * chunkSize;
    let at = start + this.#ends[log];
    for (; rest > 127; rest >>>= 7) page[at++] = (rest & 127) | 128;
    page[at++] = rest;
    if (at < start + chunkSize) page[at] = 0;
    this.#ends[log] = at - start;
    this.#last[log] = number;
    this.#changes[log]++;
  }

  *#changesOf(log: number): IterableIterator<number> {
    for (const chunk of this.#chunksOf(log).reverse()) {
      let [change, shift] = [0, 0];
      for (const byte of this.#chunk(chunk).subarray(linkSize)) {
        if (byte === 0 && shift === 0) break;
        change |= (byte & 127) << shift;
        shift += 7;
        if (byte > 127) continue;
        yield (change - 1) >>> 0;
        [change, shift] = [0, 0];
      }
    }
  }

  /** The chunks of a log, its last one first. */
  #chunksOf(log: number): number[] {
    const chunks: number[] = [];
    for (let link = this.#tails[log] + 1; link > 0; link = this.#linkOf(link - 1)) chunks.push(link - 1);
    return chunks;
  }

  #chunk(chunk: number): Uint8Array {
    const start = (chunk % pageChunks) * chunkSize;
    return this.#pages[Math.floor(chunk / pageChunks)].subarray(start, start + chunkSize);
  }

  #linkOf(chunk: number): number {
    const [a, b, c, d] = this.#chunk(chunk);
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  }

  /** An empty chunk behind another one, given by its number plus one; 0 for none. */
  #takeChunk(before: number): number {
    const chunk = this.#freeChunks.pop() ?? this.#chunks++;
    const place = Math.floor(chunk / pageChunks);
    const page = this.#pages[place];
    // The last page of a state is as long as it was used.
    if (page === undefined || page.length < pageSize) {
      this.#pages[place] = new Uint8Array(pageSize);
      if (page !== undefined) this.#pages[place].set(page);
    }
    this.#chunk(chunk).set([before & 255, (before >>> 8) & 255, (before >>> 16) & 255, before >>> 24, 0]);
    return chunk;
  }

  #giveChunks(log: number): void {
    this.#freeChunks.push(...this.#chunksOf(log));
  }
}
