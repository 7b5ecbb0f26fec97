import type { IndexState, SavedState, SavedValue, StateValue } from '../analysis/corpusIndex.ts';
import { joinBytes } from '../analysis/joinBytes.ts';

const types = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const;
type TypeName = keyof typeof types;

/** Where a typed array stands in the packed bytes: its type, its offset after the directory, and how many values it has. */
type Entry = readonly [TypeName, number, number];

interface Directory {
  readonly [name: string]: number | string | Entry | Directory;
}

/** Every typed array starts at a multiple of the largest value's size, so that it can be used where it stands. */
const alignment = 8;

/** Pieces of the directory are encoded together up to about this length. */
const directoryPiece = 16_384;

/**
 * The parts of a state one after the other, in order, as they would be written: all at once, the state packed. Yields between
 * steps that take some milliseconds at most; between them the state must not change.
 */
export function* packingParts(state: SavedState): Generator<undefined, Uint8Array[]> {
  const arrays: Uint8Array[] = [];
  const directory: string[] = [];
  let offset = 0;
  function* describe(value: SavedValue): Generator<undefined> {
    if (typeof value === 'function') {
      yield;
      yield* describe(value());
    } else if (typeof value === 'number' || typeof value === 'string') directory.push(JSON.stringify(value));
    else if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset as number, value.byteLength as number);
      const padding = -bytes.length & (alignment - 1);
      directory.push(JSON.stringify([value.constructor.name as TypeName, offset, (value as Uint8Array).length] satisfies Entry));
      arrays.push(bytes);
      if (padding > 0) arrays.push(new Uint8Array(padding));
      offset += bytes.length + padding;
    } else {
      let separator = '{';
      for (const [name, part] of Object.entries(value as SavedState)) {
        directory.push(`${separator}${JSON.stringify(name)}:`);
        yield* describe(part);
        separator = ',';
      }
      directory.push(separator === '{' ? '{}' : '}');
      yield;
    }
  }
  yield* describe(state);
  const encoded: Uint8Array[] = [];
  for (let from = 0, length = 0, next = 0; next < directory.length; next++) {
    length += directory[next].length;
    if (length < directoryPiece && next < directory.length - 1) continue;
    encoded.push(new TextEncoder().encode(directory.slice(from, next + 1).join('')));
    [from, length] = [next + 1, 0];
    yield;
  }
  const length = encoded.reduce((sum, piece) => sum + piece.length, 0);
  const head = new Uint8Array(alignment);
  new DataView(head.buffer).setUint32(0, length, true);
  return [head, ...encoded, new Uint8Array(-length & (alignment - 1)), ...arrays];
}

/** A state as one run of bytes. Numbers must be finite; values are in the byte order of the machine. */
export function pack(state: SavedState): Uint8Array<ArrayBuffer> {
  const packing = packingParts(state);
  let step = packing.next();
  while (step.done !== true) step = packing.next();
  return joinBytes(step.value);
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
