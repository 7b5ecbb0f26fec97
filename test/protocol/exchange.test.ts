import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { annotationsOf, parseSidecar, relabel, serializeSidecar, setStatus } from '../../server/src/annotations/index.ts';
import type { AnnotationPage } from '../../server/src/annotations/index.ts';
import type { AnnotationLog, ExchangeFormat, ExchangeResult } from '../../server/src/protocol.ts';
import { stampOf, tagged } from '../unit/annotations/fixtures.ts';
import { Session } from './client.ts';
import { CommandLineFolder } from './commandLineFolder.ts';

const { text, page, ids } = tagged('It was [Zoë] 😊 who met [Robin].\n');

function pageOf(content: string): AnnotationPage {
  const parsed = parseSidecar(content);
  assert.ok('page' in parsed, 'the sidecar can be read');
  return parsed.page;
}

function spansOf(content: string): string[] {
  return annotationsOf(pageOf(content)).map(({ start, end, label, text: quote }) => `${start}-${end} ${label} ${quote}`);
}

describe('export and import on the command line', () => {
  let folder: CommandLineFolder;
  beforeEach(async () => {
    folder = await CommandLineFolder.make();
    await folder.write('news/a.txt', text);
    await folder.write('news/a.txt.anno.json', serializeSidecar(page));
    await folder.write('news/b.txt', 'Nothing is tagged here.\n');
  });
  afterEach(() => folder.remove());

  for (const format of ['brat', 'conll2003', 'doccano', 'prodigy', 'labelstudio', 'w3c']) {
    it(`brings ${format} back as it was, and the second time nothing new`, async () => {
      const exported = await folder.collate('export', 'news', '--to', format, '--out', 'out/');
      assert.equal(exported.status, 0, exported.errors);
      const imported = await folder.collate('import', 'out', '--from', format, '--into', 'back', '--format', 'json');
      assert.equal(imported.status, 0, imported.errors);
      const report = JSON.parse(imported.output) as { documents: { file: string; added: number; created: boolean }[]; losses: unknown[]; problems: unknown[] };
      assert.deepEqual(report.documents.map(({ added, created }) => [added, created]), [[2, true]]);
      assert.deepEqual(spansOf(await folder.read(`back/${report.documents[0].file}.anno.json`)), spansOf(serializeSidecar(page)));
      const before = await folder.read(`back/${report.documents[0].file}.anno.json`);
      assert.match((await folder.collate('import', 'out', '--from', format, '--into', 'back')).errors, /imported 0 annotations .* 2 there already/u);
      assert.equal(await folder.read(`back/${report.documents[0].file}.anno.json`), before);
    });
  }

  it('writes to standard output, and lists every item that the format cannot hold', async () => {
    const noted = setStatus(page, [ids[1]], 'rejected', stampOf());
    await folder.write('news/a.txt.anno.json', serializeSidecar(noted));
    const { status, output, errors } = await folder.collate('export', 'news', '--to', 'conll2003', '--iob1');
    assert.equal(status, 0);
    assert.match(output, /^-DOCSTART- -X- O O\n\nIt -X- O O\nwas -X- O O\nZoë -X- O I-PERSON\n/u);
    assert.match(errors, /news\/a\.txt: 21–26 PERSON “Robin”: It is rejected\./u);
    assert.match(errors, /exported 1 annotation of 1 document as conll2003/u);
  });

  it('never writes over a document, and over other files only when told to', async () => {
    await folder.write('news/a.txt', text.replace('\n', '\r\n'));
    const { status, errors } = await folder.collate('export', 'news', '--to', 'brat', '--out', '.', '--overwrite');
    assert.equal(status, 1);
    assert.match(errors, /news\/a\.txt: It is a document of the corpus, which an export never changes/u);
    assert.equal(await folder.read('news/a.txt'), text.replace('\n', '\r\n'));
    await folder.write('x.csv', 'precious');
    assert.equal((await folder.collate('export', 'news', '--to', 'csv', '--out', 'x.csv')).status, 1);
    assert.equal(await folder.read('x.csv'), 'precious');
    assert.equal((await folder.collate('export', 'news', '--to', 'csv', '--out', 'x.csv', '--overwrite')).status, 0);
    assert.match(await folder.read('x.csv'), /^document,id,kind,label/u);
    assert.equal((await folder.collate('export', 'news', '--to', 'csv', '--out', 'news/a.txt.anno.json', '--overwrite')).status, 1);
    assert.deepEqual(pageOf(await folder.read('news/a.txt.anno.json')), page);
  });

  it('refuses names that lead out of the folder, and folders that are links', async () => {
    const lines = ['../evil.txt', '/tmp/evil.txt', 'C:\\evil.txt', 'news/../../evil.txt', 'link/evil.txt', 'x.txt.anno.json'].map((name) => JSON.stringify({ text: 'Zoë', label: [[0, 3, 'P']], meta: { name } }));
    await folder.write('in/x.jsonl', lines.join('\n'));
    await folder.write('into/ok.txt', 'x');
    await folder.write('elsewhere/ok.txt', 'x');
    await symlink(join(folder.path, 'elsewhere'), join(folder.path, 'into/link'));
    const { status, errors, output } = await folder.collate('import', 'in/x.jsonl', '--from', 'doccano', '--into', 'into', '--format', 'json');
    assert.equal(status, 1, errors);
    const { problems, documents } = JSON.parse(output) as { problems: { reason: string }[]; documents: { file: string }[] };
    assert.equal(problems.filter(({ reason }) => reason.includes('leads out of the folder')).length, 4);
    assert.equal(problems.filter(({ reason }) => reason.includes('is a link')).length, 1);
    assert.deepEqual(documents.map(({ file }) => file), ['x-0001.txt']);
    await assert.rejects(folder.read('elsewhere/evil.txt'));
    await assert.rejects(folder.read('evil.txt'));
  });

  for (const [what, spoil] of [['damaged', (content: string) => content.slice(0, 200)], ['newer', (content: string) => content.replace('"formatVersion": 1', '"formatVersion": 2')]] as const) {
    it(`leaves ${what} sidecars as they are, in every command`, async () => {
      const spoilt = spoil(serializeSidecar(page));
      await folder.write('news/a.txt.anno.json', spoilt);
      await folder.write('news/a.txt.anno.ben.json', serializeSidecar(page));
      await folder.write('in.jsonl', JSON.stringify({ text, label: [[7, 10, 'P']], meta: { name: 'news/a.txt' } }));
      for (const args of [['export', 'news', '--to', 'csv', '--out', 'o.csv'], ['import', 'in.jsonl', '--from', 'doccano'], ['agreement', 'news'], ['log', 'news']]) {
        const { status, errors } = await folder.collate(...args);
        assert.equal(status, 1, args.join(' ') + errors);
        assert.match(errors, /a\.txt\.anno\.json: .*[Ll]ine \d+: /u, args.join(' '));
        assert.equal(await folder.read('news/a.txt.anno.json'), spoilt, args.join(' '));
      }
    });
  }

  it('merges into what is there: nothing doubled, nothing removed, decisions kept', async () => {
    await folder.write('news/a.txt.anno.json', serializeSidecar(setStatus(setStatus(page, [ids[0]], 'rejected', stampOf()), [ids[1]], 'suggested', stampOf())));
    await folder.write('in.jsonl', JSON.stringify({ text, label: [[7, 10, 'PERSON'], [21, 26, 'PERSON'], [0, 2, 'MISC']], meta: { name: 'news/a.txt' } }));
    assert.equal((await folder.collate('import', 'in.jsonl', '--from', 'doccano')).status, 0);
    assert.deepEqual(annotationsOf(pageOf(await folder.read('news/a.txt.anno.json'))).map(({ label, text: quote, status }) => `${label} ${quote} ${status}`), ['MISC It accepted', 'PERSON Zoë rejected', 'PERSON Robin accepted']);
  });

  it('follows the words where the document was edited, and refuses another text altogether', async () => {
    await folder.write('in.jsonl', [{ text: `Once upon a time. ${text}`, label: [[25, 28, 'ORG']], meta: { name: 'news/a.txt' } }, { text: 'Quite another story of Ely.', label: [[23, 26, 'ORG']], meta: { name: 'news/b.txt' } }].map((line) => JSON.stringify(line)).join('\n'));
    const { status, errors } = await folder.collate('import', 'in.jsonl', '--from', 'doccano');
    assert.equal(status, 1);
    assert.match(errors, /news\/b\.txt: The document has another text/u);
    assert.ok(spansOf(await folder.read('news/a.txt.anno.json')).includes('7-10 ORG Zoë'));
  });

  it('puts several people of a Label Studio task into layers, and compares them', async () => {
    const result = (start: number, end: number, label: string): object => ({ id: 'r', type: 'labels', value: { start, end, labels: [label] } });
    const annotations = [
      { completed_by: { email: 'anna@example.org' }, result: [result(7, 10, 'PERSON'), result(21, 26, 'PERSON')] },
      { completed_by: { email: 'ben@example.org' }, result: [result(7, 10, 'PERSON'), result(21, 26, 'ORG')] },
    ];
    await folder.write('ls.json', JSON.stringify([{ data: { text, name: 'news/a.txt' }, annotations }]));
    assert.equal((await folder.collate('import', 'ls.json', '--from', 'labelstudio')).status, 0);
    assert.deepEqual(spansOf(await folder.read('news/a.txt.anno.ben-example-org.json')), ['7-10 PERSON Zoë', '21-26 ORG Robin']);
    const { status, output } = await folder.collate('agreement', '--format', 'json');
    assert.equal(status, 0);
    const { pairs, leftOut } = JSON.parse(output) as { pairs: { first: string; exact: { f1: number }; overlap: { f1: number }; labels: { label: string; kappa: number | null }[]; differences: object[] }[]; leftOut: { file: string }[] };
    assert.deepEqual(pairs.map(({ first, exact, overlap, differences }) => [first, exact.f1, overlap.f1, differences.length]), [['anna-example-org', 0.5, 0.5, 1]]);
    // Of eight tokens both call Zoë a person, and one calls Robin so too: (7/8 - (2*1 + 6*7)/64) / (1 - (2*1 + 6*7)/64).
    assert.ok(Math.abs(pairs[0].labels.find(({ label }) => label === 'PERSON')!.kappa! - 0.6) < 1e-9);
    assert.deepEqual(leftOut, []);
    assert.match((await folder.collate('agreement')).output, /another label: PERSON “Robin” \| ORG “Robin”/u);
  });

  it('exports the layer of an annotator', async () => {
    await folder.write('news/a.txt.anno.ben.json', serializeSidecar(relabel(page, ids, 'ORG', stampOf())));
    assert.match((await folder.collate('export', 'news', '--to', 'doccano', '--annotator', 'ben')).output, /"ORG"/u);
    assert.match((await folder.collate('export', 'news', '--to', 'doccano')).output, /"PERSON"/u);
    await folder.write('.collate/config.json', JSON.stringify({ annotator: 'ben' }));
    assert.match((await folder.collate('export', 'news', '--to', 'doccano')).output, /"ORG"/u);
    assert.match((await folder.collate('export', 'news', '--to', 'doccano', '--annotator', 'curated')).output, /"PERSON"/u);
  });

  it('tells who did what, from the sidecar and from git', async () => {
    await folder.git('init', '--quiet');
    await folder.git('add', '--all');
    await folder.git('commit', '--quiet', '--message', 'First tags');
    await folder.write('news/a.txt.anno.json', serializeSidecar(relabel(page, [ids[0]], 'ORG', stampOf('ben', '2026-05-05T00:00:00Z'))));
    await folder.git('commit', '--quiet', '--all', '--message', 'Zoë is a firm');
    await folder.write('news/a.txt.anno.json', serializeSidecar({ ...relabel(page, [ids[0]], 'ORG', stampOf('ben', '2026-05-05T00:00:00Z')), items: page.items.slice(0, 1) }));
    const { output } = await folder.collate('log', '--format', 'json');
    const { events } = JSON.parse(output) as { events: { action: string; who: string; text: string; before?: string; after?: string; commit: { author: string; subject: string } | null }[] };
    assert.deepEqual(
      events.map(({ action, who, text: quote, before, after, commit }) => [action, who, quote, before, after, commit?.subject]),
      [
        ['relabelled', 'unknown', 'Zoë', 'ORG', 'PERSON', undefined],
        ['removed', 'unknown', 'Robin', undefined, undefined, undefined],
        ['tagged', 'anna', 'Zoë', undefined, undefined, 'First tags'],
        ['tagged', 'anna', 'Robin', undefined, undefined, 'First tags'],
        ['relabelled', 'Ada', 'Zoë', 'PERSON', 'ORG', 'Zoë is a firm'],
      ],
    );
    assert.match((await folder.collate('log')).output, /2026-05-05T00:00:00Z Ada: relabelled “Zoë” from PERSON to ORG — news\/a\.txt:7-10 \[[0-9a-f]{10} Ada\]/u);
  });

  it('names in one sentence what is wrong', async () => {
    for (const [args, sentence] of [
      [['export', '--to', 'xml'], 'collate export needs --to brat|conll2003|doccano|prodigy|labelstudio|w3c|csv.'],
      [['export', '--to', 'brat'], 'brat standoff has a file for each document, so collate export needs --out FOLDER.'],
      [['import', '--from', 'brat'], 'collate import needs the files or folders to read.'],
      [['import', 'news', '--from', 'brat'], 'There is no file ending in .ann in news.'],
      [['agreement'], 'Two layers are needed to compare; there is only curated.'],
      [['agreement', '--layers', 'x,y'], 'There is no layer x; there are curated.'],
      [['merge', 'a'], 'collate merge needs BASE OURS THEIRS, and may have PATH: in git, %O %A %B %P.'],
    ] as const) assert.deepEqual(await folder.collate(...args), { status: 2, output: '', errors: `collate: ${sentence}\n` });
    await folder.write('x.spacy', new Uint8Array([0x78, 0x9c, 0, 1]));
    assert.match((await folder.collate('import', 'x.spacy', '--from', 'spacy')).errors, /DocBin, which only spaCy can read/u);
  });
});

