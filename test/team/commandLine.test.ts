import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/support/paths.ts';
import { TestPostgres } from '../host/postgres.ts';

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `collate` in a folder without the variables of who runs the tests. */
function runIn(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Outcome {
  const others = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:PG|COLLATE_)/u.test(name)));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.cjs'), ...args], { cwd: folder, encoding: 'utf8', env: { ...others, ...environment } });
  return { status, stdout: stdout.replace(/127\.0\.0\.1:\d+/gu, 'HOST'), stderr: stderr.replace(/127\.0\.0\.1:\d+/gu, 'HOST') };
}

describe('collate index', function () {
  this.timeout(60_000);
  let server: TestPostgres;
  let parent: string;
  let folder: string;

  before(async () => {
    server = await TestPostgres.start();
    parent = await mkdtemp(join(tmpdir(), 'collate-index-'));
    folder = join(parent, 'wire');
    await mkdir(join(folder, 'march'), { recursive: true });
    await writeFile(join(folder, 'a.txt'), 'The first text of the folder.\n');
    await writeFile(join(folder, 'march', 'ünsung.txt'), 'The second text of the folder.\n');
    await writeFile(join(folder, 'binary.txt'), new Uint8Array([0, 1, 2]));
  });

  after(async () => {
    await server.end();
    await rm(parent, { recursive: true, force: true });
  });

  const collate = (args: readonly string[], environment?: NodeJS.ProcessEnv): Outcome => runIn(folder, ['index', ...args], environment);

  it('counts what is new, changed and gone, and takes out only what it is told to', async () => {
    const environment = { COLLATE_INDEX_URL: await server.createDatabase('counts') };
    const left = 'collate: binary.txt is left out: it is a binary file.\n';
    const places = async (): Promise<string[]> => (await server.query<{ path: string }>('counts', 'select path from collate_index.document order by path')).map(({ path }) => path);
    assert.deepEqual(collate([], environment), { status: 0, stderr: left, stdout: "2 documents of the corpus “wire” are in the team's index at HOST/counts: 2 new, 0 changed, 0 as before.\n" });
    await writeFile(join(folder, 'a.txt'), 'Another text.\n');
    await rm(join(folder, 'march', 'ünsung.txt'));
    assert.equal(collate(['a.txt'], environment).stdout, "1 document of the corpus “wire” is in the team's index at HOST/counts: 0 new, 1 changed, 0 as before.\n");
    assert.match(collate([], environment).stdout, /0 new, 0 changed, 1 as before\.\n1 document of the corpus in the index is not here; --prune takes it out\.\n$/u);
    assert.deepEqual(await places(), ['a.txt', 'march/ünsung.txt']);
    const { stdout } = collate(['--prune', '--format', 'json'], environment);
    assert.deepEqual(JSON.parse(stdout), {
      version: 1,
      server: 'HOST/counts',
      corpora: [{ corpus: 'wire', added: 0, changed: 0, unchanged: 1, removed: 1, missing: 0 }],
      leftOut: [{ file: 'binary.txt', reason: 'it is a binary file' }],
    });
    assert.deepEqual(await places(), ['a.txt']);
    collate(['--corpus', 'other'], environment);
    assert.deepEqual(await server.query('counts', 'select name from collate_index.corpus order by name'), [{ name: 'other' }, { name: 'wire' }]);
  });

  it('says in one sentence what is wrong', () => {
    const saysOf = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): string => {
      const { status, stderr } = collate(args, environment);
      assert.equal(status, 2);
      return stderr;
    };
    assert.match(saysOf(['--prune']), /^collate: collate index needs the address of the team's index: --url .*\n$/u);
    assert.match(saysOf(['--url', server.url('counts')]), /^collate: A password on the command line can be read by others .*\n$/u);
    assert.match(saysOf(['--url', 'https://db/press']), /^collate: The address of the team's index must begin with postgresql:\/\/\.\n$/u);
    assert.match(saysOf(['--url', server.url('counts', { password: null })], { PGPASSWORD: 'guess' }), /^collate: The team's index at HOST\/counts does not accept the password of the user postgres\./u);
    assert.match(saysOf(['--url', 'postgresql://me@127.0.0.1:1/press']), /^collate: The team's index at HOST\/press cannot be reached: nothing listens there\.\n$/u);
    assert.match(saysOf(['--corpus', 'a/b', '--url', 'postgresql://me@db/press']), /^collate: --corpus must be a name without "\/"\.\n$/u);
  });
});

describe('collate check and claims with the index of a team', function () {
  this.timeout(60_000);
  const storm = (dead: number): string => `Storm Agnes over Harwick\n\nStorm Agnes hit Harwick on Tuesday morning. The mayor Ilse Brandt said that ${String(dead)} people were killed in Harwick.\n`;
  let server: TestPostgres;
  let parent: string;
  let url: string;

  before(async () => {
    server = await TestPostgres.start();
    parent = await mkdtemp(join(tmpdir(), 'collate-check-'));
    url = await server.createDatabase('press');
    for (const [name, text] of [['wire', storm(17)], ['desk', storm(14)]]) {
      await mkdir(join(parent, name));
      await writeFile(join(parent, name, 'storm.txt'), text);
    }
    assert.equal(runIn(join(parent, 'wire'), ['index'], { COLLATE_INDEX_URL: url }).status, 0);
  });

  after(async () => {
    await server.end();
    await rm(parent, { recursive: true, force: true });
  });

  it('hold a document against sources that are not on this disk', () => {
    const { status, stdout, stderr } = runIn(join(parent, 'desk'), ['check', '--only', 'claim', '--format', 'json'], { COLLATE_INDEX_URL: url });
    assert.equal(stderr, '');
    assert.equal(status, 1);
    const { findings } = JSON.parse(stdout) as { findings: { file: string; rule: string; related: { file: string; start: number; end: number }[] }[] };
    assert.deepEqual(findings.map(({ file, rule, related }) => [file, rule, related.map((place) => [place.file, storm(17).slice(place.start, place.end)])]), [
      ['storm.txt', 'claim.conflict', [['team-collate:/wire/storm.txt', '17']]],
    ]);
    assert.match(runIn(join(parent, 'desk'), ['claims'], { COLLATE_INDEX_URL: url }).stdout, /^conflict: .*\n(?:.*\n)*\s+team-collate:\/wire\/storm\.txt/u);
    assert.match(runIn(join(parent, 'desk'), ['check', '--format', 'sarif'], { COLLATE_INDEX_URL: url }).stdout, /"uri": "team-collate:\/wire\/storm\.txt"/u);
  });

  it('leave it alone without its address, and do not pass for checked where it is out of reach', () => {
    assert.equal(runIn(join(parent, 'desk'), ['check']).status, 0);
    const { status, stdout, stderr } = runIn(join(parent, 'desk'), ['check'], { COLLATE_INDEX_URL: 'postgresql://me@127.0.0.1:1/press' });
    assert.deepEqual([status, stdout, stderr], [2, '', "collate: The team's index at HOST/press cannot be reached: nothing listens there.\n"]);
  });
});
