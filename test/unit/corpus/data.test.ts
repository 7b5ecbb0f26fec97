import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DataReader } from '../../../server/src/corpus/data/reader.ts';
import { writeData } from '../../../server/src/corpus/data/writer.ts';

describe('packed data', () => {
  const leaf = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.nat(20_000),
    fc.integer({ min: -9_000_000, max: 9_000_000 }).map((value) => value / 1000),
    fc.double().map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ufeffa', '\ud800', 'a\udc00b', '', '😀'),
    fc.uint8Array(),
    fc.uint16Array(),
    fc.uint32Array(),
    fc.int32Array(),
    fc.float32Array(),
    fc.float64Array(),
  );
  const name = fc.oneof(fc.constantFrom('start', 'end', 'word', 'names'), fc.string({ maxLength: 4 }).filter((each) => each !== '__proto__'));
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value')), fc.dictionary(name, tie('value'), { noNullPrototype: true })),
  }));

  it('comes out as it went in, part by part in any order, wherever its bytes stand', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), fc.nat(9), (parts, shift) => {
        const packed = writeData(parts);
        const moved = new Uint8Array(packed.length + shift);
        moved.set(packed, shift);
        const reader = new DataReader(moved.subarray(shift));
        for (const number of [...parts.keys(), ...[...parts.keys()].reverse()]) assert.deepEqual(reader.part(number), parts[number]);
      }),
    );
  });

  it('has no fields that are undefined', () => {
    assert.deepEqual(new DataReader(writeData([{ start: 1, end: undefined }])).part(0), { start: 1 });
  });

  it('holds more texts, shapes and values than there is room for at first', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ word: `word ${String(index)}`, [`n${String(index % 300)}`]: index }));
    assert.deepEqual(new DataReader(writeData([many])).part(0), many);
  });

  it('writes each text once, whole numbers below 16,384 in two bytes, and names it knows in one', () => {
    const few = writeData([[{ word: 'a text that stands twice', start: 1000 }]]).length;
    const more = writeData([[{ word: 'a text that stands twice', start: 1000 }, { word: 'a text that stands twice', start: 2000 }]]).length;
    assert.equal(more - few, 6);
  });

  it('is refused where it is cut short or no data', () => {
    const packed = writeData(['some text', [1, 2, 3]]);
    assert.throws(() => new DataReader(packed.slice(0, packed.length - 1)).part(1), RangeError);
    assert.throws(() => writeData([() => undefined]), TypeError);
  });
});
