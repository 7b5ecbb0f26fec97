import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what Collate keeps between runs where no editor gives it one: beneath the user's cache folder, as each system has it. */
export function userStorageFolder(): string {
  return join(cacheFolder(), 'collate');
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined) return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}
