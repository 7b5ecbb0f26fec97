import assert from 'node:assert/strict';
import { tagCount } from '../../../server/src/analysis/entities/labels.ts';
import { readModelTables, writeModelTables } from '../../../server/src/analysis/entities/modelFormat.ts';

describe('the entity model file', () => {
  const tables = {
    transitions: Float64Array.from({ length: (tagCount + 1) * tagCount }, (_, index) => index / 4),
    weightScale: 0.5,
    featureKeys: Uint32Array.of(3, 200, 16_000_000),
    weights: Int8Array.from({ length: 3 * tagCount }, (_, index) => (index % 2 === 0 ? index : -index)),
    listKeys: Uint32Array.of(7, 70_000),
    listValues: Uint8Array.of(255, 1),
    wordKeys: Uint32Array.of(1),
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
  });
});
