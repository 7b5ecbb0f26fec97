import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findProgram } from './desktop.ts';
import { root } from './paths.ts';
import { Problem } from './problem.mjs';
import { runProcess } from './processTree.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];

/** Where installers put Chrome outside the search path. */
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? '', 'Google/Chrome/Application/chrome.exe'),
  join(process.env['PROGRAMFILES(X86)'] ?? '', 'Microsoft/Edge/Application/msedge.exe'),
];

/** The path of a Chromium or Chrome of this machine, or undefined; the environment's `CHROME_PATH` comes first. */
export function findBrowser(): string | undefined {
  const candidates = [process.env.CHROME_PATH, findProgram(...names), ...usualPlaces, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/**
 * Installs a browser where the machine has none: Debian's package as root, Playwright's own download elsewhere.
 *
 * @throws {Problem} where neither can be had
 */
export async function installBrowser(): Promise<void> {
  if (process.getuid?.() === 0 && findProgram('apt-get')) await installDebianPackage();
  if (findBrowser() === undefined) await downloadWithPlaywright();
  if (findBrowser() === undefined) {
    throw new Problem('No browser was found and none could be installed; install Chromium or Chrome, or name one in CHROME_PATH.');
  }
}

async function installDebianPackage(): Promise<void> {
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  await runProcess('apt-get', ['update'], options);
  await runProcess('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
}

async function downloadWithPlaywright(): Promise<void> {
  const installer = join(root, 'node_modules', 'playwright-core', 'cli.js');
  await runProcess(process.execPath, [installer, 'install', '--no-shell', 'chromium'], { stdio: 'ignore' });
}
