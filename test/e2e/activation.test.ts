import { readdirSync } from 'node:fs';
import { samples } from '../../scripts/support/paths.ts';
import { workbenchSuite } from '../host/suite.ts';

const document = readdirSync(samples).find((name) => name.endsWith('.txt'))!;

workbenchSuite('Collate in VS Code', { corpus: samples }, (workbench) => {
  it('is activated by a plain-text document', async () => {
    await workbench().openFile(document);
    await workbench().runCommand('Developer: Show Running Extensions');
    const collate = workbench().page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Collate' });
    await collate.filter({ hasText: 'Activation' }).waitFor();
  });
});
