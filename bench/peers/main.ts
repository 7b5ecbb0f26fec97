import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.ts';
import { npm } from '../../scripts/support/npm.mjs';
import { Problem } from '../../scripts/support/problem.mjs';

/**
 * `npm run eval:peers [-- --data DIR]`: what npm offers for the same jobs, measured on the same gold data beside the product.
 * `npm run bench:peers` (`--time`) times them instead. Installs the packages first, into this folder.
 */
const { values } = parseArgs({ options: { data: { type: 'string', default: join('..', 'shared', 'eval') }, time: { type: 'boolean' } } });

try {
  if (values.time !== true && !existsSync(values.data)) throw new Problem(`There is no folder ${values.data}; say where the gold data is with --data DIR.`);
  if (!existsSync(join(import.meta.dirname, 'node_modules', '.package-lock.json'))) {
    console.error('Installing the packages to compare with …');
    await npm(['ci'], import.meta.dirname);
  }
  await build();
  if (values.time === true) console.log(await (await import('./timing.ts')).timingTable());
  else console.log(await (await import('./quality.ts')).qualityTable(values.data));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
