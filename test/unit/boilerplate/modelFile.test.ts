import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parseBoilerplateModel } from '../../../server/src/analysis/boilerplate/index.ts';
import { TableReader, writeTables, type Table } from '../../../server/src/analysis/tables.ts';

describe('tables', () => {
  const table: fc.Arbitrary<Table> = fc.oneof(
    fc.int8Array(), fc.int16Array(), fc.uint16Array(), fc.uint32Array(), fc.float32Array({ noNaN: true }), fc.float64Array({ noNaN: true }),
  );
  const kindOf = (each: Table) => each.constructor as typeof Int8Array;

  it('come back as they were, wherever their bytes stand', () => {
    fc.assert(
      fc.property(fc.array(table), fc.nat(9), (tables, offset) => {
        const bytes = writeTables(tables);
        const moved = new Uint8Array(bytes.length + offset);
        moved.set(bytes, offset);
        const reader = new TableReader(moved.subarray(offset));
        for (const each of tables) assert.deepEqual(reader.next(kindOf(each)), each);
        assert.throws(() => reader.next(Int8Array), RangeError);
      }),
    );
  });

  it('end too early where bytes are missing', () => {
    const bytes = writeTables([Float64Array.of(1, 2, 3)]);
    for (let length = 0; length < bytes.length; length++) assert.throws(() => new TableReader(bytes.subarray(0, length)).next(Float64Array), RangeError);
  });
});

describe('the model file', () => {
  const data = new URL('../../../server/data/', import.meta.url);
  const bytes = readFileSync(new URL('boilerplate.bin', data));
  const kernel = readFileSync(new URL('boilerplate.wasm', data));

  it('says in a sentence that it is not readable, or of another version', () => {
    assert.throws(() => parseBoilerplateModel(new Uint8Array(), kernel), /^Error: The boilerplate model is not readable; reinstall Collate\.$/u);
    assert.throws(() => parseBoilerplateModel(Uint8Array.from('{"format":3}', (each) => each.charCodeAt(0)), kernel), /not readable/u);
    assert.throws(() => parseBoilerplateModel(bytes.subarray(0, bytes.length / 2), kernel), /not readable/u);
    const later = Uint8Array.from(bytes);
    later[8]++;
    assert.throws(() => parseBoilerplateModel(later, kernel), /^Error: The boilerplate model is of another version; reinstall Collate\.$/u);
    assert.throws(() => parseBoilerplateModel(bytes, kernel.subarray(0, kernel.length / 2)), /^Error: The boilerplate model is not readable; reinstall Collate\.$/u);
  });

  it('gives pages of usual length the same judges, and a very long one judges of its own, whose memory goes with them', () => {
    const model = parseBoilerplateModel(bytes, kernel);
    assert.equal(model.judgesFor(2), model.judgesFor(1000));
    assert.notEqual(model.judgesFor(1_000_000), model.judgesFor(2));
  });
});
