import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/support/browser.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A headless Chromium; `npm test` has seen to it that there is one. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: findBrowser(), args: flags });
}
