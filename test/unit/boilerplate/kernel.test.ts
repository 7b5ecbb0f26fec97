import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compileKernel, kernelFile, kernels } from '../../../scripts/buildKernel.ts';

for (const name of kernels) describe(`the kernel of ${name}`, () => {
  it('is what its sources compile to', async function () {
    this.timeout(60_000);
    assert.ok(Buffer.from(await compileKernel(name)).equals(readFileSync(kernelFile(name))), 'Sources were changed: run "npm run kernel".');
  });
});
