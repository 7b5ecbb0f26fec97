import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/support/paths.ts';

/** Pictures go to `out/screenshots`; `SCREENSHOTS=media/screenshots` renews those that the README shows. */
const folder = join(root, process.env.SCREENSHOTS ?? 'out/screenshots');

/** Takes a picture of a page and returns the path of its file. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}
