import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EditorClient } from './editorClient.ts';
import { timesRow, type SpeedRow } from './row.ts';
import type { ProbeReading } from './serverProbe.ts';
import { joinedText, writeDocuments, type TextSupply } from './texts/supply.ts';

const documentLength = 20_000;
const samples = 60;

/** Milliseconds between two keystrokes. */
const pause = 60;

/** Documents that report one event in the made-up news; one of each of the last events is what is typed into. */
const sources = 4;

/** A keystroke may cost this much more processor time in a corpus of ten times the size. */
const growthLimit = 1.5;

/** Findings of closed documents are all there when none have come for so many milliseconds. */
const quiet = 5000;

/** What an annotator waits for, seen from an editor's side of the protocol, and what the server needs meanwhile. */
export async function measureLatency(supply: TextSupply, documents: number): Promise<SpeedRow[]> {
  const size = Math.min(documents, supply.size);
  const compiled = await mkdtemp(join(tmpdir(), 'collate-compiled-'));
  try {
    return await compareCorpora(supply, size, compiled);
  } finally {
    await rm(compiled, { recursive: true, force: true });
  }
}

/** The second of them starts with the code compiled that the first one left, as every start does but the first after an update. */
async function compareCorpora(supply: TextSupply, size: number, compiled: string): Promise<SpeedRow[]> {
  const small = await measureCorpus(supply, Math.max(100, Math.round(size / 10)), compiled);
  const large = await measureCorpus(supply, size, compiled);
  const ratio = large.keystroke / small.keystroke;
  return [
    ...large.rows,
    { part: 'server', work: `processor time of a keystroke, ${small.size.toLocaleString('en-US')} documents`, value: small.keystroke, unit: 'ms' },
    { part: 'server', work: `processor time of a keystroke, ${large.size.toLocaleString('en-US')} documents`, value: large.keystroke, unit: 'ms' },
    { part: 'server', work: 'growth of a keystroke', value: ratio, unit: '×', target: `≤ ${String(growthLimit)}`, shape: ratio <= growthLimit ? 'ok' : 'GROWS' },
  ];
}

interface Measured {
  readonly size: number;
  readonly rows: readonly SpeedRow[];
  /** Processor time of the server's main thread for one keystroke with its findings, on average, in milliseconds. */
  readonly keystroke: number;
}

async function measureCorpus(supply: TextSupply, size: number, compiled: string): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'collate-bench-'));
  const storage = await mkdtemp(join(tmpdir(), 'collate-storage-'));
  try {
    const paths = await writeDocuments(supply, folder, size);
    const { text, next } = joinedText({ size: supply.size, text: (number) => supply.text(size - 1 - sources * number) }, documentLength, 0);
    for (let number = 0; number < next; number++) await rm(join(folder, paths[size - 1 - sources * number]));
    await writeFile(join(folder, 'open.txt'), text);
    return await measureSession(folder, storage, compiled, text, size);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(storage, { recursive: true, force: true });
  }
}

async function measureSession(folder: string, storage: string, compiled: string, text: string, size: number): Promise<Measured> {
  const started = performance.now();
  const since = (): number => performance.now() - started;
  const editor = new EditorClient(folder, storage, compiled);
  await editor.initialize();
  const answered = since();
  const uri = await editor.open('open.txt', text);
  const cold = await findInOpen(editor, uri, since);
  await editor.indexed();
  const indexed = since();
  const whileIndexing = await editor.probe();
  const warmUp = await typeInto(editor, uri, text, typed.words, 10);
  await editor.probe();
  const one = (work: string, value: number, unit: string, target?: string): SpeedRow => ({ part: 'server', work, value, unit, target });
  const rows: SpeedRow[] = [];
  let processor = 0;
  for (const [what, places] of Object.entries(typed)) {
    const { times, changed } = await typeInto(editor, uri, text, places, samples);
    const probe = await editor.probe();
    processor += probe.processor;
    rows.push(
      timesRow('server', `keystroke in ${what} to changed diagnostics, 20 KB (${String(changed)} of ${String(times.length)} changed)`, times, 'p95 < 50'),
      ...stalls(`typing into ${what}`, probe),
    );
  }
  rows.push(...(await askAround(editor, uri, text)), ...stalls('answering these', await editor.probe()));
  const reported = await editor.workspaceDiagnostics(quiet);
  const afterClosed = await editor.probe();
  rows.push(...stalls(`finding what is in the ${reported.toLocaleString('en-US')} closed documents with findings`, afterClosed));
  rows.push(one('resident memory with what is in them', afterClosed.resident / 1e6, 'MB', '< 1000 at 100,000'));
  await editor.listClaims();
  rows.push(...stalls('listing the claim groups', await editor.probe()));
  for (const [method, parameters] of [['collate/entities', undefined], ['workspace/symbol', { query: 'a' }]] as const) {
    await editor.connection.sendRequest(method, parameters);
    rows.push(...stalls(`the first ${method}`, await editor.probe()));
  }
  await editor.end();
  const restarted = performance.now();
  const again = new EditorClient(folder, storage, compiled);
  await again.initialize();
  const kept = await findInOpen(again, await again.open('open.txt', text), () => performance.now() - restarted);
  await again.indexed();
  rows.push(...stalls('starting with the index', await again.probe()));
  await again.end();
  return {
    size,
    keystroke: processor / (samples * Object.keys(typed).length),
    rows: [
      one('from its start to the answer to initialize', answered, 'ms'),
      one(`from its start to the open document's first findings, ${String(cold.first.count)}`, cold.first.at, 'ms', '< 500'),
      one(`from its start to all findings of the open document by itself, ${String(cold.all.count)}`, cold.all.at, 'ms'),
      one(`from its start with the index to the open document's first findings, ${String(kept.first.count)}`, kept.first.at, 'ms', '< 500'),
      one(`from its start with the index to all findings of the open document, ${String(kept.all.count)}`, kept.all.at, 'ms'),
      one(`from its start to the index of ${size.toLocaleString('en-US')}`, indexed, 'ms'),
      one(`resident memory with ${size.toLocaleString('en-US')} indexed`, whileIndexing.resident / 1e6, 'MB'),
      ...stalls('indexing', whileIndexing),
      timesRow('server', 'the first keystrokes', warmUp.times),
      ...rows,
    ],
  };
}

