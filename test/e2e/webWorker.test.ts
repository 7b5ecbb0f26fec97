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
    assert.match(await workbench!.waitForProblem('is misspelt'), /“goverment” is misspelt/u);
  });
});
