import { createVSIX } from '@vscode/vsce';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { build } from './build.ts';
import { root } from './support/paths.ts';
import { Problem, reportAndExit } from './support/problem.mjs';

/** The most that a packaged extension may weigh, in bytes. */
export const sizeLimit = 5 * 1024 * 1024;

/**
 * Builds the extension as it is published and packs it.
 *
 * @param file path of the `.vsix` to write
 * @throws {Problem} when it is too large
 */
export async function packageExtension(file: string): Promise<void> {
  await build({ release: true });
  await mkdir(dirname(file), { recursive: true });
  // Everything is bundled, so no dependency goes along.
  await createVSIX({
    cwd: root,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    // The README's relative links can only be made absolute when it is known where the project is published.
    rewriteRelativeLinks: 'repository' in manifest,
  });
  const { size } = await stat(file);
  if (size > sizeLimit) throw new Problem(`${file} has ${megabytes(size)} MB; ${megabytes(sizeLimit)} MB is the most it may have.`);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const file = join(root, 'out', 'collate.vsix');
    await packageExtension(file);
    console.log(`${relative(root, file)} is ready, ${megabytes((await stat(file)).size)} MB.`);
  } catch (error) {
    reportAndExit(error);
  }
}
