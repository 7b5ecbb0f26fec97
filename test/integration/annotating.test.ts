import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { eventually, makeDocument, ofRule, pathOf, rangeOf, readOnDisk, removeDocuments, uriOf, waitForDiagnostics } from './documents.ts';

interface Page {
  readonly document: { readonly source: string };
  readonly items: readonly { readonly status: string; readonly body: readonly { readonly value: string }[]; readonly target: { readonly selector: readonly { readonly exact?: string }[] } }[];
}

describe('annotating', () => {
  afterEach(() => removeDocuments());

  const page = async (path: string): Promise<Page> => JSON.parse(await readOnDisk(`${path}.anno.json`)) as Page;
  const tags = async (document: vscode.TextDocument): Promise<string[]> => {
    const { items } = await page(pathOf(document)).catch(() => ({ items: [] }));
    return items.map(({ status, body, target }) => `${status} ${body[0].value} ${target.selector[1].exact ?? ''}`);
  };
  const untilTags = async (document: vscode.TextDocument, ...wanted: string[]): Promise<void> => {
    await eventually(async () => (JSON.stringify(await tags(document)) === JSON.stringify(wanted) ? true : undefined));
  };
  const select = (document: vscode.TextDocument, words: string, occurrence = 1): void => {
    const range = rangeOf(document, words, occurrence);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(range.start, range.end);
  };
  const open = async (text: string): Promise<vscode.TextDocument> => {
    const document = await makeDocument(text);
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    return document;
  };
  const type = (text: string): Thenable<unknown> => vscode.commands.executeCommand('type', { text });

  it('moves boundaries by a word, changes the label and deletes by command', async () => {
    const document = await open('We definately met Zorin Krell Vant there.\n');
    select(document, 'Krell');
    await vscode.commands.executeCommand('collate.tagWithLabel1');
    await vscode.commands.executeCommand('collate.moveStartLeft');
    await untilTags(document, 'accepted PERSON Zorin Krell');
    await vscode.commands.executeCommand('collate.moveEndRight');
    await untilTags(document, 'accepted PERSON Zorin Krell Vant');
    await vscode.commands.executeCommand('collate.moveStartRight');
    await vscode.commands.executeCommand('collate.moveEndLeft');
    await untilTags(document, 'accepted PERSON Krell');
    await vscode.commands.executeCommand('collate.untag');
    await untilTags(document);
  });

  it('takes single keys for decisions in annotation mode, and types nothing', async () => {
    const text = 'We definately saw zorin. Then zorin left, zorin sat and zorin slept.\n';
    const document = await open(text);
    select(document, 'zorin');
    await vscode.commands.executeCommand('collate.tagWithLabel1');
    await untilTags(document, 'accepted PERSON zorin');
    await vscode.commands.executeCommand('collate.toggleAnnotationMode');
    const selected = (): number => vscode.window.activeTextEditor!.document.offsetAt(vscode.window.activeTextEditor!.selection.start);
    assert.equal(selected(), 30);
    await type('y');
    await untilTags(document, 'accepted PERSON zorin', 'accepted PERSON zorin');
    assert.equal(selected(), 42);
    await type('n');
    await untilTags(document, 'accepted PERSON zorin', 'accepted PERSON zorin', 'rejected PERSON zorin');
    assert.equal(selected(), 56);
    await type('2');
    await untilTags(document, 'accepted PERSON zorin', 'accepted PERSON zorin', 'rejected PERSON zorin', 'accepted ORG zorin');
    await type('u');
    await untilTags(document, 'accepted PERSON zorin', 'accepted PERSON zorin', 'rejected PERSON zorin');
    await type('qzü');
    assert.equal(document.getText(), text);
    await vscode.commands.executeCommand('collate.annotationMode.key', 'Escape');
    await type('x');
    assert.equal(document.getText().length, text.length - 'zorin'.length + 1);
  });

  it('goes on from where it went, however late the editor tells of where the cursor was', async () => {
    const document = await open('We definately saw zorin. Then zorin left and zorin slept.\n');
    select(document, 'zorin');
    await vscode.commands.executeCommand('collate.tagWithLabel1');
    await untilTags(document, 'accepted PERSON zorin');
    const editor = vscode.window.activeTextEditor!;
    const moves: number[] = [];
    const subscription = vscode.window.onDidChangeTextEditorSelection(({ selections: [{ start }] }) => moves.push(document.offsetAt(start)));
    const decoration = vscode.window.createTextEditorDecorationType({ opacity: '0.99' });
    try {
      // The window is busy for a while before it gets to what is selected.
      editor.setDecorations(decoration, Array.from({ length: 50_000 }, () => rangeOf(document, 'definately')));
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await vscode.commands.executeCommand('collate.nextSuggestion');
      assert.deepEqual(moves, [0, 30]);
      await vscode.commands.executeCommand('collate.nextSuggestion');
      assert.deepEqual(moves, [0, 30, 45]);
    } finally {
      subscription.dispose();
      decoration.dispose();
    }
  });

  it('lets the sidecar follow a document that is renamed', async () => {
    const document = await open('We definately met Robin.\n');
    select(document, 'Robin');
    await vscode.commands.executeCommand('collate.tagWithLabel1');
    await untilTags(document, 'accepted PERSON Robin');
    const from = pathOf(document);
    const to = `made-${randomUUID()}.txt`;
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf(from), uriOf(to));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const moved = await eventually(async () => await page(to).catch(() => undefined));
    await eventually(async () => ((await page(to)).document.source === to ? true : undefined));
    assert.equal(moved.items.length, 1);
    await assert.rejects(readOnDisk(`${from}.anno.json`));
  });

  it('asks about the annotations of a document that is deleted, and keeps them unless told otherwise', async () => {
    const questions: string[] = [];
    const { showWarningMessage } = vscode.window;
    let answer: string | undefined;
    Object.assign(vscode.window, {
      showWarningMessage: (message: string) => {
        questions.push(message);
        return Promise.resolve(answer);
      },
    });
    try {
      for (const isDeleted of [false, true]) {
        const document = await open('We definately met Robin.\n');
        select(document, 'Robin');
        await vscode.commands.executeCommand('collate.tagWithLabel1');
        await untilTags(document, 'accepted PERSON Robin');
        const path = pathOf(document);
        answer = isDeleted ? 'Delete Them Too' : undefined;
        const edit = new vscode.WorkspaceEdit();
        edit.deleteFile(uriOf(path));
        assert.ok(await vscode.workspace.applyEdit(edit));
        assert.equal(questions.at(-1), `Delete the annotations of ${path} too?`);
        const left = await readOnDisk(`${path}.anno.json`).catch(() => undefined);
        assert.equal(left === undefined, isDeleted);
      }
    } finally {
      Object.assign(vscode.window, { showWarningMessage });
    }
  });
});
