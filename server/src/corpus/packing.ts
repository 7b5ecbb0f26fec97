import type { IndexState, StateValue } from '../analysis/corpusIndex.ts';

const types = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const;
type TypeName = keyof typeof types;

/** Where a typed array stands in the packed bytes: its type, its offset after the directory, and how many values it has. */
type Entry = readonly [TypeName, number, number];

interface Directory {
  readonly [name: string]: number | string | Entry | Directory;
}

/** Every typed array starts at a multiple of the largest value's size, so that it can be used where it stands. */
const alignment = 8;

/** The parts of a state one after the other, in order, as they would be written: all at once, the state packed. */
export function packedParts(state: IndexState): Uint8Array[] {
  const arrays: Uint8Array[] = [];
  let offset = 0;
  const describe = (value: StateValue): Directory[string] => {
    if (typeof value === 'number' || typeof value === 'string') return value;
    if (!ArrayBuffer.isView(value)) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, describe(part as StateValue)]));
    const entry: Entry = [value.constructor.name as TypeName, offset, (value as Uint8Array).length];
    const bytes = new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset as number, value.byteLength as number);
    const padding = -bytes.length & (alignment - 1);
    arrays.push(bytes);
    if (padding > 0) arrays.push(new Uint8Array(padding));
    offset += bytes.length + padding;
    return entry;
  };
  const directory = new TextEncoder().encode(JSON.stringify(describe(state)));
  const head = new Uint8Array((alignment + directory.length + alignment - 1) & -alignment);
  new DataView(head.buffer).setUint32(0, directory.length, true);
  head.set(directory, alignment);
  return [head, ...arrays];
}

/** A state as one run of bytes. Numbers must be finite; values are in the byte order of the machine. */
export function pack(state: IndexState): Uint8Array<ArrayBuffer> {
  const parts = packedParts(state);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** The state that was packed. Its arrays are views of the bytes, copied first where these do not start as memory likes it. Throws on other bytes. */
export function unpack(packed: Uint8Array): IndexState {
  const bytes = packed.byteOffset % alignment === 0 ? packed : packed.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const directory = JSON.parse(new TextDecoder().decode(bytes.subarray(alignment, alignment + length))) as Directory;
  const start = bytes.byteOffset + ((alignment + length + alignment - 1) & -alignment);
  const read = (value: Directory[string]): StateValue => {
    if (typeof value === 'number' || typeof value === 'string') return value;
    if (isEntry(value)) return new types[value[0]](bytes.buffer as ArrayBuffer, start + value[1], value[2]);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
  };
  return read(directory) as IndexState;
}

function isEntry(value: Entry | Directory): value is Entry {
  return Array.isArray(value);
}
