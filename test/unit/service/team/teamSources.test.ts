import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { extractDocumentFacts, extractGuestFacts } from '../../../../server/src/corpus/facts.ts';
import { sharedKeysOf, type SharedKeys } from '../../../../server/src/corpus/sharedKeys.ts';
import type { Analysers } from '../../../../server/src/corpus/analysers.ts';
import { loadPackagedAnalysers } from '../../../../server/src/node/resources.ts';
import { FileProblem } from '../../../../server/src/service/host.ts';
import { createLanguageService, type LanguageService } from '../../../../server/src/service/languageService.ts';
import { TeamIndexProblem, type TeamCandidate, type TeamIndex } from '../../../../server/src/service/team/teamIndex.ts';
import { TeamSources } from '../../../../server/src/service/team/teamSources.ts';
import { CorpusWorkspace } from '../../../../server/src/service/workspace.ts';

const folder = 'mem:/mine';
const rain = 'The rain that fell on the northern valleys in a single night was more than in the whole of the month before.';
const frost = 'A late frost has cost the growers of the southern slopes nearly all of their apricots, the cooperative reports.';

/** An index in memory: documents by `corpus/path`, found by any key that they share. */
class MemoryIndex implements TeamIndex {
  readonly documents = new Map<string, string>();
  questions = 0;
  away = false;

  async candidates(keys: SharedKeys): Promise<TeamCandidate[]> {
    await this.#reach();
    this.questions++;
    const shingles = new Set(keys.shingles);
    return [...this.documents].flatMap(([place, text]) => {
      if (!sharedKeysOf(extractGuestFacts(text)).shingles.some((shingle) => shingles.has(shingle))) return [];
      const [corpus, path] = place.split('/');
      return [{ id: place, corpus, path, content: text, shares: 'paragraphs' as const }];
    });
  }

  async texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await this.#reach();
    return new Map([...this.documents].filter(([place]) => ids.includes(place)));
  }

  async textAt(corpus: string, path: string): Promise<string | undefined> {
    await this.#reach();
    return this.documents.get(`${corpus}/${path}`);
  }

  async revision(): Promise<string> {
    await this.#reach();
    return JSON.stringify([...this.documents]);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #reach(): Promise<void> {
    await setTimeout(1);
    if (this.away) throw new TeamIndexProblem('The index is away.', { passing: true });
  }
}

