import { withRoomFor } from '../columns.ts';
import type { IndexState } from '../corpusIndex.ts';

/** Logs are written in chunks of so many bytes, of which the first four name the chunk before. */
const chunkSize = 64;
const linkSize = 4;

/** Memory for chunks comes in pages of so many, so that growing copies none of it. */
const pageChunks = 1 << 12;
const pageSize = pageChunks * chunkSize;

/** Of a log how many numbers it has, how many changes, the number changed last, and the byte in which its last chunk ends so far, counted over all chunks. */
const [countPart, changesPart, lastPart, endPart] = [0, 1, 2, 3];
const headSize = 4;

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
  /** For each log what `countPart` … `endPart` say, side by side, so that a change meets them in one line of the processor's cache. */
  #heads = new Uint32Array(0);
  #used = 0;
  readonly #free: number[] = [];
  readonly #one = new Uint32Array(1);

  /** Begins a list of these numbers. Returns its own number. */
  create(numbers: Uint32Array): number {
    const log = this.#free.pop() ?? this.#used++;
    this.#heads = withRoomFor(this.#heads, (log + 1) * headSize - 1);
    this.#fill(log, numbers);
    return log;
  }

  count(log: number): number {
    return this.#heads[log * headSize + countPart];
  }

  /** Adds a number that the list does not have. Returns how many it has then. */
  add(log: number, number: number): number {
    this.#one[0] = number;
    return this.addAll(log, this.#one, 0, 1);
  }

  /** Adds numbers that the list does not have: those from one place to another, exclusive. Returns how many it has then. */
  addAll(log: number, numbers: Uint32Array, from: number, to: number): number {
    this.#write(log, numbers, from, to, 0);
    return (this.#heads[log * headSize + countPart] += to - from);
  }

  /** Takes out a number that the list has. Returns how many it has then. */
  remove(log: number, number: number): number {
    this.#one[0] = number;
    this.#write(log, this.#one, 0, 1, 1);
    const head = log * headSize;
    const count = --this.#heads[head + countPart];
    if (this.#heads[head + changesPart] > 2 * count + idleChanges) {
      const numbers = this.numbers(log);
      this.#giveChunks(log);
      this.#fill(log, numbers);
    }
    return count;
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
    this.#heads[log * headSize + countPart] = 0;
    this.#free.push(log);
  }

  save(): IndexState {
    return {
      pages: Object.fromEntries(this.#pages.map((page, index) => [index, page.subarray(0, Math.min(pageSize, this.#chunks * chunkSize - index * pageSize))])),
      freeChunks: Uint32Array.from(this.#freeChunks),
      heads: this.#heads.subarray(0, this.#used * headSize),
      free: Uint32Array.from(this.#free),
    };
  }

  restore(state: IndexState): void {
    this.#pages = Object.values(state.pages as IndexState) as Uint8Array[];
    this.#chunks = this.#pages.reduce((sum, page) => sum + page.length, 0) / chunkSize;
    this.#freeChunks.push(...(state.freeChunks as Uint32Array));
    this.#heads = state.heads as Uint32Array<ArrayBuffer>;
    this.#used = this.#heads.length / headSize;
    this.#free.push(...(state.free as Uint32Array));
  }

  #fill(log: number, numbers: Uint32Array): void {
    this.#heads.fill(0, log * headSize, (log + 1) * headSize);
    this.#heads[log * headSize + endPart] = this.#takeChunk(0) * chunkSize + linkSize - 1;
    this.addAll(log, numbers, 0, numbers.length);
  }

  /** Appends a change for each of the numbers from one place to another, exclusive; `mark` is 1 where they are taken out. */
  #write(log: number, numbers: Uint32Array, from: number, to: number, mark: 0 | 1): void {
    const heads = this.#heads;
    const head = log * headSize;
    let end = heads[head + endPart];
    let last = heads[head + lastPart];
    for (let next = from; next < to; ) {
      if ((end % chunkSize) + longestChange >= chunkSize) end = this.#takeChunk(chunkOf(end) + 1) * chunkSize + linkSize - 1;
      const page = this.#pages[Math.floor(end / pageSize)];
      const start = end % pageSize;
      const full = start - (start % chunkSize) + chunkSize - longestChange;
      let at = start;
      for (; next < to && at < full; next++) {
        const distance = numbers[next] - last;
        last = numbers[next];
        // No change is written as 0, which ends a chunk.
        let rest = 2 * (distance < 0 ? -2 * distance - 1 : 2 * distance) + mark + 1;
        for (; rest > 127; rest >>>= 7) page[++at] = (rest & 127) | 128;
        page[++at] = rest;
      }
      if (at % chunkSize < chunkSize - 1) page[at + 1] = 0;
      end += at - start;
    }
    heads[head + lastPart] = last;
    heads[head + changesPart] += to - from;
    heads[head + endPart] = end;
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
    for (let link = chunkOf(this.#heads[log * headSize + endPart]) + 1; link > 0; link = this.#linkOf(link - 1)) chunks.push(link - 1);
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

/** The chunk that a byte is in. */
function chunkOf(byte: number): number {
  return Math.floor(byte / chunkSize);
}
