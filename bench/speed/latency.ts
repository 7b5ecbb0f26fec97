import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EditorClient } from './editorClient.ts';
import { timesRow, type SpeedRow } from './row.ts';
import { joinedText, writeDocuments, type TextSupply } from './texts/supply.ts';

const documentLength = 20_000;
const samples = 60;

/** Milliseconds between two keystrokes. */
const pause = 60;

/** What an annotator waits for, seen from an editor's side of the protocol, and what the server needs meanwhile. */
export async function measureLatency(supply: TextSupply, documents: number): Promise<SpeedRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'collate-bench-'));
  try {
    const size = Math.min(documents, supply.size);
    await writeDocuments(supply, folder, size);
    const { text } = joinedText(supply, documentLength, size);
    await writeFile(join(folder, 'open.txt'), text);
    return await measureSession(folder, text, size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureSession(folder: string, text: string, size: number): Promise<SpeedRow[]> {
  const started = performance.now();
  const since = (): number => performance.now() - started;
  const editor = new EditorClient(folder);
  await editor.initialize();
  const answered = since();
  const uri = await editor.open('open.txt', text);
  const isIndexed = editor.indexed().then(() => true);
  let first = await editor.diagnostics(uri);
  while (first.length === 0 && !(await Promise.race([isIndexed, setTimeout(10, false)]))) first = await editor.diagnostics(uri);
  const firstFindings = since();
  await isIndexed;
  const indexed = since();
  const whileIndexing = await editor.probe();
  const keystrokes = await typeWords(editor, uri, text);
  const whileTyping = await editor.probe();
  const requests = await askAround(editor, uri, text);
  await editor.end();
  const one = (work: string, value: number, unit: string, target?: string): SpeedRow => ({ part: 'server', work, value, unit, target });
  return [
    one('from its start to the answer to initialize', answered, 'ms'),
    one(`from its start to the open document's ${String(first.length)} first findings`, firstFindings, 'ms', '< 500'),
    one(`from its start to the index of ${String(size)}`, indexed, 'ms'),
    timesRow('server', `keystroke to changed diagnostics, 20 KB (${String(keystrokes.changed)} of ${String(samples)} changed)`, keystrokes.times, 'p95 < 50'),
    ...requests,
    one(`resident memory with ${String(size)} indexed`, whileIndexing.resident / 1e6, 'MB'),
    one('longest event-loop delay while indexing', whileIndexing.longestDelay, 'ms', '< 20'),
    one('longest event-loop delay while typing', whileTyping.longestDelay, 'ms', '< 20'),
  ];
}

/** Types a letter into a word and takes it out again, word after word, asking for diagnostics each time as editors do. */
async function typeWords(editor: EditorClient, uri: string, text: string): Promise<{ times: number[]; changed: number }> {
  const layout = TextDocument.create(uri, 'plaintext', 1, text);
  const words = spread([...text.matchAll(/\b[a-z]{7,}\b/gu)], samples / 2);
  const times: number[] = [];
  let changed = 0;
  let version = 1;
  let known = JSON.stringify(await editor.diagnostics(uri));
  for (const word of words) {
    const start = layout.positionAt(word.index + 3);
    const after = { line: start.line, character: start.character + 1 };
    for (const change of [{ range: { start, end: start }, text: 'q' }, { range: { start, end: after }, text: '' }]) {
      const sent = performance.now();
      await editor.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [change] });
      const found = await editor.diagnostics(uri);
      times.push(performance.now() - sent);
      const shown = JSON.stringify(found);
      if (shown !== known) changed++;
      known = shown;
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
