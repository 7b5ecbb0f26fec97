import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readData, writeData } from '../../../server/src/corpus/data.ts';

describe('packed data', () => {
  const leaf = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double().map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.string({ unit: 'grapheme' }),
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

  it('comes out as it went in, wherever its bytes stand', () => {
    fc.assert(
      fc.property(value, fc.nat(9), (data, shift) => {
        const packed = writeData(data);
        const moved = new Uint8Array(packed.length + shift);
        moved.set(packed, shift);
        assert.deepEqual(readData(moved.subarray(shift)), data);
      }),
    );
  });

  it('holds more records and shapes than it has room for at first', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ word: `word ${String(index)}`, [`n${String(index % 300)}`]: index }));
    assert.deepEqual(readData(writeData(many)), many);
  });

  it('is refused where it is cut short', () => {
    const packed = writeData(['some text', [1, 2, 3]]);
    assert.throws(() => readData(packed.subarray(0, packed.length - 1)));
  });
});
