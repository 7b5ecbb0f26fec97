import assert from 'node:assert/strict';
import { samples } from '../../scripts/support/paths.ts';
import { workbenchSuite } from '../host/suite.ts';

interface Sidecar {
  readonly items: readonly { readonly status: string; readonly body: readonly { readonly value: string }[]; readonly target: { readonly selector: readonly { readonly exact?: string }[] } }[];
}

/** Deciding on suggestions without a mouse. */
workbenchSuite('An annotator in annotation mode', { corpus: samples }, (workbench) => {
  const name = '01-coast-courier.txt';
  const decisions = async (): Promise<string[]> => {
    const { items } = JSON.parse(await workbench().textOnDisk(`${name}.anno.json`).catch(() => '{"items":[]}')) as Sidecar;
    return items.map(({ status, body, target }) => `${status} ${body[0].value} ${target.selector[1].exact ?? ''}`);
  };
  const status = (words: RegExp): ReturnType<ReturnType<typeof workbench>['page']['locator']> =>
    workbench().page.locator('.statusbar-item', { hasText: words });
  const asked = async (): Promise<string> => /“(.+)”/u.exec(await status(/Annotating/u).innerText())?.[1] ?? '';
  const press = async (key: string): Promise<void> => await workbench().page.keyboard.press(key);
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await workbench().page.waitForTimeout(100);
  };

  it('enters it by key and is asked about the first suggestion', async () => {
    await workbench().openFile(name);
    await workbench().waitForSquiggle('warning');
    await workbench().focusEditor();
    await press('ControlOrMeta+Home');
    await press('ControlOrMeta+Alt+A');
    await status(/Annotating — “.+”: [A-Z]+\?/u).waitFor();
  });

  it('accepts, rejects, skips and widens with single keys, and nothing is typed into the document', async () => {
    const before = await workbench().textOnDisk(name);
    const first = await asked();
    await press('y');
    await until(async () => (await decisions()).some((decision) => decision.startsWith('accepted') && decision.endsWith(first)));
    await until(async () => (await asked()) !== first);
    const second = await asked();
    await press('n');
    await until(async () => (await decisions()).some((decision) => decision.startsWith('rejected') && decision.endsWith(second)));
    await until(async () => (await asked()) !== second);
    await workbench().screenshot('annotation-mode');
    const third = await asked();
    await press('f');
    await press('7');
    await until(async () => (await decisions()).some((decision) => decision.startsWith(`accepted MISC ${third}`) && decision.length > `accepted MISC ${third}`.length));
    await press('Space');
    await press('q');
    await press('Backspace');
    await workbench().page.locator('.tab.active:not(.dirty)').waitFor();
    assert.equal(await workbench().textOnDisk(name), before);
    await press('u');
    await until(async () => (await decisions()).every((decision) => !decision.startsWith('accepted MISC')));
  });

  it('shows its keys, and leaves it', async () => {
    await press('?');
    await workbench().quickPickRow('y or Enter').waitFor();
    await press('Escape');
    await workbench().focusEditor();
    await press('Escape');
    await status(/^\s*Annotate\s*$/u).waitFor();
  });
});
