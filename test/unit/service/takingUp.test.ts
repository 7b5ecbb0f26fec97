import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { IndexState } from '../../../server/src/analysis/corpusIndex.ts';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import { Corpus } from '../../../server/src/corpus/corpus.ts';
import type { FactStore } from '../../../server/src/corpus/factStore.ts';
import { extractDocumentFacts } from '../../../server/src/corpus/facts.ts';
import { indexEntries } from '../../../server/src/corpus/indexEntries.ts';
import { packFacts } from '../../../server/src/corpus/packedFacts.ts';
import { pack, unpack } from '../../../server/src/corpus/packing.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import type { FileAnalysis, FolderEntry, Host, KeptState } from '../../../server/src/service/host.ts';
import { CorpusWorkspace } from '../../../server/src/service/workspace.ts';
import { hashText } from '../../../server/src/text/hash.ts';

const folder = 'mem:/mine';
const [a, b, c] = ['a', 'b', 'c'].map((name) => `${folder}/${name}.txt`);
const never = { isCancellationRequested: false };

/** A text is as long as no other one here, so that its length can stand for its time. */
const stampOf = (text: string): { size: number; modified: number } => ({ size: text.length, modified: text.length });

describe('taking up where the last session ended', () => {
  let analysers: Analysers;
  let files: Map<string, string>;
  let packed: Map<number, Uint8Array<ArrayBuffer>>;
  /** The files that were analysed, in order. */
  let analysed: string[];
  /** How the reading of the indexes ends. */
  let readIndexes: (indexes: IndexState) => void;
  let failToRead: (error: Error) => void;
  let kept: { documents: IndexState; indexes: IndexState };
  /** What there is in a folder that is listed after all files. */
  let lastFolder: Promise<readonly FolderEntry[]>;

  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  beforeEach(() => {
    files = new Map([a, b, c].map((uri, place) => [uri, `The ferry Aurora sank on day ${'I'.repeat(place + 1)}.`]));
    packed = new Map();
    analysed = [];
    lastFolder = Promise.resolve([]);
    const corpus = new Corpus(analysers);
    corpus.useStore(store());
    for (const [uri, text] of files) corpus.set(uri, extractDocumentFacts(text, analysers), stampOf(text));
    const state = corpus.save();
    kept = { documents: unpack(pack(state.documents)), indexes: unpack(pack(state.indexes)) };
  });

  const store = (): FactStore => ({
    get: (hash) => packed.get(hash),
    has: (hash) => packed.has(hash),
    add: (hash, facts) => void packed.set(hash, facts),
    release: () => undefined,
  });

  function analyse(uri: string): FileAnalysis {
    analysed.push(uri);
    const text = files.get(uri)!;
    const facts = extractDocumentFacts(text, analysers);
    return { kind: 'analysed', stamp: stampOf(text), hash: facts.hash, entries: indexEntries(facts), packed: packFacts(facts) };
  }

  /** A workspace over the files that has the kept documents, while the indexes are still being read; `takenUp` is when they are there. */
  function start(): { workspace: CorpusWorkspace; takenUp: Promise<void> } {
    const indexes = new Promise<IndexState>((resolve, reject) => [readIndexes, failToRead] = [resolve, reject]);
    const state: KeptState = { documents: kept.documents, indexes };
    const inFolder = (): FolderEntry[] => [
      ...Array.from(files, ([file, text]) => ({ name: file.slice(folder.length + 1), kind: 'file' as const, stamp: stampOf(text) })),
      { name: 'last', kind: 'folder' },
    ];
    const list: Host['files']['list'] = async (uri) => (uri === folder ? inFolder() : uri === `${folder}/last` ? await lastFolder : undefined);
    const host: Host = {
      files: {
        read: (uri) => Promise.resolve(files.has(uri) ? new TextEncoder().encode(files.get(uri)) : undefined),
        stamp: (uri) => Promise.resolve(files.has(uri) ? stampOf(files.get(uri)!) : undefined),
        list,
        listStamped: list,
        writeAtomic: () => Promise.reject(new Error('nothing is written here')),
        move: () => Promise.reject(new Error('nothing is moved here')),
      },
      openStorage: () => Promise.resolve({ facts: store(), load: () => Promise.resolve(state), save: () => Promise.resolve(true), close: () => undefined }),
      extract: (text) => Promise.resolve(extractDocumentFacts(text, analysers)),
      analyseFile: (uri) => Promise.resolve(analyse(uri)),
      yield: () => setImmediate(),
      now: () => '2026-11-27T12:00:00.000Z',
      uuid: () => 'id',
    };
    const workspace = new CorpusWorkspace(host, analysers);
    return { workspace, takenUp: workspace.setFolders([{ uri: folder, settings: {} }]) };
  }

  /** As many turns as anything takes that waits for nothing else. */
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn++) await setImmediate();
  };

  it('analyses nothing where nothing changed', async () => {
    const { workspace, takenUp } = start();
    readIndexes(kept.indexes);
    await takenUp;
    await workspace.index(never, () => undefined);
    assert.deepEqual(analysed, []);
    assert.deepEqual([...workspace.corpus.documents()].sort(), [a, b, c]);
  });

  it('has what changed analysed while the indexes are being read, and puts it in when they are there', async () => {
    files.set(b, 'The ferry Aurora was saved with all that were on board.');
    const { workspace, takenUp } = start();
    await turns();
    assert.deepEqual(analysed, [b]);
    assert.equal(workspace.corpus.hashOf(b), hashText('The ferry Aurora sank on day II.'));
    readIndexes(kept.indexes);
    await takenUp;
    await workspace.index(never, () => undefined);
    assert.deepEqual(analysed, [b]);
    assert.equal(workspace.corpus.hashOf(b), hashText(files.get(b)!));
  });

  it('has what changed analysed, and puts it in, while folders are still being listed', async () => {
    files.set(b, 'The ferry Aurora was saved with all that were on board.');
    let end: (entries: readonly FolderEntry[]) => void = () => undefined;
    lastFolder = new Promise((resolve) => (end = resolve));
    const { workspace, takenUp } = start();
    readIndexes(kept.indexes);
    await takenUp;
    const indexed = workspace.index(never, () => undefined);
    await turns();
    assert.deepEqual(analysed, [b]);
    assert.equal(workspace.corpus.hashOf(b), hashText(files.get(b)!));
    assert.equal(workspace.wasRead, false);
    end([]);
    await indexed;
    assert.deepEqual(analysed, [b]);
    assert.equal(workspace.wasRead, true);
  });

  it('analyses a file again that is written before the indexes are there', async () => {
    files.set(b, 'The ferry Aurora was saved with all that were on board.');
    const { workspace, takenUp } = start();
    await turns();
    files.set(b, 'The ferry Aurora was not saved, and nobody on board was.');
    const followed = workspace.fileChanged(b);
    readIndexes(kept.indexes);
    await takenUp;
    await Promise.all([followed, workspace.index(never, () => undefined)]);
    assert.equal(workspace.corpus.hashOf(b), hashText(files.get(b)!));
    assert.ok(analysed.length > 1);
  });

  it('reads all files anew where the indexes cannot be read', async () => {
    files.set(b, 'The ferry Aurora was saved with all that were on board.');
    const { workspace, takenUp } = start();
    await turns();
    failToRead(new Error('The file was cut short.'));
    await takenUp;
    assert.equal(workspace.corpus.size, 0);
    await workspace.index(never, () => undefined);
    assert.deepEqual(new Set(analysed), new Set([a, b, c]));
    const rebuilt = new Corpus(analysers);
    for (const [uri, text] of files) rebuilt.set(uri, extractDocumentFacts(text, analysers), stampOf(text));
    for (const uri of files.keys()) assert.deepEqual(workspace.corpus.duplicates.find(uri), rebuilt.duplicates.find(uri));
    assert.deepEqual(workspace.corpus.claimGroups(), rebuilt.claimGroups());
  });
});
