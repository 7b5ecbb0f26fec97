import { boilerplateColumns, fillBoilerplateColumns } from '../analysis/boilerplate/index.ts';
import { claimColumns, fillClaimColumns } from '../analysis/claims/index.ts';
import { duplicateColumns, fillDuplicateColumns, fillSentenceColumns, sentenceColumns } from '../analysis/duplicates/index.ts';
import { entityColumns, fillEntityColumns } from '../analysis/entities/index.ts';
import { type EntryColumns, NumberColumn, TextColumn } from '../analysis/entryColumns.ts';
import { fillNameColumns, nameColumns } from '../analysis/names/index.ts';
import { roundedUp } from '../analysis/packing/eights.ts';
import { fillSpellingColumns, spellingColumns } from '../analysis/spelling/index.ts';
import type { DocumentFacts } from './facts.ts';
import type { IndexEntries } from './indexEntries.ts';

/** Where the entries of the document that is being packed are put together. */
const columnsOf: { readonly [Part in keyof IndexEntries as string extends Part ? never : number extends Part ? never : Part]: EntryColumns<IndexEntries[Part]> } = {
  duplicates: duplicateColumns,
  sentences: sentenceColumns,
  boilerplate: boilerplateColumns,
  spelling: spellingColumns,
  names: nameColumns,
  claims: claimColumns,
  entities: entityColumns,
};

type Kind = Float64ArrayConstructor | Uint32ArrayConstructor | Uint8ArrayConstructor | 'text';

interface Place {
  readonly part: string;
  readonly name: string;
  readonly kind: Kind;
  readonly column: NumberColumn<Float64Array | Uint32Array | Uint8Array> | TextColumn;
}

/** Doubles first, then whole numbers, then bytes, so that each value stands at a multiple of its size. */
const places = Object.entries(columnsOf)
  .flatMap(([part, columns]) => Object.entries<Place['column']>(columns).map(([name, column]): Place => ({ part, name, column, kind: kindOf(column) })))
  .sort((a, b) => sizeOf(b.kind) - sizeOf(a.kind));

const doubles = places.flatMap(({ column }) => (column instanceof NumberColumn && column.values instanceof Float64Array ? [column as NumberColumn<Float64Array>] : []));
const words = places.flatMap(({ column }) => (column instanceof NumberColumn && column.values instanceof Uint32Array ? [column as NumberColumn<Uint32Array>] : []));
const bytes = places.flatMap(({ column }) => (column.values instanceof Uint8Array ? [column as NumberColumn<Uint8Array> | TextColumn] : []));

/** Bytes before the values: how many there are of each column, in four bytes. */
const headLength = roundedUp(4 * places.length);

/**
 * What the indexes hold of a document (`indexEntries` of its facts) in one run of bytes, a multiple of eight: between threads that takes a fraction of
 * the time of as many typed arrays. What fills the columns goes through lists by place: an engine compiles iteration for the kinds of lists that it has
 * seen, and drops the code at each document that has none of something, since an empty list is of another kind.
 */
export function packEntriesOf({ duplicates, boilerplate, spelling, names, claims, entities }: DocumentFacts): Uint8Array<ArrayBuffer> {
  for (const { column } of places) column.length = 0;
  fillDuplicateColumns(duplicates);
  fillSentenceColumns(duplicates);
  fillBoilerplateColumns(boilerplate);
  fillSpellingColumns(spelling);
  fillNameColumns(names);
  fillClaimColumns(claims);
  fillEntityColumns(entities);
  const [doublesAt, wordsAt] = [headLength / 8, headLength / 4 + 2 * lengthOf(doubles)];
  const bytesAt = 4 * (wordsAt + lengthOf(words));
  const packed = new Uint8Array(roundedUp(bytesAt + lengthOf(bytes)));
  const packedWords = new Uint32Array(packed.buffer);
  for (let place = 0; place < places.length; place++) packedWords[place] = places[place].column.length;
  copyColumns(doubles, new Float64Array(packed.buffer), doublesAt);
  copyColumns(words, packedWords, wordsAt);
  copyColumns(bytes, packed, bytesAt);
  return packed;
}

function lengthOf(columns: readonly { readonly length: number }[]): number {
  let length = 0;
  for (const column of columns) length += column.length;
  return length;
}

/** Copies columns one after the other, from a place on. */
function copyColumns<Values extends Float64Array | Uint32Array | Uint8Array>(columns: readonly { readonly values: Values; readonly length: number }[], packed: Values, from: number): void {
  let end = from;
  for (const { values, length } of columns) {
    packed.set(values.subarray(0, length), end);
    end += length;
  }
}

/** The entries that were packed from a place of a buffer on, a multiple of eight; their arrays are views of it. */
export function unpackEntries(buffer: ArrayBuffer, start: number): IndexEntries {
  const counts = new Uint32Array(buffer, start, places.length);
  const entries: Record<string, Record<string, unknown>> = {};
  for (const part in columnsOf) entries[part] = {};
  let at = start + headLength;
  for (let place = 0; place < places.length; place++) {
    const { part, name, kind } = places[place];
    entries[part][name] = kind === 'text' ? decoder.decode(new Uint8Array(buffer, at, counts[place])) : new kind(buffer, at, counts[place]);
    at += counts[place] * sizeOf(kind);
  }
  return entries as unknown as IndexEntries;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function kindOf(column: Place['column']): Kind {
  return column instanceof TextColumn ? 'text' : (column.values.constructor as Exclude<Kind, 'text'>);
}

function sizeOf(kind: Kind): number {
  return kind === 'text' ? 1 : kind.BYTES_PER_ELEMENT;
}
