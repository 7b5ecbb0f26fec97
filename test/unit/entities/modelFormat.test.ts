import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyBits, KeyTable } from '../../../server/src/analysis/entities/keyTable.ts';
import { tagCount } from '../../../server/src/analysis/entities/labels.ts';
import { readModelTables, writeModelTables } from '../../../server/src/analysis/entities/modelFormat.ts';

describe('the entity model file', () => {
  const tables = {
    transitions: Float32Array.from({ length: (tagCount + 1) * tagCount }, (_, index) => index / 4),
    weightScale: 0.5,
    features: KeyTable.of(Uint32Array.of(3, 200, 16_000_000)),
    weights: Int8Array.from({ length: 3 * tagCount }, (_, index) => (index % 2 === 0 ? index : -index)),
    lists: KeyTable.of(Uint32Array.of(7, 70_000)),
    listValues: Uint8Array.of(255, 1),
    words: KeyTable.of(Uint32Array.of(1)),
    wordCasings: Uint8Array.of(77),
    wordClusters: Uint16Array.of(383),
    clusterParents: Uint8Array.of(1, 2, 3, 4),
  };

  it('reads what it wrote', () => {
    assert.deepEqual(readModelTables(writeModelTables(tables)), tables);
  });

  it('says that other bytes are not a model', () => {
    assert.throws(() => readModelTables(Uint8Array.of(1, 2, 3, 4, 5)), RangeError);
    assert.throws(() => readModelTables(writeModelTables(tables).subarray(0, 100)), RangeError);
    assert.throws(() => readModelTables(Uint8Array.of(...writeModelTables(tables), 0)), RangeError);
  });

  it('is read wherever in a buffer it stands', () => {
    const bytes = writeModelTables(tables);
    const buffer = new Uint8Array(bytes.length + 1);
    buffer.set(bytes, 1);
    assert.deepEqual(readModelTables(buffer.subarray(1)), tables);
  });
});

describe('a table of keys', () => {
  const key = fc.nat({ max: 2 ** keyBits - 1 });

  it('finds the positions of its keys and of no others, by the lower bits of any hash', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 3000 }), fc.array(key), (some, others) => {
        const keys = Uint32Array.from(some).sort();
        const table = KeyTable.of(keys);
        for (const each of [...keys, ...others]) assert.equal(table.find((each | 0xff000000) >>> 0), keys.indexOf(each));
      }),
    );
  });

  it('takes no more keys than it can number', () => {
    assert.throws(() => KeyTable.of(new Uint32Array(65_536)), RangeError);
  });
});
