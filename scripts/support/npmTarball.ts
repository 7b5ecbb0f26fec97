import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { Problem } from './problem.mjs';

/** A package of the npm registry, and the hash of its tarball. */
export interface NpmTarball {
  readonly name: string;
  readonly version: string;
  /** As `npm view NAME dist.integrity` shows it. */
  readonly integrity: string;
}

/**
 * Downloads a package's tarball into a folder and returns its path.
 *
 * @throws {Problem} when there is no network, or the tarball is not the one expected
 */
export async function downloadTarball({ name, version, integrity }: NpmTarball, folder: string): Promise<string> {
  await npm(['pack', `${name}@${version}`, '--pack-destination', folder], folder);
  const tarball = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  const digest = createHash('sha512').update(await readFile(tarball)).digest('base64');
  if (`sha512-${digest}` === integrity) return tarball;
  throw new Problem(`${name} ${version} from the npm registry is not the package expected (its hash differs); it was not installed.`);
}
