import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { root } from '../../scripts/support/paths.ts';
import type { Page } from '../../client/src/views/pages.ts';

/** A page of the extension without an editor around it: messages to it are sent, messages from it are kept. */
export interface PageHarness<ToPage, FromPage> {
  readonly page: BrowserPage;
  send(message: ToPage): Promise<void>;
  /** What the page has told the editor so far. */
  posted(): Promise<FromPage[]>;
}

/** The colours of an editor theme that the pages use, for pictures. */
const themes = {
  light: { foreground: '#3b3b3b', 'editor-background': '#ffffff', 'list-activeSelectionBackground': '#0060c0', 'list-activeSelectionForeground': '#ffffff', 'list-inactiveSelectionBackground': '#e4e6f1', focusBorder: '#005fb8', 'panel-border': '#e5e5e5', descriptionForeground: '#6b6b6b', 'input-background': '#ffffff', 'input-border': '#cecece', 'input-foreground': '#3b3b3b', 'input-placeholderForeground': '#767676', 'button-secondaryBackground': '#e5e5e5', 'button-secondaryForeground': '#3b3b3b', 'dropdown-background': '#ffffff', 'dropdown-border': '#cecece', 'dropdown-foreground': '#3b3b3b', 'inputOption-activeBackground': '#bed6ed', 'inputOption-activeBorder': '#005fb8', 'inputOption-activeForeground': '#000000', 'font-size': '13px', 'font-family': 'sans-serif' },
} as const;

/** Opens a page of the extension in a browser. */
export async function openPage<ToPage, FromPage>(browser: Browser, { name, title, body }: Page, size = { width: 1100, height: 320 }): Promise<PageHarness<ToPage, FromPage>> {
  const [script, style] = await Promise.all(['js', 'css'].map((kind) => readFile(join(root, `dist/pages/${name}.${kind}`), 'utf8')));
  const page = await browser.newPage({ viewport: size });
  await page.setContent(`<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body class="${name}">${body}</body></html>`);
  const colors = Object.entries(themes.light).map(([key, value]) => `--vscode-${key}: ${value};`);
  await page.addStyleTag({ content: `:root { ${colors.join(' ')} } body { background: var(--vscode-editor-background); font-family: var(--vscode-font-family); }` });
  await page.addStyleTag({ content: style });
  await page.evaluate(() => {
    const kept: unknown[] = [];
    let state: unknown;
    Object.assign(window, {
      kept,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => kept.push(message),
        getState: () => state,
        setState: (value: unknown) => {
          state = value;
        },
      }),
    });
  });
  await page.addScriptTag({ content: script });
  return {
    page,
    send: async (message) => {
      await page.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), message as unknown);
    },
    posted: async () => (await page.evaluate(() => (window as unknown as { kept: unknown[] }).kept)) as FromPage[],
  };
}
