import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawn } from 'node:child_process';

/** Whether windows can be shown: always on macOS and Windows, elsewhere where a display server is named. */
export function hasDesktop(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** The first of the programs that the search path has, or undefined. */
export function findProgram(...names: string[]): string | undefined {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const extension of extensions) {
        const path = join(folder, name + extension);
        if (isExecutable(path)) return path;
      }
    }
  }
  return undefined;
}

/** Shows a page in the person's browser, where there is a desktop; the browser is not ours to end. */
export function openInBrowser(url: string): void {
  if (!hasDesktop()) return;
  const [command, ...args] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  const opener = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address is printed anyway.
  opener.on('error', () => undefined);
  opener.unref();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
