import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { root } from './support/paths.ts';
import { Problem, reportAndExit } from './support/problem.mjs';

/** The compiled code, which is kept beside the models that it evaluates. */
export const kernelFile = join(root, 'server/data/boilerplate.wasm');

/**
 * Compiles `server/kernel/boilerplate`, always to the same bytes.
 *
 * @throws {Problem} when it has errors; the message holds what the compiler says of them
 */
export async function compileKernel(): Promise<Uint8Array> {
  let compiled: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      'boilerplate/index.ts', '--baseDir', join(root, 'server/kernel'), '--outFile', 'boilerplate.wasm', '--optimizeLevel', '3', '--enable', 'simd',
      // All memory is laid out by who calls the kernel, and nothing in it can fail.
      '--runtime', 'stub', '--noAssert',
      // The compiler warns of vectors at the border of a file; none crosses the border of the module.
      '--disableWarning', '112',
    ],
    {
      writeFile: (_name, contents) => {
        compiled = contents as Uint8Array;
      },
    },
  );
  if (error || !compiled) throw new Problem(`The kernel could not be compiled.\n${stderr.toString()}`);
  return compiled;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await writeFile(kernelFile, await compileKernel());
  } catch (error) {
    reportAndExit(error);
  }
}
