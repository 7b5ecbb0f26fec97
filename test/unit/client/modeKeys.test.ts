import assert from 'node:assert/strict';
import { keyName, modeKeyOf, modeKeys } from '../../../client/src/annotating/modeKeys.ts';

describe('keys of annotation mode', () => {
  const labels = [
    { name: 'PERSON', description: 'A person.', key: '1' },
    { name: 'ADDRESS', description: '', key: 'a' },
    { name: 'YEAR', description: '', key: 'y' },
    { name: 'MISC', description: '' },
  ];

  it('tag with the keys of the schema, which come before those of the mode, but for the ones it cannot do without', () => {
    const keys = modeKeys(labels);
    assert.deepEqual(modeKeyOf(keys, '1'), { keys: ['1'], title: 'Tag as PERSON: A person.', label: 'PERSON' });
    assert.equal(modeKeyOf(keys, 'a')?.title, 'Tag as ADDRESS');
    assert.equal(modeKeyOf(keys, 'y')?.title, 'Accept the suggestion');
    assert.equal(modeKeyOf(keys, 'ß'), undefined);
  });

  it('are each given once', () => {
    const all = modeKeys(labels).flatMap(({ keys }) => keys);
    assert.equal(new Set(all).size, all.length);
    assert.equal(keyName(' '), 'Space');
  });
});
