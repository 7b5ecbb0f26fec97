import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layeredCorpus } from '../host/layeredCorpus.ts';
import { workbenchSuite } from '../host/suite.ts';

interface Sidecar {
  readonly items: readonly {
    readonly id: string;
    readonly body: readonly { readonly purpose: string; readonly value?: unknown }[];
    readonly target: { readonly selector: readonly { readonly exact?: string }[] };
  }[];
}

const corpus = await layeredCorpus();
await mkdir(join(corpus, '.collate'));
await writeFile(join(corpus, '.collate', 'schema.json'), JSON.stringify({
  labels: [{ name: 'PERSON' }, { name: 'ORG' }, { name: 'PLACE' }, { name: 'EVENT' }],
  attributes: [{ name: 'role', labels: ['PERSON'], values: ['official', 'witness'] }],
  relations: [{ name: 'orders', from: ['PERSON'], to: ['EVENT'] }, { name: 'member of', from: ['PERSON'], to: ['ORG'] }, { name: 'heads', from: ['PERSON'], to: ['ORG'] }],
}));

/** Attributes, notes, links and relations by the keys of annotation mode, in the theme of people who need contrast. */
workbenchSuite('An annotator who says more of a tag', { corpus, settings: { 'workbench.colorTheme': 'Default High Contrast', 'collate.annotator': '' } }, (workbench) => {
  const name = '06-monitor-weekly.txt';
  const person = 'Mayor Yousef Karimi';
  const press = async (key: string): Promise<void> => await workbench().page.keyboard.press(key);
  const pick = async (label: string): Promise<void> => await workbench().quickPickRow(label).click();
  const answer = async (prompt: string, words: string): Promise<void> => {
    const box = workbench().page.locator('.quick-input-widget:visible', { hasText: prompt });
    await box.locator('input.input').fill(words);
    await box.locator('input.input').press('Enter');
    await box.waitFor({ state: 'hidden' });
  };
  const sidecar = async (): Promise<string> => JSON.stringify((JSON.parse(await workbench().textOnDisk(`${name}.anno.json`)) as Sidecar).items);
  const until = async (holds: (items: string) => boolean): Promise<void> => {
    const deadline = Date.now() + 30_000;
    while (!holds(await sidecar())) {
      assert.ok(Date.now() < deadline, await sidecar());
      await workbench().page.waitForTimeout(100);
    }
  };
  const standOn = async (words: string): Promise<void> => {
    await workbench().select(words);
    await press('ArrowLeft');
  };

  it('sets an attribute', async () => {
    await workbench().openFile(name);
    await workbench().waitForSquiggle('warning');
    await workbench().focusEditor();
    await press('ControlOrMeta+Alt+A');
    await workbench().page.locator('.statusbar-item', { hasText: /Annotating/u }).waitFor();
    await standOn(person);
    await press('e');
    await pick('witness');
    await until((items) => items.includes('"witness"'));
  });

  it('writes a note', async () => {
    await standOn(person);
    await press('m');
    await answer(`Note on “${person}”`, 'Spelt with ou here.');
    await until((items) => items.includes('Spelt with ou here.'));
  });

  it('links to a knowledge base, and is told what is no IRI', async () => {
    await standOn(person);
    await press('k');
    await workbench().page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'Link to a knowledge base' }).first().click();
    const input = workbench().page.locator('.quick-input-widget:visible input.input');
    await input.fill('Q42');
    await workbench().page.locator('.quick-input-widget:visible', { hasText: 'An IRI begins with its scheme' }).waitFor();
    await workbench().screenshot('link');
    await input.fill('https://example.org/Q42');
    await input.press('Enter');
    await until((items) => items.includes('https://example.org/Q42'));
  });

  it('joins two annotations by a relation, choosing among those that the schema allows', async () => {
    await standOn(person);
    await press('r');
    await workbench().page.locator('.statusbar-item', { hasText: `Relation from “${person}” to …` }).waitFor();
    await standOn('Transport');
    await press('r');
    await pick('member of');
    await until((items) => items.includes('"member of"'));
    const hover = await workbench().hover(person);
    assert.match(hover, /role: witness/u);
    assert.match(hover, /member of ORG “Transport”/u);
    await workbench().screenshot('high-contrast');
    await press('Escape');
  });
});
