import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAnalysers, type Analysers } from '../corpus/analysers.ts';

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