interface Told {
  /** Findings. */
  readonly count: number;
  /** In milliseconds. */
  readonly at: number;
}

/** Asks for an open document's findings, and again whenever the server says that there are others, until it goes on to read the corpus. */
async function findInOpen(editor: EditorClient, uri: string, since: () => number): Promise<{ first: Told; all: Told }> {
  const isReading = editor.reading().then(() => true);
  let first: Told | undefined;
  let all: Told = { count: 0, at: NaN };
  let known: string | undefined;
  for (let isOver = false; !isOver; ) {
    const refreshed = editor.refreshed().then(() => false);
    const report = await editor.report(uri, known);
    if (report.kind === 'full') {
      all = { count: report.items.length, at: since() };
      if (report.items.length > 0) first ??= all;
    }
    known = report.resultId;
    isOver = await Promise.race([isReading, refreshed]);
  }
  return { first: first ?? all, all };
}

function stalls(work: string, { longestDelay, longestStretch }: ProbeReading): SpeedRow[] {
  return [
    { part: 'server', work: `longest event-loop delay while ${work}`, value: longestDelay, unit: 'ms', target: '< 20' },
    { part: 'server', work: `longest stretch of processor time while ${work}`, value: longestStretch, unit: 'ms', target: '< 20' },
  ];
}

/** What is typed into: each match gets a letter or digit more, and loses it again. */
const typed: Readonly<Record<string, RegExp>> = {
  words: /\b[a-z]{7,}\b/gu,
  names: /(?<=[a-z] )\p{Lu}\p{Ll}{3,}/gu,
  numbers: /(?<=[a-z] )\d[\d,]*/gu,
};

/** Types a character into one place after another and takes it out again, asking for diagnostics each time as editors do. */
async function typeInto(editor: EditorClient, uri: string, text: string, places: RegExp, count: number): Promise<{ times: number[]; changed: number }> {
  const layout = TextDocument.create(uri, 'plaintext', 1, text);
  const times: number[] = [];
  let changed = 0;
  let known = await editor.report(uri);
  for (const place of spread([...text.matchAll(places)], count / 2)) {
    const start = layout.positionAt(place.index + 1);
    const after = { line: start.line, character: start.character + 1 };
    const letter = /\d/.test(place[0]) ? '1' : 'q';
    for (const change of [{ range: { start, end: start }, text: letter }, { range: { start, end: after }, text: '' }]) {
      const sent = performance.now();
      await editor.change(uri, change);
      const report = await editor.report(uri, known.resultId);
      times.push(performance.now() - sent);
      if (report.kind === 'full') changed++;
      known = report;
      await setTimeout(pause);
    }
  }
  return { times, changed };
}

/** Hover and definition over names and numbers, and the code actions of findings. */
async function askAround(editor: EditorClient, uri: string, text: string): Promise<SpeedRow[]> {
  const layout = TextDocument.create(uri, 'plaintext', 1, text);
  const places = spread([...text.matchAll(/(?<=[a-z] )(?:\p{Lu}\p{Ll}{3,}|\d[\d,]*)/gu)], samples).map(({ index }) => layout.positionAt(index + 1));
  const findings = spread(await editor.diagnostics(uri), samples);
  const time = async (method: string, parameters: readonly object[]): Promise<SpeedRow> => {
    const times: number[] = [];
    for (const parameter of parameters) {
      const sent = performance.now();
      await editor.connection.sendRequest(method, { textDocument: { uri }, ...parameter });
      times.push(performance.now() - sent);
    }
    return timesRow('server', method.slice(method.indexOf('/') + 1), times, 'p95 < 20');
  };
  const positions = places.map((position) => ({ position }));
  return [
    await time('textDocument/hover', positions),
    await time('textDocument/definition', positions),
    await time('textDocument/codeAction', findings.map((finding) => ({ range: finding.range, context: { diagnostics: [finding] } }))),
  ];
}

/** Up to `count` of the items, spread over all of them. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * step)]);
}
