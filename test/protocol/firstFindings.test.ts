import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver/node';
import { Session } from './client.ts';

const documents = 400;

/** Long enough that nobody reads so many of them in passing. */
const article = (number: number): string => `Report ${String(number)}\n\n${'The council of Port Sorel met again and counted the houses of the old harbour. '.repeat(40)}\n`;

describe('a document that is open when the server starts', function () {
  this.timeout(60_000);
  let session: Session | undefined;

  afterEach(async () => {
    await session?.end();
  });

  it('has its findings before the corpus is read, and no request waits for that', async () => {
    const files = Object.fromEntries(Array.from({ length: documents }, (_, number) => [`corpus/${String(number)}.txt`, article(number)]));
    let found: unknown[] = [];
    let readBefore: number | undefined;
    let hover: Hover | null = null;
    let readAtHover: number | undefined;
    session = await Session.start({
      files: { ...files, 'open.txt': 'The goverment fell in 2016. It had 300 members.\n' },
      early: async (started) => {
        const uri = await started.open('open.txt');
        const report = await started.diagnostics('open.txt');
        readBefore = started.status?.indexed ?? 0;
        found = report.kind === 'full' ? report.items.map(({ code }) => code) : [];
        await started.until(() => started.status?.state === 'indexing' && started.status.indexed > 0);
        hover = await started.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 36 } });
        readAtHover = started.status?.indexed;
      },
    });
    assert.deepEqual(found, ['spelling']);
    assert.equal(readBefore, 0);
    assert.ok(hover);
    assert.ok((readAtHover ?? documents) < documents, `${String(readAtHover)} documents were read before the hover was answered`);
    assert.equal(session.status?.indexed, documents + 1);
  });
});
