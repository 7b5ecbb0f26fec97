import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compileKernel, kernelFile } from '../../../scripts/buildKernel.ts';

describe('the kernel', () => {
  it('is what its sources compile to', async function () {
    this.timeout(60_000);
    assert.ok(Buffer.from(await compileKernel()).equals(readFileSync(kernelFile)), 'Sources were changed: run "npm run kernel".');
  });
});
