import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandLineFolder, nodeWithoutSqlite } from './commandLineFolder.ts';

const copied = 'The council of the town met on Monday evening to speak about the new bridge over the river.';

describe('the command line', () => {
  let folder: CommandLineFolder;
  beforeEach(async () => {
    folder = await CommandLineFolder.make();
  });
  afterEach(() => folder.remove());

  it('prints findings as JSON with code-point offsets and UTF-16 ranges, and fails on warnings', async () => {
    await folder.write('texts/a.txt', '\ufeff😊 We definately stayed.\n');
    const { status, output } = await folder.collate('check', 'texts', '--only', 'spelling', '--format', 'json');
    assert.equal(status, 1);
    const { version, findings } = JSON.parse(output) as { version: number; findings: { file: string; rule: string; start: number; end: number; range: unknown; data: { suggestions: string[] } }[] };
    assert.equal(version, 1);
    assert.deepEqual(findings.map(({ file, rule, start, end, range }) => ({ file, rule, start, end, range })), [
      { file: 'texts/a.txt', rule: 'spelling', start: 5, end: 15, range: { start: { line: 0, character: 6 }, end: { line: 0, character: 16 } } },
    ]);
    assert.equal(findings[0].data.suggestions[0], 'definitely');
  });

  it('writes a report as one page that loads nothing and escapes what it quotes', async () => {
    await folder.write('texts/a.txt', 'We definately saw <script>alert(1)</script> 😊.\n');
    assert.match((await folder.collate('report', 'texts')).errors, /^collate: collate report needs --out FILE\.html\.\n$/u);
    const { status, output } = await folder.collate('report', 'texts', '--out', 'report.html');
    assert.deepEqual({ status, output }, { status: 0, output: 'report.html tells of 1 document.\n' });
    const page = await folder.read('report.html');
    assert.match(page, /We <mark>definately<\/mark> saw &lt;script&gt;alert\(1\)/u);
    assert.doesNotMatch(page, /<script|<link|https?:/u);
    assert.match(page, /<title>Collate report<\/title>/u);
  });

  const nodes = { 'this Node.js': process.execPath, 'one without SQLite': nodeWithoutSqlite() };
  for (const [which, node] of Object.entries(nodes)) it(`keeps an index where it is told to, and finds the same with it after any changes, by ${which}`, async function () {
    if (node === undefined) this.skip();
    const cache = join(folder.path, 'index');
    await folder.write('texts/a.txt', `${copied}\n\nWe definately stayed.\n`);
    await folder.write('texts/b.txt', `${copied}\n`);
    await folder.write('texts/c.txt', `Nothing else.\n`);
    const check = ['check', 'texts', '--format', 'json'];
    const { status, output, errors } = await folder.run(['index', 'texts'], { cache, node });
    assert.deepEqual([status, errors], [0, '']);
    assert.match(output, /^3 documents are indexed/u);
    assert.equal((await folder.run(check, { cache, node })).output, (await folder.collate(...check)).output);
    await rm(join(folder.path, 'texts/b.txt'));
    await folder.write('texts/c.txt', `${copied} It was long.\n`);
    await folder.write('texts/d.txt', `${copied}\n`);
    const [kept, anew] = [(await folder.run(check, { cache, node })).output, (await folder.collate(...check)).output];
    assert.equal(kept, anew);
    assert.match(kept, /texts\/d\.txt/u);
    assert.deepEqual(readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sqlite')).length, 1);
  });

  it('says where there is nowhere to keep an index', async () => {
    await folder.write('file', '');
    const outcome = await folder.run(['index'], { cache: join(folder.path, 'file') });
    assert.deepEqual(outcome, { status: 2, output: '', errors: 'collate: There is nowhere to keep an index: the cache folder cannot be written.\n' });
  });

  it('ends with 0 where nothing is as loud as --fail-on', async () => {
    await folder.write('a.txt', 'We definately stayed.\n');
    assert.equal((await folder.collate('check', '--only', 'spelling', '--fail-on', 'error')).status, 0);
    assert.equal((await folder.collate('check', '--only', 'duplicate.exact')).status, 0);
  });

  it('prints SARIF 2.1.0 and GitHub workflow commands', async () => {
    await folder.write('a b.txt', `${copied}\n\n${copied}\n`);
    const sarif = JSON.parse((await folder.collate('check', '--only', 'duplicate', '--format', 'sarif')).output) as { version: string; runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[] }[] }[] };
    assert.equal(sarif.version, '2.1.0');
    const [result] = sarif.runs[0].results;
    assert.equal(result.ruleId, 'duplicate.exact');
    assert.deepEqual(result.locations[0].physicalLocation, { artifactLocation: { uri: 'a%20b.txt' }, region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: copied.length + 1 } });
    const { output } = await folder.collate('check', '--only', 'duplicate', '--format', 'github');
    assert.equal(output, '::warning file=a b.txt,line=3,endLine=3,col=1,title=Collate%3A duplicate.exact::This paragraph already stands in line 1, word for word.\n');
  });

  it('shows the safe fixes as a diff, and applies them without touching the rest', async () => {
    const text = `\ufeff${copied}\r\n\r\nNobody came to listen.\r\n\r\n${copied}\r\n`;
    await folder.write('a.txt', text);
    const { status, output } = await folder.collate('fix', '--only', 'duplicate.exact', '--dry-run');
    assert.equal(status, 0);
    assert.match(output, /^-The council of the town/mu);
    assert.equal(await folder.read('a.txt'), text);
    assert.equal((await folder.collate('fix', '--only', 'duplicate.exact')).status, 0);
    assert.equal(await folder.read('a.txt'), `\ufeff${copied}\r\n\r\nNobody came to listen.\r\n`);
  });

  it('prints the quantities of JSON lines, one line for each', async () => {
    const lines = [{ id: 'x', text: 'More than 6,000 fighters came.' }, { id: 2, text: 'Nobody came.' }].map((line) => JSON.stringify(line)).join('\n');
    const { status, output } = await folder.run(['quantities', '-', '--format', 'json'], { input: `${lines}\n` });
    assert.equal(status, 0);
    const [first, second] = output.trimEnd().split('\n').map((line) => JSON.parse(line) as { id: string; quantities: Record<string, unknown>[] });
    assert.deepEqual([first.id, second.id, second.quantities], ['x', '2', []]);
    const { start, end, text, low, high, approx, change, kind, counted } = first.quantities[0];
    assert.deepEqual({ start, end, text, low, high, approx, change, kind, counted }, { start: 0, end: 15, text: 'More than 6,000', low: 6000, high: null, approx: false, change: '>', kind: 'count', counted: 'fighters' });
  });

  it('prints segments, claims and entities as JSON', async () => {
    await folder.write('a.txt', 'At least 12 people were killed in Port Sorel on Friday when the storm hit the school, police said.\n');
    await folder.write('b.txt', 'The storm that hit the school of Port Sorel on Friday killed 15 people, police said.\n');
    const parse = async (command: string): Promise<Record<string, unknown[]>> => JSON.parse((await folder.collate(command, '--format', 'json')).output) as Record<string, unknown[]>;
    assert.deepEqual((await parse('segments')).segments.map((segment) => (segment as { file: string }).file), ['a.txt', 'b.txt']);
    const { groups } = await parse('claims');
    const [group] = groups as { verdict: string; mentions: { file: string; number: { start: number; end: number } }[] }[];
    assert.deepEqual(group.mentions.map(({ file, number }) => [file, number.start, number.end]), [['a.txt', 9, 11], ['b.txt', 61, 63]]);
    const { entities, names } = await parse('entities');
    assert.ok((entities as { name: string; label: string }[]).some(({ name, label }) => name === 'Port Sorel' && label === 'PLACE'));
    assert.deepEqual(names, []);
  });

  it('honours .gitignore and the configuration file like the editor does', async () => {
    await folder.write('.gitignore', 'drafts/\n');
    await folder.write('drafts/a.txt', 'We definately stayed.\n');
    await folder.write('b.txt', 'We definately stayed.\n');
    await folder.write('.collate/config.json', JSON.stringify({ rules: { spelling: 'hint' } }));
    const { findings } = JSON.parse((await folder.collate('check', '--only', 'spelling', '--format', 'json')).output) as { findings: { file: string; severity: string }[] };
    assert.deepEqual(findings.map(({ file, severity }) => [file, severity]), [['b.txt', 'hint']]);
  });

  const mistakes: readonly [readonly string[], string][] = [
    [['chekc'], 'There is no command chekc; "collate help" lists them.'],
    [['check', 'missing'], 'There is no file or folder missing.'],
    [['check', '--only', 'speling'], 'There is no rule speling; the rules are duplicate.exact, duplicate.near, boilerplate, spelling, name.variant, claim.conflict, claim.update, claim.difference, annotation.orphan, annotation.label, annotation.unmarked.'],
    [['check', '--format', 'xml'], '--format is one of text, json, sarif, github, not xml.'],
    [['check', '--fail-on', 'never'], '--fail-on is one of error, warning, information, hint, not never.'],
    [['fix'], 'collate fix needs --only RULE,… to say what to fix.'],
    [['check', 'binary.txt'], 'binary.txt is left out: it is a binary file.'],
  ];
  for (const [args, sentence] of mistakes) {
    it(`says in one sentence what is wrong with "collate ${args.join(' ')}"`, async () => {
      await folder.write('binary.txt', new Uint8Array([0, 1]));
      assert.deepEqual(await folder.collate(...args), { status: 2, output: '', errors: `collate: ${sentence}\n` });
    });
  }

  it('does not pass a folder that was named and cannot be read', async function () {
    if (process.getuid?.() === 0) this.skip();
    await folder.write('closed/a.txt', 'We definately stayed.\n');
    await chmod(join(folder.path, 'closed'), 0);
    const outcome = await folder.collate('check', 'closed');
    await chmod(join(folder.path, 'closed'), 0o700);
    assert.deepEqual(outcome, { status: 2, output: '', errors: 'collate: closed is left out: it may not be read or written (permission denied).\n' });
  });

  it('finds nothing in an empty folder', async () => {
    assert.deepEqual(await folder.collate('check'), { status: 0, output: 'No findings.\n', errors: '' });
  });
});
