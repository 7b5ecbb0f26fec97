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
    const ended = new Promise<number>((resolve) => {
      setTimeout(() => {
        console.error(`The suite did not end within ${timeLimit / 1000} seconds.`);
        resolve(1);
      }, timeLimit).unref();
      // The page calls this when the tests have ended.
      void page.exposeFunction('codeAutomationExit', (status: number) => resolve(status));
    });
    await page.goto(testAddress(server.url, run.entry));
    return await ended;
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
