import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, samples } from '../../scripts/support/paths.ts';
import { superuserPassword, TestPostgres } from '../host/postgres.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';

const own = '01-coast-courier.txt';
const others = ['02-the-inland-post.txt', '03-river-radio.txt', '04-national-wire.txt', '05-daily-beacon.txt'];

/** One person indexes some of the samples; another, who has only the first, reads it in VS Code. */
describe('The index of a team', function () {
  this.timeout(120_000);
  let server: TestPostgres;
  let home: string;
  let workbench: Workbench;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'collate-team-'));
    server = await TestPostgres.start();
    await server.createDatabase('press');
    const [wire, mine] = [join(home, 'wire'), join(home, 'mine')];
    for (const folder of [wire, mine]) await mkdir(folder);
    for (const name of others) await cp(join(samples, name), join(wire, name));
    await cp(join(samples, own), join(mine, own));
    await promisify(execFile)(process.execPath, [join(root, 'dist/cli.cjs'), 'index', '--url', server.url('press', { password: null })], {
      cwd: wire,
      env: { ...process.env, PGPASSWORD: superuserPassword },
    });
    workbench = await openWorkbench({ corpus: mine, settings: { 'collate.index.url': server.url('press', { password: null }) } });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot(`failed ${this.currentTest.fullTitle()}`.replace(/\W+/gu, '-'));
  });

  after(async () => {
    await workbench.end();
    await server.end();
    await rm(home, { recursive: true, force: true });
  });

  it('says in the language status that it needs a password', async () => {
    await workbench.openFile(own);
    await workbench.waitForSquiggle('warning');
    await workbench.runCommand('Collate: Show What Was Left Out and Why');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'asks the user postgres for a password' }).waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('shows what sources say that are not on this disk, once the password is set', async () => {
    await workbench.runCommand("Collate: Set the Team Index's Password…");
    const input = workbench.page.locator('.quick-input-widget:visible input.input');
    await input.fill(superuserPassword);
    await input.press('Enter');
    const problem = await workbench.waitForProblem('already stands in wire');
    assert.match(problem, /already stands in wire\/\d\d-[\w-]+\.txt \(team index\), line \d+, word for word/u);
    await workbench.closePanel();
    const hover = await workbench.hover('34,');
    assert.match(hover, /wire\/02-the-inland-post\.txt \(team index\):9/u);
    assert.match(hover, /conflict/u);
    await workbench.screenshot('team-index');
  });

  it('opens such a source, to read only', async () => {
    await workbench.page.locator('.monaco-hover:visible a', { hasText: '02-the-inland-post.txt' }).first().click();
    await workbench.page.locator('.tab.active[data-resource-name="02-the-inland-post.txt"]').waitFor();
    await workbench.page.locator('.editor-instance:visible .view-line', { hasText: 'Tall' }).first().waitFor();
    await workbench.screenshot('team-source');
  });
});
