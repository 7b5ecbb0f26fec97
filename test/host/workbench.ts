import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { takeScreenshot } from './screenshots.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** How long the slowest machine may take to show something, in milliseconds. */
const patience = 30_000;

/** How long a menu or a hover may take to open, in milliseconds, and how often it is asked for. */
const menuPatience = 6_000;
const mostAttempts = 5;

/** A VS Code in a headless browser, open on a copy of a corpus; its methods do what a person does, and wait like one. */
export class Workbench {
  readonly page: Page;
  readonly #server: TestServer;
  readonly #browser: Browser;

  constructor(page: Page, server: TestServer, browser: Browser) {
    this.page = page;
    this.#server = server;
    this.#browser = browser;
  }

  /** The copy of the corpus that is open. */
  get folder(): string {
    return this.#server.folder;
  }

  /** Where `.vsix` files were installed. */
  get extensionsFolder(): string {
    return this.#server.extensionsFolder;
  }

  /** A file of the corpus as it stands on disk. */
  async textOnDisk(name: string): Promise<string> {
    return await readFile(join(this.folder, name), 'utf8');
  }

  /** Opens a file of the corpus by its name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.#pick(name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its full title in the palette ("Category: Title"). */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.#pick(`>${title}`, title);
  }

  /** Types into the open quick input and picks the row with this label. */
  async #pick(typed: string, label: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.fill(typed);
    const row = this.quickPickRow(label);
    await row.click();
    // The input itself may go on to ask what the command needs to know.
    await row.waitFor({ state: 'hidden' });
  }

  /** The row of the open quick pick with this label. */
  quickPickRow(label: string): Locator {
    const exactly = new RegExp(`^${escapeRegExp(label)}$`, 'u');
    const rows = this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
    return rows.filter({ has: this.page.locator('.quick-input-list-row:first-child .label-name', { hasText: exactly }) }).first();
  }

  /** Selects text of the open document and scrolls to it; `occurrence` counts from 1, regardless of case. */
  async select(text: string, occurrence = 1): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press(process.platform === 'darwin' ? 'Meta+ArrowUp' : 'Control+Home');
    await this.page.keyboard.press('ControlOrMeta+F');
    const widget = this.page.locator('.find-widget.visible');
    await widget.locator('.find-part textarea').fill(text);
    for (let position = 1; ; position++) {
      await widget.locator('.matchesCount', { hasText: new RegExp(`^${position} of `, 'u') }).waitFor();
      if (position === occurrence) break;
      await this.page.keyboard.press('Enter');
    }
    await this.page.keyboard.press('Escape');
    await widget.waitFor({ state: 'hidden' });
  }

  /** Gives the keyboard to the open document. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+1');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Points at text of the open document and returns what the hover says once nothing is added to it any more. */
  async hover(text: string, occurrence = 1): Promise<string> {
    await this.select(text, occurrence);
    return await persistently(async () => {
      // A hover that is shown already would be taken for the new one.
      await this.page.mouse.move(0, 0);
      await this.hoverBox().waitFor({ state: 'hidden' });
      const { x, y, width, height } = await settledBox(this.page.locator('.editor-instance .selected-text:visible').first());
      await this.page.mouse.move(x + width / 2, y + height / 2);
      await this.hoverBox().locator('.hover-row').first().waitFor({ timeout: menuPatience });
      return await settled(async () => await this.hoverBox().innerText(), (words) => !/^(?:Loading|Checking for quick fixes)/mu.test(words));
    });
  }

  /** The hover over the open document. */
  hoverBox(): Locator {
    return this.page.locator('.monaco-resizable-hover:visible, .editor-instance .monaco-hover:visible').first();
  }

  /** Applies the quick fix with this title at text of the open document. */
  async applyQuickFix(title: string, text: string, occurrence = 1): Promise<void> {
    await this.select(text, occurrence);
    const action = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
    await persistently(async () => {
      await this.page.keyboard.press('ControlOrMeta+.');
      await action.click({ timeout: menuPatience });
    });
    await this.page.locator('.action-widget .actionList').waitFor({ state: 'hidden' });
  }

  /** Waits until the part of the open document that is in view holds these words, however its lines are wrapped. */
  async waitForText(words: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const lines = [...document.querySelectorAll<HTMLElement>('.editor-instance .view-line')];
      lines.sort((a, b) => a.offsetTop - b.offsetTop);
      return lines.map((line) => line.textContent).join('').replaceAll('\u00a0', ' ').includes(wanted);
    }, words);
  }

  /** Saves the open document and waits until it is on disk. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** Takes the last change of the open document back. */
  async undo(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+Z');
  }

  /** Waits until the Problems view lists a problem whose row holds `text`, and returns the row's words. */
  async waitForProblem(text: string): Promise<string> {
    const panel = this.page.locator('.markers-panel');
    // The key would hide a view that was just coming up.
    if (!(await panel.isVisible())) await this.runCommand('Problems: Focus on Problems View');
    await panel.waitFor();
    const filter = this.page.locator('.markers-panel-action-filter-container input, .viewpane-filter input').first();
    const row = panel.locator('.monaco-list-row', { has: this.page.locator('.marker-message-line') }).filter({ hasText: text }).first();
    // Problems that come after the filter was typed may stay hidden until it is typed again.
    const deadline = Date.now() + patience;
    do {
      await filter.fill('');
      await filter.fill(text);
    } while (!(await row.waitFor({ timeout: 3_000 }).then(() => true, () => false)) && Date.now() < deadline);
    return await row.innerText();
  }

  /** Closes the panel of problems, output and terminals. */
  async closePanel(): Promise<void> {
    const close = this.page.locator('.part.panel .codicon-panel-close, .part.panel .codicon-close').first();
    if (await close.isVisible()) await close.click();
    await this.page.locator('.part.panel').waitFor({ state: 'hidden' });
  }

  /** Waits until a squiggle of this severity is under some text of the open document. */
  async waitForSquiggle(severity: 'error' | 'warning' | 'info' | 'hint'): Promise<void> {
    await this.page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor();
  }

  /** The inside of a page of the extension, such as a view, once it is there. */
  async webview(name: string): Promise<Frame> {
    const deadline = Date.now() + patience;
    for (; Date.now() < deadline; await setTimeout(100)) {
      for (const frame of this.page.frames()) {
        const isIt = await frame.evaluate((wanted) => document.body.classList.contains(wanted), name).catch(() => false);
        if (isIt) return frame;
      }
    }
    throw new Error(`The page ${name} did not open.`);
  }

  /** Takes a picture of the whole window; {@link takeScreenshot} says where it goes. */
  async screenshot(name: string): Promise<string> {
    return await takeScreenshot(this.page, name);
  }

  /** Closes VS Code and removes the copy of the corpus. */
  async end(): Promise<void> {
    await this.#browser.close();
    await this.#server.end();
  }
}

