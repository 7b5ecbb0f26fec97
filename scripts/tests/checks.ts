import { join } from 'node:path';
import { root } from '../support/paths.ts';
import { runProcess } from '../support/processTree.ts';
import { oneFailed, onePassed, type Counts } from './counts.ts';

/** The compiler's verdict on all sources. */
export async function checkTypes(): Promise<Counts> {
  return await check('typescript/bin/tsc', ['-p', '.']);
}

/** The linter's verdict on all sources, dependency rules included. */
export async function checkLint(): Promise<Counts> {
  return await check('eslint/bin/eslint.js', ['.']);
}

async function check(program: string, args: string[]): Promise<Counts> {
  const status = await runProcess(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root });
  return status === 0 ? onePassed : oneFailed;
}
