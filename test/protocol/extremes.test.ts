import assert from 'node:assert/strict';
import { Session } from './client.ts';

/** Longer than a file may be by the settings below. */
const tooLong = 'The goverment fell in the winter of that year.\n'.repeat(30_000);

/** One line without a break, long enough for a worker. */
const line = 'Officials of Port Sorel counted the houses again and found the goverment wanting. '.repeat(4000);

describe('texts of extreme sizes', function () {
  this.timeout(60_000);
  let session: Session;

  before(async () => {
    session = await Session.start({ files: { 'long.txt': tooLong, 'line.txt': line, 'small.txt': 'The goverment fell.\n' }, settings: { maxFileSize: 1 } });
  });

  after(async () => {
    await session.end();
  });

  const found = async (path: string): Promise<string[]> => {
    const report = await session.diagnostics(path);
    return report.kind === 'full' ? report.items.map(({ code }) => String(code)) : [];
  };

  it('are left out with a reason where they are too long, in the editor too', async () => {
    await session.open('long.txt', tooLong);
    assert.deepEqual(await found('long.txt'), []);
    assert.deepEqual(session.status?.problems.map(({ message }) => message), ['long.txt is left out: it is larger than 1 MB.']);
    await session.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: session.uri('long.txt'), version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'x' }],
    });
    assert.deepEqual(await found('long.txt'), []);
    assert.deepEqual(await found('small.txt'), ['spelling']);
  });

  it('have findings on a line that never ends, while other documents are answered for', async () => {
    await session.open('line.txt', `${line}Another goverment.`);
    const [ofLine, ofSmall] = [found('line.txt'), found('small.txt')];
    assert.deepEqual(await ofSmall, ['spelling']);
    assert.ok((await ofLine).includes('spelling'));
  });
});
