import assert from 'node:assert/strict';
import type { Diagnostic, Hover } from 'vscode-languageserver/node';
import { joinedText, madeUpNews } from '../../bench/speed/texts/supply.ts';
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

  it('is told of analysis by analysis, and no finding goes away', async () => {
    const { text } = joinedText(madeUpNews, 20_000, 0);
    const reports: (readonly Diagnostic[])[] = [];
    session = await Session.start({
      files: { 'open.txt': text },
      early: async (started) => {
        await started.open('open.txt');
        let known: string | undefined;
        do {
          const asked = started.refreshes;
          const report = await started.diagnostics('open.txt', known);
          if (report.kind === 'full') reports.push(report.items);
          known = report.resultId;
          await started.until(() => started.refreshes > asked || (started.status?.state === 'ready' && started.status.indexed > 0));
        } while (started.status?.state !== 'ready' || started.status.indexed === 0);
      },
    });
    const last = await session.diagnostics('open.txt');
    assert.ok(last.kind === 'full');
    assert.ok(reports.length > 1);
    [...reports, last.items].reduce((before, after) => {
      const told = new Set(after.map((item) => JSON.stringify(item)));
      for (const item of before) assert.ok(told.has(JSON.stringify(item)), `${item.message} goes away`);
      return after;
    });
    assert.deepEqual([...new Set(last.items.map(({ code }) => code))].sort(), ['boilerplate', 'claim.conflict', 'claim.difference', 'duplicate.exact', 'duplicate.near', 'spelling']);
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
        // The first analysis that is made may find nothing.
        await started.until(async () => (await started.found('open.txt', 'spelling')).length > 0);
        readBefore = started.status?.indexed ?? 0;
        found = (await started.found('open.txt', 'spelling')).map(({ code }) => code);
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
