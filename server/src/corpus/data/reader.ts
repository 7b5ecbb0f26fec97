import { alignment, arrayTypes, headFields, knownNames, tags, unknownName } from './format.ts';
import { aligned } from './writer.ts';

/** Texts are put together from so many code units at a time. */
const mostUnits = 4096;

/** Reads plain data that `writeData` wrote, part by part. Typed arrays are views of the bytes. Throws on other bytes. */
export class DataReader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #starts: Uint32Array;
  readonly #arraysFrom: number;
  readonly #valuesFrom: number;
  #texts: readonly string[] | undefined;
  #offset = 0;
  #shapes: string[][] = [];

  constructor(data: Uint8Array<ArrayBuffer>) {
    // Arrays must start as memory likes it.
    this.#bytes = data.byteOffset % alignment === 0 ? data : data.slice();
    const { buffer, byteOffset, byteLength } = this.#bytes;
    this.#view = new DataView(buffer, byteOffset, byteLength);
    const head = new Uint32Array(buffer, byteOffset, headFields);
    const [arrays, , values, texts, , , parts] = head;
    this.#starts = new Uint32Array(buffer, byteOffset + head.byteLength, parts);
    this.#arraysFrom = aligned(head.byteLength + this.#starts.byteLength);
    this.#valuesFrom = this.#arraysFrom + arrays;
    if (this.#valuesFrom + values + texts !== byteLength) throw new RangeError('The data is not whole.');
  }

  /** The part with a number. */
  part(number: number): unknown {
    this.#texts ??= this.#readTexts();
    this.#shapes = [];
    this.#offset = this.#valuesFrom + this.#starts[number];
    return this.#value();
  }

  #value(): unknown {
    const tag = this.#bytes[this.#offset];
    if (tag < tags.text || tag === tags.whole) return this.#whole();
    this.#offset++;
    if (tag < tags.longText) return this.#texts![((tag - tags.text) << 8) + this.#bytes[this.#offset++]];
    switch (tag) {
      case tags.longText:
        return this.#texts![this.#whole()];
      case tags.double:
        this.#offset += 8;
        return this.#view.getFloat64(this.#offset - 8);
      case tags.thousandths:
        return this.#whole() / 1000;
      case tags.negativeThousandths:
        return -this.#whole() / 1000;
      case tags.null:
        return null;
      case tags.true:
        return true;
      case tags.false:
        return false;
      case tags.list:
        return this.#list();
      case tags.newShape:
        return this.#record(this.#newShape());
      case tags.shape:
        return this.#record(this.#shapes[this.#whole()]);
      case tags.array:
        return this.#array();
      default:
        throw new RangeError('These bytes are no data.');
    }
  }

  #whole(): number {
    const first = this.#bytes[this.#offset++];
    if (first < tags.short) return first;
    if (first < tags.text) return ((first - tags.short) << 8) + this.#bytes[this.#offset++];
    this.#offset += 4;
    return this.#view.getUint32(this.#offset - 4);
  }

  #list(): unknown[] {
    const length = this.#whole();
    const values: unknown[] = [];
    for (let place = 0; place < length; place++) values.push(this.#value());
    return values;
  }

  #record(names: readonly string[]): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    for (const name of names) record[name] = this.#value();
    return record;
  }

  #newShape(): readonly string[] {
    const names: string[] = [];
    // Before the values, which may have shapes of their own.
    this.#shapes.push(names);
    const length = this.#whole();
    for (let place = 0; place < length; place++) {
      const known = this.#bytes[this.#offset++];
      names.push(known === unknownName ? (this.#value() as string) : knownNames[known]);
    }
    return names;
  }

  #array(): unknown {
    const type = arrayTypes[this.#bytes[this.#offset++]];
    const length = this.#whole();
    return new type(this.#bytes.buffer, this.#bytes.byteOffset + this.#arraysFrom + this.#whole() * alignment, length);
  }

  /** The texts, whose lengths stand behind the values. */
  #readTexts(): string[] {
    const [, values, , length, count, isUtf16] = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset, headFields);
    const encoded = this.#bytes.subarray(this.#bytes.length - length);
    const joined = isUtf16 ? fromUnits(encoded) : new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoded);
    this.#offset = this.#valuesFrom + values;
    let from = 0;
    return Array.from({ length: count }, () => {
      const to = from + this.#whole();
      const text = joined.slice(from, to);
      from = to;
      return text;
    });
  }
}

function fromUnits(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.slice().buffer);
  let text = '';
  for (let from = 0; from < units.length; from += mostUnits) text += String.fromCharCode(...units.subarray(from, from + mostUnits));
  return text;
}
