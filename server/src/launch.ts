import { createRequire, getCompileCacheDir } from 'node:module';
import { basename, join } from 'node:path';
import { runCompiled } from './node/compiledCode.ts';

/**
 * Starts the bundle that stands beside this one, the server's or a worker's. Where Node keeps compiled code, so does this, and more of it: Node keeps
 * what is compiled when a module is loaded, not the functions that are compiled when they are first called, which are most.
 */
const bundle = join(__dirname, `${basename(__filename, '.cjs')}.code.cjs`);
const folder = (getCompileCacheDir as typeof getCompileCacheDir | undefined)?.();

if (folder !== undefined) runCompiled(bundle, join(folder, basename(bundle)));
else createRequire(bundle)(bundle);
