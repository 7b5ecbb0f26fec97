import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { loadAnalysers, resourceNames, type Analysers } from '../corpus/analysers.ts';

/** The folder of the built package that holds what analysers load: beside the bundle, or `dist/data` of the checkout. */
function resourceFolder(): string {
  const here = typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));
  const bundled = join(here, 'data');
  return existsSync(bundled) ? bundled : join(here, '..', '..', '..', 'dist', 'data');
}

/** Loads the analysers from the package's own files; rejects where the package is incomplete. */
export async function loadPackagedAnalysers(): Promise<Analysers> {
  const folder = resourceFolder();
  return await loadAnalysers((name) => readFile(join(folder, name)));
}

/** Names the engine by checksums of its bundles and data: whatever another one worked out may differ. `bundles` are files beside this one. */
export async function engineOf(bundles: readonly string[]): Promise<string> {
  const paths = [...bundles, ...resourceNames.map((name) => join(resourceFolder(), name))];
  const names = paths.map(async (path) => {
    const file = await readFile(path);
    return `${crc32(file).toString(16)}-${String(file.length)}`;
  });
  return (await Promise.all(names)).join(' ');
}
