import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver-types';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import { extractDocumentFacts, type TrainedAnalysis } from '../../../server/src/corpus/facts.ts';
import { packFacts } from '../../../server/src/corpus/packedFacts.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { createLanguageService, type LanguageService } from '../../../server/src/service/languageService.ts';
import { CorpusWorkspace } from '../../../server/src/service/workspace.ts';
import { trainedFindings } from './trainedFindings.ts';

const paragraph = 'The ferry Aurora sank off Porto Vela on Monday, and 12 passengers were killed, said the harbour master, Anders Lindqvist.';

/** Something for every rule; one slip in a name is a misspelling, of which no variant of the name must be told before. */
const text = `${paragraph}

Anders Lindqvist said that the goverment had been told. The governor Ahmad Massoud spoke first. Later Ahmad Massoud left for Kandahar, and Anders Lindqvist for the Kandahar road.

Anders Lindqvsit left early. The governor Ahmad Masoud stayed. Ahmad Massoud went to Kandhar.

The ferry Aurora sank off Porto Vela on Monday, and 15 passengers were killed, said the harbour master, Anders Lindqvist.

${paragraph}

Share this article on Facebook

Subscribe to our newsletter
`;

const uri = uriOf('open.txt');

/** After how many turns another thread has done each analysis; it fails at those that are odd by chance. */
const delays = fc.record({ spelling: fc.nat(30), boilerplate: fc.nat(30), entities: fc.nat(30), fails: fc.boolean() });

describe('a text that is open when the editor starts', function () {
  this.timeout(60_000);
  let analysers: Analysers;

  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  /** A service that has still to read the corpus, with another thread, if any, that takes its time. */
  async function serviceThatStarts(turns?: Readonly<Record<TrainedAnalysis, number>>, fails = false): Promise<LanguageService> {
    const { workspace: { host } } = await serviceOver(new Map([['open.txt', text]]), analysers);
    const workspace = new CorpusWorkspace(
      {
        ...host,
        yield: () => setImmediate(),
        extractTrained: (opened) =>
          turns &&
          trainedFindings(extractDocumentFacts(opened, analysers), async (facts, analysis) => {
            for (let turn = 0; turn < turns[analysis]; turn++) await setImmediate();
            if (fails && turns[analysis] % 2 === 1) throw new Error('the thread has ended');
            return facts;
          }),
      },
      analysers,
    );
    const service = createLanguageService(workspace, { changeAnnotations: true, userDictionary: true });
    await workspace.setFolders([{ uri: uri.slice(0, uri.lastIndexOf('/')), settings: undefined }]);
    return service;
  }

  /** What is told of it, report by report, as an editor asks that is told when there is more. */
  async function reportsOf({ isPartial, diagnostics }: LanguageService): Promise<(readonly Diagnostic[])[]> {
    const reports: (readonly Diagnostic[])[] = [];
    do {
      const { items } = await diagnostics(uri, 'once');
      if (JSON.stringify(items) !== JSON.stringify(reports.at(-1))) reports.push(items);
      await setImmediate();
    } while (isPartial(uri));
    reports.push((await diagnostics(uri)).items);
    return reports;
  }

  it('has its findings analysis by analysis, and none goes away', async () => {
    const whole = (await (await serviceOver(new Map([['open.txt', text]]), analysers)).diagnostics(uri)).items;
    assert.deepEqual([...new Set(whole.map(({ code }) => code))].sort(), ['boilerplate', 'claim.conflict', 'duplicate.exact', 'duplicate.near', 'name.variant', 'spelling']);
    let most = 0;
    await fc.assert(
      fc.asyncProperty(delays, async ({ fails, ...turns }) => {
        const service = await serviceThatStarts(turns, fails);
        await service.workspace.open(uri, { version: 1, text });
        const reports = await reportsOf(service);
        assert.deepEqual(reports.at(-1), whole);
        reports.reduce((before, after) => {
          const told = new Set(after.map((item) => JSON.stringify(item)));
          for (const item of before) assert.ok(told.has(JSON.stringify(item)), `${item.message} goes away`);
          return after;
        });
        most = Math.max(most, reports.length);
      }),
      { numRuns: 40 },
    );
    assert.ok(most > 3, `${String(most)} reports at most`);
  });

  it('has its findings rule by rule where all of its text is known at once', async () => {
    const service = await serviceThatStarts();
    await service.workspace.open(uri, { version: 1, text });
    await service.workspace.refresh(uri);
    const reports = await reportsOf(service);
    assert.ok(reports.length > 2, `${String(reports.length)} reports`);
    for (const [index, report] of reports.entries()) {
      const told = new Set(report.map((item) => JSON.stringify(item)));
      for (const item of reports[index - 1] ?? []) assert.ok(told.has(JSON.stringify(item)), `${item.message} goes away`);
    }
    assert.deepEqual(reports.at(-1), (await service.diagnostics(uri)).items);
    assert.equal(service.isPartial(uri), false);
  });

  it('has no findings of a former text when it is edited meanwhile', async () => {
    const service = await serviceThatStarts({ spelling: 0, boilerplate: 300, entities: 300 });
    const { workspace } = service;
    await workspace.open(uri, { version: 1, text });
    assert.ok((await service.diagnostics(uri, 'once')).items.length > 0);
    assert.ok(workspace.isPartlyKnown(uri));
    const edited = `Nothing else is here but one mispelling.\n`;
    workspace.change(uri, { version: 2, text: edited });
    const { items } = await service.diagnostics(uri, 'once');
    assert.deepEqual(items.map(({ code, range }) => [code, range.start]), [['spelling', { line: 0, character: 29 }]]);
    assert.deepEqual(workspace.corpus.facts(uri), extractDocumentFacts(edited, analysers));
  });

  it('is known as its file is when it is closed meanwhile', async () => {
    const service = await serviceThatStarts({ spelling: 0, boilerplate: 300, entities: 300 });
    const { workspace } = service;
    await workspace.open(uri, { version: 1, text: `${text}\nUnsaved.\n` });
    await service.diagnostics(uri, 'once');
    assert.ok(workspace.isPartlyKnown(uri));
    await workspace.close(uri);
    assert.equal(workspace.isPartlyKnown(uri), false);
    assert.deepEqual(Buffer.from(packFacts(workspace.corpus.facts(uri)!)).toString('hex'), Buffer.from(packFacts(extractDocumentFacts(text, analysers))).toString('hex'));
  });
});
