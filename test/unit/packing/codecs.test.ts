import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteReader } from '../../../server/src/analysis/packing/byteReader.ts';
import { ByteWriter } from '../../../server/src/analysis/packing/byteWriter.ts';
import { type Codec, flag, hash, list, number, oneOf, optional, orNull, record, span, text, texts, units, whole, wholes, words } from '../../../server/src/analysis/packing/codecs.ts';

type Part = 'head' | 'body' | 'foot';

interface Sample {
  readonly count: number;
  readonly counts: readonly number[];
  readonly amount: number;
  readonly least: number | null;
  readonly hash: number;
  readonly prints: Uint32Array;
  readonly name: string;
  readonly names: readonly string[];
  readonly letters: Uint16Array;
  readonly part: Part;
  readonly isKnown: boolean;
  readonly place?: { readonly start: number; readonly end: number };
}

const sample = record<Sample>({
  count: whole,
  counts: wholes,
  amount: number,
  least: orNull(number),
  hash,
  prints: words,
  name: text,
  names: texts,
  letters: units,
  part: oneOf<Part>({ head: 0, body: 1, foot: 2 }),
  isKnown: flag,
  place: optional(span),
});

/** Numbers at which one more byte is taken, and the ends. */
const anyWhole = fc.oneof(fc.nat(300), fc.constantFrom(16_383, 16_384, 0x7ffffffe, 0x7fffffff, 0x80000000, 0xffffffff), fc.nat());
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constant('\ufeffmark'), fc.constant('plain, then é and 𝄞'));

const samples: fc.Arbitrary<Sample> = fc.record(
  {
    count: anyWhole,
    counts: fc.array(anyWhole),
    amount: fc.oneof(anyWhole, fc.double(), fc.integer()),
    least: fc.option(fc.oneof(anyWhole, fc.double())),
    hash: fc.maxSafeNat(),
    prints: fc.uint32Array(),
    name: anyText,
    names: fc.array(anyText),
    letters: fc.uint16Array(),
    part: fc.constantFrom<Part>('head', 'body', 'foot'),
    isKnown: fc.boolean(),
    place: fc.record({ start: anyWhole, end: anyWhole }, { noNullPrototype: true }),
  },
  { requiredKeys: ['count', 'counts', 'amount', 'least', 'hash', 'prints', 'name', 'names', 'letters', 'part', 'isKnown'], noNullPrototype: true },
);

const writer = new ByteWriter();

function packed<Value>(codec: Codec<Value>, value: Value): Uint8Array {
  writer.begin();
  codec.write(writer, value);
  writer.endBlock();
  return writer.bytes();
}

function unpacked<Value>(codec: Codec<Value>, bytes: Uint8Array): Value {
  const reader = new ByteReader(bytes, 0);
  const value = codec.read(reader);
  reader.finish();
  return value;
}

describe('packed values', () => {
  it('come out as they went in, wherever their bytes stand', () => {
    fc.assert(
      fc.property(samples, fc.nat(9), (value, shift) => {
        const bytes = packed(sample, value);
        const moved = new Uint8Array(bytes.length + shift);
        moved.set(bytes, shift);
        assert.deepEqual(unpacked(sample, moved.subarray(shift)), value);
      }),
    );
  });

  it('may be more than there is room for at first', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `word ${String(index)} — ${'é'.repeat(index % 7)}`);
    assert.deepEqual(unpacked(list(text), packed(list(text), many)), many);
    const numbers = Array.from({ length: 100_000 }, (_, index) => index * 1000);
    assert.deepEqual(unpacked(wholes, packed(wholes, numbers)), numbers);
  });

  it('are refused where they are cut short, or where more is there', () => {
    fc.assert(
      fc.property(samples, fc.nat(), (value, cut) => {
        const bytes = packed(sample, value);
        assert.throws(() => unpacked(sample, bytes.subarray(0, cut % bytes.length)));
      }),
    );
    assert.throws(() => unpacked(whole, packed(list(whole), [1, 2, 3])), RangeError);
  });

  it('are not written where they are no whole numbers', () => {
    for (const value of [-1, 0.5, NaN, 2 ** 32]) assert.throws(() => packed(whole, value), RangeError);
    assert.throws(() => packed(oneOf<string>({ known: 0 }), 'unknown'), RangeError);
  });
});
