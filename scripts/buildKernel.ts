import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { root } from './support/paths.ts';
import { Problem, reportAndExit } from './support/problem.mjs';

/** The analysers that have a kernel. */
export const kernels = ['boilerplate', 'entities'] as const;
export type KernelName = (typeof kernels)[number];

/** Where compiled code is kept, beside the models that it evaluates. */
export function kernelFile(name: KernelName): string {
  return join(root, 'server/data', `${name}.wasm`);
}

/**
 * Compiles a folder of `server/kernel/`, always to the same bytes.
 *
 * @throws {Problem} when it has errors; the message holds what the compiler says of them
 */
export async function compileKernel(name: KernelName): Promise<Uint8Array> {
  let compiled: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      `${name}/index.ts`, '--baseDir', join(root, 'server/kernel'), '--outFile', `${name}.wasm`, '--optimizeLevel', '3', '--enable', 'simd',
      // All memory is laid out by who calls the kernel, and nothing in it can fail.
      '--runtime', 'stub', '--noAssert',
      // The compiler warns of vectors at the border of a file; none crosses the border of the module.
      '--disableWarning', '112',
    ],
    {
      writeFile: (_file, contents) => {
        compiled = contents as Uint8Array;
      },
    },
  );
  if (error || !compiled) throw new Problem(`The kernel could not be compiled.\n${stderr.toString()}`);
  return compiled;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const name of kernels) await writeFile(kernelFile(name), await compileKernel(name));
  } catch (error) {
    reportAndExit(error);
  }
}
