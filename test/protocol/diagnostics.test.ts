import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProgressType, type WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { pushingCapabilities, Session } from './client.ts';

const copied = 'The council of the town met on Monday evening to speak about the new bridge over the river.';

describe('diagnostics', () => {
  let session: Session;
  afterEach(() => session.end());

  it('gives ranges, severities, codes and related places', async () => {
    session = await Session.start({ files: { 'a.txt': `${copied}\n\nNobody came.\n`, 'b.txt': `Before it.\n\n${copied}\n` } });
    const [duplicate, ...others] = await session.found('b.txt', 'duplicate.exact');
    assert.deepEqual(others, []);
    assert.deepEqual(duplicate.range, { start: { line: 2, character: 0 }, end: { line: 2, character: copied.length } });
    assert.equal(duplicate.severity, 2);
    assert.equal(duplicate.source, 'Collate');
    assert.equal(duplicate.message, 'This paragraph already stands in a.txt, line 1, word for word.');
    assert.deepEqual(duplicate.relatedInformation, [
      { location: { uri: session.uri('a.txt'), range: { start: { line: 0, character: 0 }, end: { line: 0, character: copied.length } } }, message: 'The first copy' },
    ]);
    assert.deepEqual(await session.found('a.txt', 'duplicate.exact'), []);
  });

  it('answers "unchanged" while nothing changed, and lays open text over the file', async () => {
    session = await Session.start({ files: { 'a.txt': 'We stayed at home.\n' } });
    const uri = await session.open('a.txt', 'We definately stayed at home.\n');
    const first = await session.diagnostics('a.txt');
    assert.ok(first.kind === 'full');
    const [misspelling] = first.items.filter(({ code }) => code === 'spelling');
    assert.deepEqual(misspelling.range, { start: { line: 0, character: 3 }, end: { line: 0, character: 13 } });
    assert.deepEqual(await session.diagnostics('a.txt', first.resultId), { kind: 'unchanged', resultId: first.resultId });
    const range = { start: { line: 0, character: 3 }, end: { line: 0, character: 13 } };
    await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range, text: 'certainly' }] });
    assert.deepEqual((await session.found('a.txt', 'spelling')).length, 0);
  });

  it('follows files that others make, change and remove, and asks the client to look again', async () => {
    session = await Session.start({ files: { 'b.txt': `${copied}\n` } });
    await session.open('b.txt');
    assert.equal((await session.found('b.txt', 'duplicate.exact')).length, 0);
    await writeFile(join(session.folder, 'a.txt'), `${copied}\n`);
    await session.fileEvent('a.txt', 1);
    await session.until(() => session.refreshes > 0);
    assert.equal((await session.found('b.txt', 'duplicate.exact')).length, 1);
    await rm(join(session.folder, 'a.txt'));
    await session.fileEvent('a.txt', 3);
    await session.until(async () => (await session.found('b.txt', 'duplicate.exact')).length === 0);
  });

  it('reports closed files through the workspace request, in partial results', async () => {
    session = await Session.start({ files: { 'a.txt': 'We definately stayed.\n' } });
    const reported = new Set<string>();
    const reports = new ProgressType<WorkspaceDiagnosticReport>();
    const progress = session.connection.onProgress(reports, 'all', ({ items }) => {
      for (const report of items) if (report.kind === 'full' && report.items.length > 0) reported.add(report.uri);
    });
    void session.connection.sendRequest('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'all' }).catch(() => undefined);
    await session.until(() => reported.has(session.uri('a.txt')));
    progress.dispose();
  });

  it('publishes to clients that do not ask', async () => {
    session = await Session.start({ files: { 'a.txt': 'We definately stayed at home.\n' }, capabilities: pushingCapabilities });
    assert.equal(session.initialized.capabilities.diagnosticProvider, undefined);
    await session.until(() => session.published('a.txt') !== undefined);
    assert.ok(session.published('a.txt')?.some(({ code }) => code === 'spelling'));
  });

  it('keeps to the settings, and reports those that it cannot use', async () => {
    session = await Session.start({ files: { 'a.txt': 'We definately stayed at home.\n' }, settings: { rules: { spelling: 'error', boilerplate: 'loud' }, maxFileSize: -1 } });
    assert.deepEqual((await session.found('a.txt', 'spelling')).map(({ severity }) => severity), [1]);
    assert.deepEqual(session.status?.problems.map(({ message }) => message), [
      'collate.maxFileSize must be a number of megabytes above 0 and up to 500; the default is used.',
      'collate.rules.boilerplate must be off, error, warning, information, hint or { severity, sensitivity }; the default is used.',
    ]);
    session.settings = { rules: { spelling: 'off' } };
    await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.until(async () => (await session.found('a.txt', 'spelling')).length === 0);
  });

  it('says what it leaves out and why, and ends on nothing', async () => {
    session = await Session.start({
      files: {
        'binary.txt': new Uint8Array([1, 0, 2]),
        'latin.txt': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
        'mark.txt': '\ufeffWe definately stayed.\r\nAt home.\r\n',
        'ignored/x.txt': 'definately',
        '.gitignore': 'ignored/\n',
      },
    });
    assert.deepEqual(session.status?.problems.map(({ message }) => message), ['binary.txt is left out: it is a binary file.', 'latin.txt is left out: it is not valid UTF-8.']);
    const [misspelling] = await session.found('mark.txt', 'spelling');
    assert.deepEqual(misspelling.range, { start: { line: 0, character: 3 }, end: { line: 0, character: 13 } });
    assert.deepEqual(await session.found('ignored/x.txt', 'spelling'), []);
  });
});
