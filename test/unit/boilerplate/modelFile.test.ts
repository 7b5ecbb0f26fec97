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
  const bytes = readFileSync(new URL('../../../server/data/boilerplate.bin', import.meta.url));

  it('says in a sentence that it is not readable, or of another version', () => {
    assert.throws(() => parseBoilerplateModel(new Uint8Array()), /^Error: The boilerplate model is not readable; reinstall Collate\.$/u);
    assert.throws(() => parseBoilerplateModel(Uint8Array.from('{"format":3}', (each) => each.charCodeAt(0))), /not readable/u);
    assert.throws(() => parseBoilerplateModel(bytes.subarray(0, bytes.length / 2)), /not readable/u);
    const later = Uint8Array.from(bytes);
    later[8]++;
    assert.throws(() => parseBoilerplateModel(later), /^Error: The boilerplate model is of another version; reinstall Collate\.$/u);
  });
});