/** Opens VS Code on a copy of a corpus, with the extension running; `payload` is for the page of a server with a test driver. */
export async function openWorkbench(options: TestServerOptions, payload?: (url: string) => readonly (readonly [string, string])[]): Promise<Workbench> {
  const [server, browser] = await Promise.all([startTestServer(options), launchBrowser()]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(patience);
  await page.goto(payload ? `${server.url}&payload=${encodeURIComponent(JSON.stringify(payload(server.url)))}` : server.url);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return new Workbench(page, server, browser);
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Tries again, as a person does: menus and hovers close by themselves when findings arrive meanwhile. */
async function persistently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (number === mostAttempts) throw error;
    }
  }
}

/** What `read` returns once that is acceptable and has stayed the same for half a second. */
async function settled(read: () => Promise<string>, accept: (text: string) => boolean): Promise<string> {
  const deadline = Date.now() + patience;
  let last = await read();
  for (let since = Date.now(); Date.now() < deadline; await setTimeout(100)) {
    const text = await read();
    if (text !== last) since = Date.now();
    last = text;
    if (accept(text) && Date.now() - since > 500) break;
  }
  return last;
}

/** Where something stands in the page once it is shown and moves no more; what the editor draws may be replaced until then. */
async function settledBox(locator: Locator): Promise<Box> {
  return JSON.parse(await settled(async () => JSON.stringify(await locator.boundingBox()), (box) => box !== 'null')) as Box;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
