import { alignment, arrayTypes, type DataArray, knownNames, shortLimit, tags, textLimit, unknownName, wholeLimit } from './format.ts';

type Shape = readonly string[];
type DataRecord = Readonly<Record<string, unknown>>;

const placeOfName: ReadonlyMap<string, number> = new Map(knownNames.map((name, place) => [name, place]));

const surrogate = /[\ud800-\udfff]/;

/** What a value may take without its texts and parts; there is always room for as much. */
const mostBytes = 32;

/** The values that are being written, which share one memory: no two documents are written at a time. */
let bytes = new Uint8Array(65_536);
let doubles = new DataView(bytes.buffer);
let end = 0;
const texts = new Map<string, number>();
const arrays: DataArray[] = [];
let arraysEnd = 0;
let shapes: Shape[] = [];

/**
 * Plain data as one run of bytes, part by part, so that each can be read by itself: null, booleans, numbers, texts, typed arrays, lists and
 * records of them. A field that is undefined is left out. Throws `TypeError` on anything else, as functions.
 */
export function writeData(parts: readonly unknown[]): Uint8Array<ArrayBuffer> {
  [end, arraysEnd, arrays.length] = [0, 0, 0];
  texts.clear();
  const starts = parts.map((part) => {
    const start = end;
    shapes = [];
    writeValue(part);
    return start;
  });
  const valuesEnd = end;
  const written = [...texts.keys()];
  for (const text of written) writeWhole(text.length);
  const joined = written.join('');
  const isUtf16 = surrogate.test(joined);
  const encoded = isUtf16 ? unitsOf(joined) : new TextEncoder().encode(joined);
  const head = Uint32Array.of(arraysEnd, valuesEnd, end, encoded.length, written.length, Number(isUtf16), parts.length, ...starts);
  const whole = new Uint8Array(aligned(head.byteLength) + arraysEnd + end + encoded.length);
  whole.set(bytesOf(head));
  let offset = aligned(head.byteLength);
  for (const array of arrays) {
    whole.set(bytesOf(array), offset);
    offset += aligned(array.byteLength);
  }
  whole.set(bytes.subarray(0, end), offset);
  whole.set(encoded, offset + end);
  return whole;
}

/** The next multiple of the alignment. */
export function aligned(length: number): number {
  return (length + alignment - 1) & -alignment;
}

function bytesOf(array: DataArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function unitsOf(text: string): Uint8Array {
  return bytesOf(Uint16Array.from({ length: text.length }, (_, offset) => text.charCodeAt(offset)));
}

function writeValue(value: unknown): void {
  if (end + mostBytes > bytes.length) grow();
  if (typeof value === 'number') writeNumber(value);
  else if (typeof value === 'string') writeText(value);
  else if (typeof value === 'boolean') bytes[end++] = value ? tags.true : tags.false;
  else if (value === null) bytes[end++] = tags.null;
  else if (Array.isArray(value)) writeList(value);
  else if (ArrayBuffer.isView(value)) writeArray(value as DataArray);
  else if (typeof value === 'object') writeRecord(value as DataRecord);
  else throw new TypeError(`A ${typeof value} is no plain data.`);
}

function grow(): void {
  const larger = new Uint8Array(2 * bytes.length);
  larger.set(bytes);
  bytes = larger;
  doubles = new DataView(bytes.buffer);
}

function writeNumber(value: number): void {
  if (value >= 0 && value <= 0xffffffff && Number.isInteger(value)) {
    writeWhole(value);
    return;
  }
  const thousandths = Math.round(Math.abs(value) * 1000);
  if (thousandths <= 0xffffffff && thousandths / 1000 === Math.abs(value)) {
    bytes[end++] = value < 0 ? tags.negativeThousandths : tags.thousandths;
    writeWhole(thousandths);
    return;
  }
  bytes[end++] = tags.double;
  doubles.setFloat64(end, value);
  end += 8;
}

/** Writes a whole number of 32 bits. */
function writeWhole(value: number): void {
  if (end + mostBytes > bytes.length) grow();
  if (value < shortLimit) bytes[end++] = value;
  else if (value < wholeLimit) {
    bytes[end++] = tags.short + (value >>> 8);
    bytes[end++] = value & 0xff;
  } else {
    bytes[end++] = tags.whole;
    doubles.setUint32(end, value);
    end += 4;
  }
}

function writeText(text: string): void {
  let number = texts.get(text);
  if (number === undefined) texts.set(text, (number = texts.size));
  if (number < textLimit) {
    bytes[end++] = tags.text + (number >>> 8);
    bytes[end++] = number & 0xff;
  } else {
    bytes[end++] = tags.longText;
    writeWhole(number);
  }
}

function writeList(values: readonly unknown[]): void {
  bytes[end++] = tags.list;
  writeWhole(values.length);
  for (const value of values) writeValue(value);
}

function writeRecord(value: DataRecord): void {
  const names = namesOf(value);
  // The latest shapes are the most likely.
  let number = shapes.length - 1;
  while (number >= 0 && !isSame(shapes[number], names)) number--;
  if (number >= 0) {
    bytes[end++] = tags.shape;
    writeWhole(number);
  } else {
    shapes.push(names);
    writeShape(names);
  }
  for (const name of names) writeValue(value[name]);
}

function namesOf(value: DataRecord): Shape {
  const names = Object.keys(value);
  for (const name of names) if (value[name] === undefined) return names.filter((each) => value[each] !== undefined);
  return names;
}

function isSame(shape: Shape, names: Shape): boolean {
  if (shape.length !== names.length) return false;
  for (let place = 0; place < names.length; place++) if (shape[place] !== names[place]) return false;
  return true;
}

function writeShape(names: Shape): void {
  bytes[end++] = tags.newShape;
  writeWhole(names.length);
  for (const name of names) {
    if (end + mostBytes > bytes.length) grow();
    const place = placeOfName.get(name);
    bytes[end++] = place ?? unknownName;
    if (place === undefined) writeText(name);
  }
}

function writeArray(array: DataArray): void {
  bytes[end++] = tags.array;
  bytes[end++] = arrayTypes.findIndex((type) => array instanceof type);
  writeWhole(array.length);
  writeWhole(arraysEnd / alignment);
  arrays.push(array);
  arraysEnd += aligned(array.byteLength);
}
