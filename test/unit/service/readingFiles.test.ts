import assert from 'node:assert/strict';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import { extractDocumentFacts } from '../../../server/src/corpus/facts.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { walkCorpus } from '../../../server/src/service/corpusFiles.ts';
import { trainedFindings } from './trainedFindings.ts';
import { FileProblem, type Host } from '../../../server/src/service/host.ts';
import { CorpusWorkspace } from '../../../server/src/service/workspace.ts';

const folder = 'mem:/mine';

/** A folder in it that may not be listed. */
const locked = 'locked';
const lockedProblem = 'locked is left out: it may not be read or written (permission denied).';

describe('reading the files of a corpus', () => {
  let analysers: Analysers;

  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  /** A workspace over files in memory, and how often it asked whose findings a file's change concerns. */
  async function workspaceOver(files: ReadonlyMap<string, string>, more: Partial<Host> = {}): Promise<{ workspace: CorpusWorkspace; asked(): number; index(): Promise<void> }> {
    const host: Host = {
      files: {
        read: (uri) => Promise.resolve(files.has(uri) ? new TextEncoder().encode(files.get(uri)) : undefined),
        stamp: (uri) => Promise.resolve(files.has(uri) ? { size: files.get(uri)!.length, modified: 1 } : undefined),
        list: (uri) => {
          if (uri === `${folder}/${locked}`) return Promise.reject(new FileProblem('it may not be read or written (permission denied)'));
          if (uri !== folder) return Promise.resolve(undefined);
          const names = Array.from(files.keys(), (file) => file.slice(folder.length + 1)).filter((name) => !name.includes('/'));
          return Promise.resolve([...names.map((name) => ({ name, kind: 'file' as const })), { name: locked, kind: 'folder' as const }]);
        },
        writeAtomic: () => Promise.reject(new Error('nothing is written here')),
        move: () => Promise.reject(new Error('nothing is moved here')),
      },
      extract: (text, signal) => {
        if (text.includes('too much')) return Promise.reject(new Error('analysing it takes more memory than there is'));
        if (text.includes('endless')) return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('nobody waits for it'))));
        return Promise.resolve(extractDocumentFacts(text, analysers));
      },
      yield: () => Promise.resolve(),
      now: () => '2026-11-27T12:00:00.000Z',
      uuid: () => 'id',
      ...more,
    };
    const workspace = new CorpusWorkspace(host, analysers);
    let asked = 0;
    const set = workspace.corpus.set.bind(workspace.corpus);
    workspace.corpus.set = (...change) => {
      asked++;
      return set(...change);
    };
    await workspace.setFolders([{ uri: folder, settings: {} }]);
    return { workspace, asked: () => asked, index: () => workspace.index({ isCancellationRequested: false }, () => undefined) };
  }

  it('knows the same of a text just opened when another thread finds what takes trained models, and when that fails', async () => {
    const uri = `${folder}/a.txt`;
    const text = 'The ferry Aurora sank off Porto Vela, killing 12 peopel.\n\nShare this article';
    const expected = extractDocumentFacts(text, analysers);
    for (const fails of [false, true]) {
      let asked = 0;
      const extractTrained: Host['extractTrained'] = (opened) => {
        asked++;
        if (!fails) return trainedFindings(extractDocumentFacts(opened, analysers), (facts) => Promise.resolve(facts));
        return trainedFindings(expected, () => Promise.reject(new Error('the thread has ended')));
      };
      const { workspace } = await workspaceOver(new Map([[uri, text]]), { extractTrained });
      await workspace.open(uri, { version: 1, text });
      await workspace.refresh(uri);
      assert.equal(asked, 1);
      assert.deepEqual(workspace.corpus.facts(uri), expected);
    }
  });

  it('has what is open told before any file is read', async () => {
    const [open, file] = [`${folder}/a.txt`, `${folder}/b.txt`];
    const read: string[] = [];
    const files = new Map([[open, 'The harvest was late.\n'], [file, 'The winter came early.\n']]);
    const { workspace } = await workspaceOver(files, { analyseFile: (uri) => void read.push(uri) });
    await workspace.open(open, { version: 1, text: files.get(open)! });
    await workspace.index({ isCancellationRequested: false }, () => undefined, () => {
      assert.ok(workspace.has(open));
      assert.deepEqual(read, []);
      return Promise.resolve();
    });
    assert.deepEqual(read, [file]);
    assert.ok(workspace.has(file));
  });

  it('finds the same files in turns as at once, however many a folder has', async () => {
    const files = new Map(Array.from({ length: 1000 }, (_, number) => [`${folder}/${String(number)}.txt`, 'x'] as const));
    const { workspace } = await workspaceOver(files);
    const walk = async (pause?: () => Promise<void>): Promise<string[]> => {
      const found: string[] = [];
      for await (const group of walkCorpus(workspace.host, folder, workspace.folders[0].settings, { pause })) found.push(...group.map(({ path }) => path));
      return found;
    };
    let turns = 0;
    const inTurns = await walk(() => Promise.resolve(void turns++));
    assert.deepEqual(inTurns, await walk());
    assert.equal(inTurns.length, 1000);
    assert.ok(turns >= 4);
  });

  it('knows how many there are before the first is read where all are new, whatever is open', async () => {
    const files = new Map<string, string>(Array.from({ length: 300 }, (_, number) => [`${folder}/${String(number)}.txt`, `Text ${String(number)}.`]));
    for (const opened of [0, 2]) {
      const { workspace } = await workspaceOver(files);
      for (const [uri, text] of [...files].slice(0, opened)) await workspace.open(uri, { version: 1, text });
      const totals = new Set<number>();
      await workspace.index({ isCancellationRequested: false }, ({ total }) => totals.add(total));
      assert.deepEqual([...totals], [300]);
      assert.equal(workspace.corpus.size, 300);
    }
  });

  it('takes changes one after the other with pauses in between, where all are analysed at once', async () => {
    const files = new Map<string, string>(Array.from({ length: 40 }, (_, number) => [`${folder}/${String(number)}.txt`, `Version 1 of ${String(number)}.`]));
    const events: string[] = [];
    const { workspace, index } = await workspaceOver(files, { yield: () => Promise.resolve(void events.push('pause')) });
    await index();
    for (const file of files.keys()) files.set(file, `Another version of ${file}.`);
    const take = workspace.corpus.take.bind(workspace.corpus);
    workspace.corpus.take = (...change) => {
      events.push('take');
      take(...change);
      const started = performance.now();
      while (performance.now() - started < 10);
    };
    events.length = 0;
    await workspace.filesChanged([...files.keys()]);
    assert.ok(events.filter((event) => event === 'take').length >= 10);
    assert.doesNotMatch(events.join(' '), /take take/u);
  });

  it('waits for no open document that is analysed for long, and gives it up when it is closed', async () => {
    const [long, other] = [`${folder}/a.txt`, `${folder}/b.txt`];
    const files = new Map([[long, 'The harvest was late.\n'], [other, 'The winter came early.\n']]);
    const { workspace, index } = await workspaceOver(files);
    await workspace.open(long, { version: 1, text: 'endless '.repeat(50_000) });
    const waiting = workspace.refresh(long);
    await index();
    assert.deepEqual([workspace.has(long), workspace.has(other)], [false, true]);
    await workspace.open(other, { version: 1, text: 'The winter came late.\n' });
    await Promise.race([workspace.refresh(other), waiting]);
    assert.equal(workspace.corpus.hashOf(other), extractDocumentFacts('The winter came late.\n', analysers).hash);
    await workspace.close(long);
    await waiting;
    assert.equal(workspace.corpus.hashOf(long), extractDocumentFacts(files.get(long)!, analysers).hash);
    assert.deepEqual(workspace.problems.filter(({ uri }) => uri === long), []);
  });

  it('asks of no file whose findings it concerns while all are read for the first time, and tells of all at the end', async () => {
    const files = new Map(['a', 'b', 'c'].map((name) => [`${folder}/${name}.txt`, `The harvest of ${name} was late.\n`]));
    const { workspace, asked, index } = await workspaceOver(files);
    const told = new Set<string>();
    workspace.onDidChange.on((documents) => documents.forEach((document) => told.add(document)));
    await index();
    assert.equal(asked(), 0);
    assert.deepEqual([...told].sort(), [...files.keys()].sort());
  });

  it('tells of a few files that changed since, and of nobody else', async () => {
    const files = new Map(['a', 'b', 'c'].map((name) => [`${folder}/${name}.txt`, `The harvest of ${name} was late.\n`]));
    const { workspace, asked, index } = await workspaceOver(files);
    await index();
    files.set(`${folder}/b.txt`, 'Something else entirely was written down.\n');
    const told = new Set<string>();
    workspace.onDidChange.on((documents) => documents.forEach((document) => told.add(document)));
    await index();
    assert.equal(asked(), 1);
    assert.deepEqual([...told], [`${folder}/b.txt`]);
  });

  it('asks of no file when many change or go at once, as with another branch, and knows as much as if it had', async () => {
    const all = Array.from({ length: 60 }, (_, number) => `${folder}/${String(number).padStart(2, '0')}.txt`);
    const files = new Map(all.map((uri, number) => [uri, `The harvest of ${String(number)} was late near Porto Vela.\n`]));
    const { workspace, asked, index } = await workspaceOver(files);
    await index();
    for (const uri of all.slice(0, 30)) files.set(uri, `Another harvest, that of ${uri.slice(-6, -4)}, was early.\n`);
    for (const uri of all.slice(30, 55)) files.delete(uri);
    const told = new Set<string>();
    workspace.onDidChange.on((documents) => documents.forEach((document) => told.add(document)));
    await workspace.filesChanged(all);
    assert.ok(asked() <= 20, `it was asked ${String(asked())} times`);
    assert.deepEqual([...told].sort(), all);
    assert.deepEqual([...workspace.corpus.documents()].sort(), [...files.keys()].sort());
    const anew = await workspaceOver(files);
    await anew.index();
    for (const uri of files.keys()) assert.deepEqual(workspace.corpus.duplicates.find(uri), anew.workspace.corpus.duplicates.find(uri));
  });

  it('leaves out what cannot be analysed, says why, and reads the rest', async () => {
    const files = new Map([
      [`${folder}/a.txt`, 'This is too much.\n'],
      [`${folder}/b.txt`, 'This is not.\n'],
    ]);
    const { workspace, index } = await workspaceOver(files);
    await index();
    assert.deepEqual([...workspace.corpus.documents()], [`${folder}/b.txt`]);
    assert.deepEqual(workspace.problems.map(({ message }) => message), ['a.txt is left out: analysing it takes more memory than there is.', lockedProblem]);
  });

  it('leaves out a folder that may not be listed, says why, and reads the rest', async () => {
    const files = new Map([[`${folder}/a.txt`, 'The harvest was late.\n'], [`${folder}/${locked}/b.txt`, 'Nobody reads this.\n']]);
    const { workspace, index } = await workspaceOver(files);
    await index();
    assert.deepEqual([...workspace.corpus.documents()], [`${folder}/a.txt`]);
    assert.deepEqual(workspace.problems.map(({ message }) => message), [lockedProblem]);
  });

  it('reads thousands of tiny files of one folder, and forgets one that is gone when its turn comes', async () => {
    const files = new Map(Array.from({ length: 1000 }, (_, number) => [`${folder}/${String(number)}.txt`, `Note ${String(number)}.\n`]));
    const { workspace, index } = await workspaceOver(files);
    let told = 0;
    workspace.host.files.stamp = (uri) => {
      if (++told === 10) files.delete(`${folder}/999.txt`);
      return Promise.resolve(files.has(uri) ? { size: 10, modified: 1 } : undefined);
    };
    await index();
    assert.equal(workspace.corpus.size, 999);
    assert.equal(workspace.has(`${folder}/999.txt`), false);
  });

  it('says nothing of an open text that is longer than is read, and why, until it is short enough again', async () => {
    const uri = `${folder}/a.txt`;
    const { workspace, index } = await workspaceOver(new Map([[uri, 'The harvest was late.\n']]));
    await index();
    const long = 'The goverment fell. '.repeat(1_000_001);
    assert.ok(workspace.isTooLarge(uri, long));
    await workspace.open(uri, { version: 1, text: 'The harvest was late.\n' });
    workspace.change(uri, { version: 2, text: long });
    await workspace.refresh(uri);
    assert.equal(workspace.has(uri), false);
    assert.ok(workspace.problems.some(({ message }) => message === 'a.txt is left out: it is larger than 20 MB.'));
    workspace.change(uri, { version: 3, text: 'The harvest was early.\n' });
    await workspace.refresh(uri);
    assert.ok(workspace.has(uri));
    assert.deepEqual(workspace.problems.map(({ message }) => message), [lockedProblem]);
  });
});
