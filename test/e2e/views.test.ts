import assert from 'node:assert/strict';
import { layeredCorpus } from '../host/layeredCorpus.ts';
import { workbenchSuite } from '../host/suite.ts';

interface Sidecar {
  readonly items: readonly { readonly body: readonly { readonly value: string }[]; readonly status: string; readonly creator: { readonly name: string }; readonly adjudicator?: { readonly name: string }; readonly target: { readonly selector: readonly { readonly exact?: string }[] } }[];
}

/** What an annotator sees of tags, occurrences and layers, and does from there. */
workbenchSuite('Occurrences, layers and tags', { corpus: await layeredCorpus(), settings: { 'collate.annotator': '' } }, (workbench) => {
  const tags = async (name: string): Promise<string[]> => {
    const { items } = JSON.parse(await workbench().textOnDisk(`${name}.anno.json`)) as Sidecar;
    return items.filter(({ target }) => !Array.isArray(target)).map(({ body, target, status, creator, adjudicator }) => [body[0].value, target.selector[1].exact, status, creator.name, adjudicator?.name ?? ''].join(' '));
  };

  it('shows nested, discontinuous and suggested tags, each with its label', async () => {
    await workbench().openFile('06-monitor-weekly.txt');
    for (const hint of ['PLACE', 'EVENT …', '… EVENT', 'PLACE?', 'ORG', 'PERSON']) await workbench().page.locator('.editor-instance .view-line span', { hasText: hint }).first().waitFor();
    await workbench().screenshot('tags');
  });

  it('says in a hover what is known of a tag, and leads to what it is related to', async () => {
    const hover = await workbench().hover('Leila');
    assert.match(hover, /certainty: high/u);
    assert.match(hover, /→ orders EVENT “inquiry will take six weeks” 06-monitor-weekly\.txt:11/u);
    assert.match(hover, /Named only here with her office\./u);
    assert.match(hover, /cleo, 2026-11-27/u);
    await workbench().screenshot('tag-hover');
    await workbench().page.keyboard.press('Escape');
  });

  it('lists the relations of a mention among the entities', async () => {
    await workbench().runCommand('View: Show Collate');
    const rows = workbench().page.locator('.pane', { hasText: 'Entities' }).locator('.monaco-list-row');
    await rows.filter({ hasText: /^Leila Haddad1×/u }).first().click();
    await rows.filter({ hasText: '1 relation' }).first().click();
    await workbench().page.keyboard.press('ArrowRight');
    await rows.filter({ hasText: 'orders inquiry will take six weeks' }).first().waitFor();
    await workbench().screenshot('entities');
    await workbench().runCommand('View: Show Explorer');
  });

  it('finds all occurrences of the words at the cursor, sorts them, and tags them by key', async () => {
    await workbench().openFile('01-coast-courier.txt');
    await workbench().select('Samira Khoury');
    await workbench().page.keyboard.press('ControlOrMeta+Alt+O');
    const view = await workbench().webview('occurrences');
    const grid = view.getByRole('grid', { name: 'Occurrences' });
    await view.locator('#status', { hasText: '2 occurrences in 2 files' }).waitFor();
    await view.getByRole('searchbox', { name: 'Look for' }).fill('Tal Abyar | Tall Abyar');
    await view.locator('#status', { hasText: '9 occurrences in 5 files' }).waitFor();
    await grid.getByRole('button', { name: 'Right context' }).click();
    assert.equal(await grid.getByRole('columnheader', { name: 'Right context' }).getAttribute('aria-sort'), 'ascending');
    await grid.focus();
    await workbench().page.keyboard.press('ControlOrMeta+A');
    await workbench().page.keyboard.press('3');
    await view.locator('#done', { hasText: 'Tagged as PLACE' }).waitFor();
    await grid.locator('.untagged', { hasText: 'untagged' }).first().waitFor({ state: 'hidden' });
    assert.deepEqual(await tags('02-the-inland-post.txt'), ['PLACE Tall Abyar accepted annotator ', 'PLACE Tall Abyar accepted annotator ']);
    await workbench().screenshot('occurrences');
    await workbench().page.keyboard.press('ControlOrMeta+Z');
    await grid.locator('.untagged', { hasText: 'untagged' }).first().waitFor();
    assert.deepEqual(await tags('02-the-inland-post.txt'), []);
    await workbench().page.keyboard.press('Enter');
    await workbench().page.locator('.editor-instance .monaco-editor.focused').waitFor();
  });

  it('compares two layers, and decides by key what the curated file takes', async () => {
    await workbench().openFile('01-coast-courier.txt');
    await workbench().runCommand('Collate: Compare Layers of Annotators');
    const view = await workbench().webview('layers');
    await view.locator('#status', { hasText: '3 tags alike, 6 differences, 6 to decide' }).waitFor();
    const grid = view.getByRole('grid', { name: 'Differences between the layers' });
    await grid.focus();
    await workbench().page.keyboard.press('n');
    await view.locator('#status', { hasText: '5 to decide' }).waitFor();
    await workbench().page.keyboard.press('t');
    await view.locator('#status', { hasText: '4 to decide' }).waitFor();
    await workbench().page.keyboard.press('m');
    await view.locator('#status', { hasText: '3 to decide' }).waitFor();
    await view.getByRole('button', { name: 'Take 3 agreed' }).click();
    await view.locator('#done', { hasText: 'Taken what both have: 3 tags' }).waitFor();
    await workbench().screenshot('layers');
    const curated = await tags('01-coast-courier.txt');
    assert.ok(curated.includes('ORG Coast Courier rejected ben annotator'), curated.join('\n'));
    assert.ok(curated.includes('PLACE Tal Abyar accepted ana annotator'), curated.join('\n'));
    await grid.focus();
    await workbench().page.keyboard.press('ControlOrMeta+Z');
    await view.locator('#done', { hasText: 'Decision taken back' }).waitFor();
    await view.getByRole('button', { name: 'Take 3 agreed' }).waitFor();
    await view.getByRole('button', { name: 'Figures' }).click();
    await view.getByRole('table').waitFor();
    await workbench().screenshot('agreement');
  });
});

/** The same in the dark: what is painted must read there too. */
workbenchSuite('Tags in a dark theme', { corpus: await layeredCorpus(), settings: { 'workbench.colorTheme': 'Default Dark Modern' } }, (workbench) => {
  it('shows tags and occurrences', async () => {
    await workbench().openFile('06-monitor-weekly.txt');
    await workbench().page.locator('.editor-instance .view-line span', { hasText: '… EVENT' }).first().waitFor();
    await workbench().select('Tal Abyar', 2);
    await workbench().page.keyboard.press('ControlOrMeta+Alt+O');
    const view = await workbench().webview('occurrences');
    await view.locator('#status', { hasText: '7 occurrences in 4 files' }).waitFor();
    await workbench().page.keyboard.press('ControlOrMeta+A');
    await workbench().screenshot('dark');
  });
});
