import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../test/host/browser.ts';
import { startTestServer } from '../../test/host/server.ts';
import { root } from '../support/paths.ts';
import type { IntegrationRun } from './integration.ts';

/** How long the suite may take in all, in milliseconds. */
const timeLimit = 180_000;

/** Runs the suite in the extension host of a VS Code server, which a page in a headless browser starts; returns its exit status. */
export async function runInServer(run: IntegrationRun): Promise<number> {
  const server = await startTestServer({ corpus: run.corpus, extensions: [], testDriver: true, environment: run.environment });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<number>((resolve) => {
      timer = setTimeout(() => resolve(1), timeLimit);
    });
    // The page calls this when the tests have ended.
    const ended = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.goto(testAddress(server.url, run.entry));
    return await Promise.race([ended, late]).finally(() => clearTimeout(timer));
  } finally {
    await browser.close();
    await server.end();
  }
}

function testAddress(url: string, entry: string): string {
  const remote = (path: string): string => `vscode-remote://${new URL(url).host}${pathToFileURL(path).pathname}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(entry)],
    ['skipWelcome', 'true'],
  ];
  return `${url}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
