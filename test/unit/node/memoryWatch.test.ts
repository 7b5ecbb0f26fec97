import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { MemoryWatch } from '../../../server/src/node/memoryWatch.ts';

describe('the watch on memory', () => {
  it('saves memory from 800 MB on until there are 700 again, and looks four times a second', () => {
    let [now, megabytes] = [0, 0];
    const flags: string[] = [];
    const watch = new MemoryWatch({ now: () => now, resident: () => megabytes * 1e6, setFlag: (flag) => flags.push(flag) });
    const look = (at: number, resident: number): string | undefined => {
      [now, megabytes] = [at, resident];
      const before = flags.length;
      watch.look();
      return flags[before];
    };
    assert.equal(look(0, 790), undefined);
    assert.equal(look(100, 900), undefined);
    assert.equal(look(250, 810), '--memory-saver-mode');
    assert.equal(look(500, 1200), undefined);
    assert.equal(look(750, 720), undefined);
    assert.equal(look(1000, 690), '--no-memory-saver-mode');
    assert.equal(look(1250, 790), undefined);
  });

  it('asks for an option that this version of V8 has', () => {
    assert.match(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }), /--memory-saver-mode/);
  });
});
