import { Packr } from 'msgpackr';

/** MessagePack with two extensions of the library: records of one shape have their names once, and typed arrays stay what they are. */
const packr = new Packr({ useRecords: true, moreTypes: true });

/** Plain data as bytes of its own: null, booleans, numbers, texts, typed arrays, lists and records of them. A lone surrogate does not survive. */
export function writeData(data: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(packr.pack(data));
}

/** Data that `writeData` wrote. Throws on bytes that are not such data as a whole. */
export function readData(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}
