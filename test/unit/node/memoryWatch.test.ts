import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { MemoryWatch } from '../../../server/src/node/memoryWatch.ts';

describe('the watch on memory', () => {
  it('saves memory from 900 MB on until it is 850 again, and looks four times a second', () => {
    let [now, megabytes] = [0, 0];
    const flags: string[] = [];
    const watch = new MemoryWatch({ now: () => now, resident: () => megabytes * 1e6, setFlag: (flag) => flags.push(flag) });
    const look = (at: number, resident: number): string | undefined => {
      [now, megabytes] = [at, resident];
      const before = flags.length;
      watch.look();
      return flags[before];
    };
    assert.equal(look(0, 890), undefined);
    assert.equal(look(100, 1000), undefined);
    assert.equal(look(250, 910), '--memory-saver-mode');
    assert.equal(look(500, 1300), undefined);
    assert.equal(look(750, 860), undefined);
    assert.equal(look(1000, 840), '--no-memory-saver-mode');
    assert.equal(look(1250, 890), undefined);
  });

  it('asks for an option that this version of V8 has', () => {
    assert.match(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }), /--memory-saver-mode/);
  });
});
