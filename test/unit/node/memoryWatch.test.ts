import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { MemoryWatch } from '../../../server/src/node/memoryWatch.ts';

describe('the watch on memory', () => {
  let [now, megabytes] = [0, 0];
  let flags: string[] = [];
  let watch: MemoryWatch;
  beforeEach(() => {
    [now, megabytes, flags] = [0, 0, []];
    watch = new MemoryWatch({ now: () => now, resident: () => megabytes * 1e6, setFlag: (flag) => flags.push(flag) });
  });

  /** What is set when so much is resident half a second later. */
  const setAt = (resident: number, later = 500): string => {
    [now, megabytes, flags] = [now + later, resident, []];
    watch.look();
    return flags.join(' ');
  };

  it('has garbage collected after less growth the more memory is taken, until there is clearly less', () => {
    assert.equal(setAt(840), '');
    assert.equal(setAt(860), '--heap-growing-percent=20 --no-memory-saver-mode');
    assert.equal(setAt(920), '');
    assert.equal(setAt(940), '--heap-growing-percent=20 --memory-saver-mode');
    assert.equal(setAt(900), '');
    assert.equal(setAt(880), '--heap-growing-percent=20 --no-memory-saver-mode');
    assert.equal(setAt(820), '');
    assert.equal(setAt(800), '--heap-growing-percent=0 --no-memory-saver-mode');
    assert.equal(setAt(2000), '--heap-growing-percent=20 --memory-saver-mode');
    assert.equal(setAt(100), '--heap-growing-percent=0 --no-memory-saver-mode');
  });

  it('looks four times a second at most', () => {
    assert.equal(setAt(100), '');
    assert.equal(setAt(900, 249), '');
    assert.notEqual(setAt(900, 1), '');
  });

  it('lets the heap of a large corpus grow by half, in the first stage', () => {
    watch.expectFiles(20_000);
    assert.deepEqual(flags, []);
    watch.expectFiles(20_001);
    assert.deepEqual(flags, ['--heap-growing-percent=50', '--no-memory-saver-mode']);
    assert.match(setAt(900), /=20 /u);
    assert.match(setAt(700), /=50 /u);
  });

  it('asks for options that this version of V8 has', () => {
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    for (const option of ['--heap-growing-percent', '--memory-saver-mode']) assert.ok(options.includes(option), option);
  });
});
