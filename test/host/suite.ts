import type { TestServerOptions } from './server.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/**
 * A mocha suite whose tests share one VS Code. A test that fails leaves a picture of the window in `out/screenshots`.
 *
 * @param body gets a function that returns the workbench, to be called within tests
 */
export function workbenchSuite(title: string, options: TestServerOptions, body: (workbench: () => Workbench) => void): void {
  describe(title, function () {
    this.timeout(120_000);
    let workbench: Workbench | undefined;
    before(async () => {
      workbench = await openWorkbench(options);
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await workbench?.screenshot(`failed ${this.currentTest.fullTitle()}`.replace(/\W+/gu, '-'));
    });
    after(async () => await workbench?.end());
    body(() => workbench!);
  });
}
