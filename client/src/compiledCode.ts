import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const folderName = 'compiled';

/**
 * The environment in which the server's process keeps its compiled code from one start to the next, in a folder of the extension's storage: it
 * starts in less time then. What other versions left there is removed.
 */
export function keepingCompiledCode(storage: string, version: string): Record<string, string> {
  const folder = join(storage, folderName);
  void removeOthers(folder, version);
  return { NODE_COMPILE_CACHE: join(folder, version) };
}

async function removeOthers(folder: string, version: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.filter((name) => name !== version).map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)));
}
