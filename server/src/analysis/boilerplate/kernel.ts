import type { Rows } from './rows.ts';
import type { Table } from '../tables.ts';

/** What `server/kernel/boilerplate` exports. Addresses and distances count bytes of its memory. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly freeMemory: WebAssembly.Global<'i32'>;
  readonly blockRows: WebAssembly.Global<'i32'>;
  readonly denseLanes: WebAssembly.Global<'i32'>;
  readonly scoreByTrees: (trees: number, values: number, stride: number, rows: number, scores: number) => void;
  readonly enterRows: (network: number, values: number, stride: number, rows: number, wordings: number, ends: number, results: number) => void;
  readonly scoreByNetwork: (network: number, entry: number, count: number, flow: number, otherFlow: number, scores: number) => void;
}

/** What tables and rooms begin at a multiple of, in bytes: as many are read at once. */
const alignment = 16;
/** Rows past the last one that the kernel may read, whatever stands there. */
const rowsReadPast = 16;
const pageBytes = 2 ** 16;

/**
 * What evaluates the models: compiled code that works on four numbers at once, and the memory that its tables and rows stand in.
 * One number is one 32-bit float unless it says otherwise.
 */
export class Kernel {
  readonly functions: KernelExports;
  /** Rows that it takes at a time. */
  readonly blockRows: number;
  /** Outputs of a layer that it sums at a time. */
  readonly denseLanes: number;
  /** Where free memory begins. */
  #free: number;
  #floats: Float32Array;
  #words: Uint32Array;

  constructor(module: WebAssembly.Module) {
    this.functions = new WebAssembly.Instance(module).exports as unknown as KernelExports;
    this.blockRows = this.functions.blockRows.value;
    this.denseLanes = this.functions.denseLanes.value;
    this.#free = aligned(this.functions.freeMemory.value);
    this.#floats = new Float32Array(this.functions.memory.buffer);
    this.#words = new Uint32Array(this.functions.memory.buffer);
  }

  /** The memory as numbers, by addresses over 4. Void when more room is asked for. */
  get floats(): Float32Array {
    return this.#floats;
  }

  /** The same as whole numbers. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** Keeps a table in the memory and returns its address. */
  place({ buffer, byteOffset, byteLength }: Table): number {
    const address = this.keep(byteLength);
    new Uint8Array(this.functions.memory.buffer, address).set(new Uint8Array(buffer, byteOffset, byteLength));
    return address;
  }

  /** Keeps addresses and sizes in the memory, one after another, and returns where. */
  placeRecord(...fields: readonly number[]): number {
    return this.place(Uint32Array.from(fields));
  }

  /** Keeps so many bytes for something that comes back to them, and returns their address. */
  keep(bytes: number): number {
    const [address] = this.rooms(bytes);
    this.#free = address + aligned(bytes);
    return address;
  }

  /** Addresses of rooms of so many bytes each, until other rooms are asked for or something is kept. */
  rooms(...sizes: readonly number[]): number[] {
    let end = this.#free;
    const addresses = sizes.map((size) => {
      const address = end;
      end += aligned(size);
      return address;
    });
    const { memory } = this.functions;
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / pageBytes));
      this.#floats = new Float32Array(memory.buffer);
      this.#words = new Uint32Array(memory.buffer);
    }
    return addresses;
  }

  /** How much room `copyRows` needs, in bytes. */
  sizeOfRows({ names, count }: Rows): number {
    return 4 * (names.length * Math.min(count, this.blockRows) + rowsReadPast);
  }

  /** Copies a block of rows: its columns one after another. */
  copyRows({ values, count, names }: Rows, first: number, rows: number, address: number): void {
    const to = address / 4;
    if (rows === count) this.#floats.set(values, to);
    else for (let column = 0; column < names.length; column++) this.#floats.set(values.subarray(column * count + first, column * count + first + rows), to + column * rows);
  }

  /** A copy of so many numbers. */
  read(address: number, count: number): Float32Array {
    return this.#floats.slice(address / 4, address / 4 + count);
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