describe('sources of a team', () => {
  let analysers: Analysers;
  let index: MemoryIndex;
  let files: Map<string, string>;
  let service: LanguageService;
  let team: TeamSources;

  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  beforeEach(async () => {
    index = new MemoryIndex();
    files = new Map([['rain.txt', `${rain}\n`], ['frost.txt', `${frost}\n`]]);
    const workspace = new CorpusWorkspace(
      {
        files: {
          read: (uri) => Promise.resolve(files.has(nameOf(uri)) ? new TextEncoder().encode(files.get(nameOf(uri))) : undefined),
          writeAtomic: () => Promise.reject(new FileProblem('it is read-only')),
          move: () => Promise.reject(new FileProblem('it is read-only')),
          list: (uri) => Promise.resolve(uri === folder ? [...files.keys()].map((name) => ({ name, kind: 'file' as const })) : undefined),
        },
        extract: (text) => Promise.resolve(extractDocumentFacts(text, analysers)),
        yield: () => Promise.resolve(),
        now: () => '2026-01-02T03:04:05.000Z',
        uuid: () => '00000000-0000-4000-8000-000000000000',
        teamIndex: () => Promise.resolve({ name: 'memory', account: 'me@memory', open: () => index }),
      },
      analysers,
    );
    service = createLanguageService(workspace, { changeAnnotations: false, userDictionary: false });
    await workspace.setFolders([{ uri: folder, settings: undefined }]);
    team = new TeamSources(workspace, { poll: 5, quiet: 1, firstRetry: 5 });
  });

  afterEach(async () => {
    await team.close();
  });

  const read = async (): Promise<void> => {
    await team.configure('', () => Promise.resolve(undefined));
    await service.workspace.index({ isCancellationRequested: false }, () => undefined);
  };

  /** Where the duplicates of a file are first found. */
  const copies = async (name: string): Promise<string[]> =>
    (await service.findings.load(`${folder}/${name}`)).filter(({ rule }) => rule === 'duplicate.exact').map(({ related }) => related[0].document);

  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    for (const deadline = Date.now() + 5000; !(await holds()); await setTimeout(2)) assert.ok(Date.now() < deadline, 'it did not come about in time');
  };

  it('lays beside a document what says the same, and takes it away with its reason', async () => {
    index.documents.set('wire/a.txt', `${rain}\n`).set('wire/b.txt', 'Something else was written here on another day by somebody else.\n');
    await read();
    files.set('rain.txt', `${rain}\n\nAnd more.\n`);
    await service.workspace.fileChanged(`${folder}/rain.txt`);
    await until(async () => (await copies('rain.txt')).length === 1);
    assert.deepEqual(await copies('rain.txt'), ['team-collate:/wire/a.txt']);
    assert.deepEqual(team.status, { server: 'memory', state: 'ready', guests: 1 });
    assert.deepEqual([...service.workspace.corpus.documents()].length, 2);
    files.delete('rain.txt');
    await service.workspace.fileChanged(`${folder}/rain.txt`);
    assert.equal(team.status?.guests, 0);
    assert.equal(service.workspace.layout('team-collate:/wire/a.txt'), undefined);
  });

  it('follows the index: what is added, changed and taken out', async () => {
    await read();
    await until(() => team.status?.state === 'ready' && index.questions === 2);
    index.documents.set('wire/a.txt', `${frost}\n\nIt froze again.\n`);
    await until(async () => (await copies('frost.txt')).length === 1);
    index.documents.set('wire/a.txt', `First of all.\n\n${frost}\n`);
    await until(async () => (await service.findings.load(`${folder}/frost.txt`)).some(({ message }) => message.includes('line 3')));
    index.documents.clear();
    await until(async () => (await copies('frost.txt')).length === 0);
    assert.equal(team.status?.guests, 0);
  });

  it('asks again only about what has changed', async () => {
    await read();
    await until(() => team.status?.state === 'ready' && index.questions === 2);
    files.set('rain.txt', `${rain} So it is said.\n`);
    await service.workspace.fileChanged(`${folder}/rain.txt`);
    await until(() => index.questions === 3);
    await setTimeout(30);
    assert.equal(index.questions, 3);
  });

  it('sends away what turns up on this disk, by its place or by its text', async () => {
    index.documents.set('mine/late.txt', `${rain}\n\nAs it was.\n`).set('wire/copy.txt', `${frost}\n\nWord for word.\n`);
    await read();
    await until(() => team.status?.guests === 2);
    files.set('late.txt', 'Quite another text by now, which nobody else has.\n').set('other-name.txt', `${frost}\n\nWord for word.\n`);
    await service.workspace.fileChanged(`${folder}/late.txt`);
    await service.workspace.fileChanged(`${folder}/other-name.txt`);
    assert.equal(team.status?.guests, 0);
    assert.deepEqual(await copies('rain.txt'), []);
    assert.deepEqual(await copies('other-name.txt'), [`${folder}/frost.txt`]);
  });

  it('keeps what it has while the index is away, says so once, and goes on where it stopped', async () => {
    index.documents.set('wire/a.txt', `${rain}\n\nAnd more.\n`);
    await read();
    await until(() => team.status?.guests === 1);
    let told = 0;
    team.onDidChangeStatus.on(() => told++);
    index.away = true;
    await until(() => team.status?.state === 'unreachable');
    assert.deepEqual(team.problems, [{ message: 'The index is away. What is on this disk is compared as before, and it is tried again.' }]);
    assert.equal(await service.workspace.text('team-collate:/wire/a.txt'), undefined);
    await assert.rejects(team.textOf('team-collate:/wire/a.txt'), /The index is away/u);
    files.set('frost.txt', `${frost}\n\nIt thawed.\n`);
    await service.workspace.fileChanged(`${folder}/frost.txt`);
    await setTimeout(40);
    assert.equal(told, 1);
    assert.deepEqual(await copies('rain.txt'), ['team-collate:/wire/a.txt']);
    index.documents.set('wire/b.txt', `${frost}\n`);
    index.away = false;
    await until(async () => (await copies('frost.txt')).length === 1);
    assert.deepEqual(team.problems, []);
  });
});

function nameOf(uri: string): string {
  return uri.slice(folder.length + 1);
}