describe('exchange through the server', () => {
  let session: Session;
  afterEach(() => session.end());

  it('exports what is open as it is in the editor, and imports into the workspace', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'a.txt.anno.json': serializeSidecar(page), 'b.txt': 'Zoë slept.\n', 'in.csv': 'file;label;start;stop;quote\nb.txt;PERSON;0;2;Zoë\n../x.txt;P;0;1;y\n' } });
    const formats = await session.connection.sendRequest<ExchangeFormat[]>('collate/formats');
    assert.deepEqual(formats.map(({ name }) => name), ['brat', 'conll2003', 'doccano', 'prodigy', 'labelstudio', 'w3c', 'csv']);
    const exported = await session.connection.sendRequest<ExchangeResult>('collate/export', { format: 'doccano', to: session.uri('out.jsonl') });
    assert.deepEqual([exported.done, exported.message, exported.problems], [true, 'Exported 2 annotations of 1 document as doccano JSONL.', []]);
    assert.deepEqual((JSON.parse(await session.onDisk('out.jsonl')) as { label: unknown }).label, [[7, 10, 'PERSON'], [21, 26, 'PERSON']]);
    const again = await session.connection.sendRequest<ExchangeResult>('collate/export', { format: 'csv', to: session.uri('out.jsonl') });
    assert.match(again.problems.join(), /It is there already/u);
    const imported = await session.connection.sendRequest<ExchangeResult>('collate/import', { format: 'csv', files: [session.uri('in.csv')], into: session.uri('') });
    assert.deepEqual([imported.done, imported.message], [true, 'Imported 1 annotation into 1 document.']);
    assert.match(imported.losses.join('\n'), /the last character as the end/u);
    assert.match(imported.problems.join('\n'), /leads out of the folder/u);
    const shown = await session.connection.sendRequest<{ label: string }[]>('collate/annotations', { uri: session.uri('b.txt') });
    assert.deepEqual(shown.map(({ label }) => label), ['PERSON']);
    const log = await session.connection.sendRequest<AnnotationLog>('collate/annotationLog', { uri: session.uri('a.txt'), useGit: true });
    assert.deepEqual(log.entries.map(({ who, what, range }) => [who, what, range?.start.character]), [['anna', 'tagged “Zoë” as PERSON', 7], ['anna', 'tagged “Robin” as PERSON', 22]]);
    const outside = await session.connection.sendRequest<ExchangeResult>('collate/import', { format: 'csv', files: [session.uri('in.csv')], into: 'file:///nowhere' });
    assert.equal(outside.done, false);
  });
});
