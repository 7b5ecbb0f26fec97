import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { root, samples } from '../../scripts/support/paths.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';

/** The browser build: client in VS Code's web worker for extensions, server in a worker of its own. */
describe('Collate in a browser', function () {
  this.timeout(120_000);
  let workbench: Workbench | undefined;

  before(async () => {
    workbench = await openWorkbench({ corpus: samples, extensions: [], testDriver: true }, (url) => [
      ['extensionDevelopmentPath', `vscode-remote://${new URL(url).host}${pathToFileURL(root).pathname}`],
      ['extensionDevelopmentKind', 'web'],
      ['skipWelcome', 'true'],
    ]);
  });
  after(() => workbench?.end());

  it('finds something in a sample', async () => {
    await workbench!.openFile('01-coast-courier.txt');
    await workbench!.waitForSquiggle('warning');
    assert.match(await workbench!.waitForProblem('is not in the dictionary'), /“goverment” is not in the dictionary/u);
  });

  it('lists occurrences in a page, and tags them', async () => {
    await workbench!.openFile('01-coast-courier.txt');
    await workbench!.select('Samira Khoury');
    await workbench!.page.keyboard.press('ControlOrMeta+Alt+O');
    const view = await workbench!.webview('occurrences');
    await view.locator('#status', { hasText: '2 occurrences in 2 files' }).waitFor();
    await view.getByRole('grid').press('1');
    await view.locator('#done', { hasText: 'Tagged as PERSON: 1 place.' }).waitFor();
  });
});
