import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { samples } from '../../scripts/support/paths.ts';
import { workbenchSuite } from '../host/suite.ts';

interface Sidecar {
  readonly items: readonly { readonly body: readonly { readonly value: string }[]; readonly target: { readonly selector: readonly { readonly start?: number; readonly end?: number; readonly exact?: string }[] } }[];
}

/** What an annotator does in the first minutes, with the mouse and keys of a person. */
workbenchSuite('An annotator', { corpus: samples }, (workbench) => {
  const sidecar = async (name: string): Promise<Sidecar> => JSON.parse(await workbench().textOnDisk(`${name}.anno.json`)) as Sidecar;
  const lens = (words: string): ReturnType<ReturnType<typeof workbench>['page']['locator']> => workbench().page.locator('.codelens-decoration', { hasText: words });
  const lineOf = (words: string): ReturnType<ReturnType<typeof workbench>['page']['locator']> => workbench().page.locator('.editor-instance .view-line', { hasText: words });

  it('opens a document and sees its findings', async () => {
    await workbench().openFile('01-coast-courier.txt');
    await workbench().waitForSquiggle('warning');
    await lens('misspellings').waitFor();
    await workbench().screenshot('findings');
    assert.match(await workbench().waitForProblem('is not in the dictionary'), /“goverment” is not in the dictionary: did you mean “government”\?/u);
    await workbench().page.keyboard.press('ControlOrMeta+J');
    await workbench().page.locator('.markers-panel').waitFor({ state: 'hidden' });
  });

  it('hovers over a number and reads what another source says', async () => {
    const hover = await workbench().hover('34,');
    assert.match(hover, /02-the-inland-post\.txt:9/u);
    assert.match(hover, /conflict/u);
    await workbench().screenshot('hover');
    await workbench().page.keyboard.press('Escape');
  });

  it('corrects a word from the lightbulb, and takes it back', async () => {
    await workbench().applyQuickFix('Correct to “government”', 'goverment');
    await lineOf('government in the capital').waitFor();
    await workbench().undo();
    await lineOf('government in the capital').waitFor({ state: 'hidden' });
  });

  it('removes a duplicate from the lightbulb', async () => {
    await workbench().applyQuickFix('Remove this duplicate', 'Mayor Yousef Karimi said', 2);
    await workbench().save();
    const text = await workbench().textOnDisk('01-coast-courier.txt');
    assert.equal(text.split('Mayor Yousef Karimi said').length, 2);
  });

  it('tags an entity by key, finds it in the sidecar, and takes it back by key', async () => {
    await workbench().select('Samira Khoury');
    await workbench().page.keyboard.press('ControlOrMeta+Alt+1');
    await lens('1 PERSON').waitFor();
    await workbench().screenshot('tagged');
    const text = await workbench().textOnDisk('01-coast-courier.txt');
    const start = [...text.slice(0, text.indexOf('Samira Khoury'))].length;
    const [item] = (await sidecar('01-coast-courier.txt')).items;
    assert.equal(item.body[0].value, 'PERSON');
    assert.deepEqual([item.target.selector[0].start, item.target.selector[0].end, item.target.selector[1].exact], [start, start + 13, 'Samira Khoury']);
    await workbench().undo();
    await lens('1 PERSON').waitFor({ state: 'hidden' });
    assert.deepEqual((await sidecar('01-coast-courier.txt')).items, []);
  });

  it('tags every occurrence in the corpus from the lightbulb', async () => {
    await workbench().applyQuickFix('Tag as PERSON everywhere in the corpus', 'Yousef Karimi');
    await lens('PERSON').waitFor();
    assert.ok(existsSync(join(workbench().folder, '06-monitor-weekly.txt.anno.json')));
    const quotes = (await sidecar('05-daily-beacon.txt')).items.map(({ target }) => target.selector[1].exact);
    assert.deepEqual(quotes.filter((quote) => quote === 'Yousef Karimi').length, 1);
  });

  it('compares the claims of the corpus in a view of their own', async () => {
    await workbench().runCommand('View: Show Collate');
    const rows = workbench().page.locator('.pane', { hasText: 'Claims' }).locator('.monaco-list-row');
    await rows.filter({ hasText: 'conflict' }).first().waitFor();
    await rows.filter({ hasText: 'Daoud Saleh' }).first().click();
    await workbench().page.locator('.pane .monaco-list-row', { hasText: '02-the-inland-post.txt' }).first().waitFor();
    await workbench().screenshot('claims');
  });

  it('dismisses a finding, which stays away', async () => {
    await workbench().runCommand('View: Show Explorer');
    await workbench().openFile('05-daily-beacon.txt');
    await lens('misspelling').waitFor();
    await workbench().applyQuickFix('Dismiss this finding (spelling)', 'colected');
    await lens('misspelling').waitFor({ state: 'hidden' });
    assert.match(await workbench().textOnDisk('05-daily-beacon.txt.anno.json'), /"rule":\s*"spelling"/u);
  });
});
