import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { noteStarted, runCompiled } from '../../../server/src/node/compiledCode.ts';

const results = globalThis as { compiledCodeResult?: unknown };

/** A bundle with a function that is only compiled when it is called. */
const source = (result: string): string => `
const { basename } = require('node:path');
function called() { return [${JSON.stringify(result)}, basename(__filename), typeof module.exports]; }
globalThis.compiledCodeResult = called();
`;

describe('compiled code', () => {
  let folder: string;
  let bundle: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'collate-compiled-'));
    bundle = join(folder, 'bundle.cjs');
    file = join(folder, 'kept');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = async (text: string): Promise<unknown> => {
    await writeFile(bundle, text);
    delete results.compiledCodeResult;
    runCompiled(bundle, file, 0);
    noteStarted();
    await setTimeout(20);
    return results.compiledCodeResult;
  };

  const isReplacedBy = async (text: string): Promise<boolean> => {
    const { ino } = await stat(file);
    assert.deepEqual(await run(text), [/"(\w+)"/.exec(text)?.[1], 'bundle.cjs', 'object']);
    return (await stat(file)).ino !== ino;
  };

  it('is kept by the first run and taken by the next', async () => {
    assert.deepEqual(await run(source('one')), ['one', 'bundle.cjs', 'object']);
    assert.ok((await stat(file)).size > 0);
    assert.equal(await isReplacedBy(source('one')), false);
    assert.deepEqual((await readdir(folder)).sort(), ['bundle.cjs', 'kept']);
  });

  it('is not taken for that of another source, of the same length too', async () => {
    await run(source('one'));
    assert.equal(await isReplacedBy(source('two')), true);
    assert.equal(await isReplacedBy(source('three')), true);
  });

  it('is not taken where it is damaged or cut short', async () => {
    await run(source('one'));
    const whole = await readFile(file);
    for (const damaged of [whole.subarray(0, 3), whole.subarray(0, whole.length - 100), Buffer.concat([whole.subarray(0, 60), Buffer.alloc(40, 7), whole.subarray(100)])]) {
      await writeFile(file, damaged);
      assert.equal(await isReplacedBy(source('one')), true);
      assert.deepEqual(await readFile(file).then((kept) => kept.length), whole.length);
    }
  });

  it('is done without where it cannot be written', async () => {
    file = join(folder, 'missing', 'kept');
    assert.deepEqual(await run(source('one')), ['one', 'bundle.cjs', 'object']);
    assert.deepEqual(await readdir(folder), ['bundle.cjs']);
  });
});
