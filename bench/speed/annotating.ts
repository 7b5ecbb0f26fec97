import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  anchorOnLoad,
  anchorState,
  AnnotatedText,
  AnnotationIndex,
  emptySidecar,
  occurrencesOf,
  serializeSidecar,
  shiftAnnotations,
  SidecarStore,
  tag,
  type AnnotationPage,
  type SidecarFiles,
} from '../../server/src/annotations/index.ts';
import { EditorClient } from './editorClient.ts';
import { retained } from './indexes.ts';
import { timesRow, type SpeedRow } from './row.ts';
import { joinedText, type TextSupply } from './texts/supply.ts';

const documentLength = 1_000_000;
const annotations = 10_000;
const bulkDocuments = 200;
const tagsADocument = 30;
const rounds = 15;

/** What annotations cost: following edits, loading for a text that was changed meanwhile, tagging many places, and knowing all tags of a corpus. */
export async function measureAnnotating(supply: TextSupply, documents: number): Promise<SpeedRow[]> {
  const { text } = joinedText(supply, documentLength, 0);
  const page = annotatedPage(text, annotations);
  return [...(await measureEdits(text, page)), ...measureLoads(text, page), ...(await measureBulk()), ...(await measureTaggedCorpus(supply, documents))];
}

/** A page with so many annotations on words all over the text. */
function annotatedPage(text: string, count: number): AnnotationPage {
  const words = [...text.matchAll(/\p{L}{4,}/gu)];
  const places = Array.from({ length: count }, (_, index) => {
    const { 0: word, index: start } = words[Math.floor((index * words.length) / count)];
    return { start, end: start + word.length };
  });
  let lastId = 0;
  const newId = (): string => `urn:uuid:00000000-0000-4000-8000-${String(++lastId).padStart(12, '0')}`;
  return tag(emptySidecar('a.txt', text), new AnnotatedText(text), places, 'MISC', { creator: 'bench', now: '2026-01-01T00:00:00Z', newId }).page;
}

/** Anchors follow single letters typed all over the document; and the sheet answers where they stand. */
async function measureEdits(text: string, page: AnnotationPage): Promise<SpeedRow[]> {
  let state = anchorState(page.items, new AnnotatedText(text));
  const shifts: number[] = [];
  const content = new TextEncoder().encode(serializeSidecar(page));
  const files: SidecarFiles = { read: () => Promise.resolve(content), writeAtomic: () => Promise.resolve() };
  const store = new SidecarStore(files);
  const document = 'file:///a.txt';
  const sheet = await store.load(document, text);
  const places: number[] = [];
  let current = text;
  for (let round = 0; round < 4 * rounds; round++) {
    const start = Math.floor((current.length * ((round * 7) % 50)) / 50);
    const change = { start, end: start, text: 'x' };
    current = `${current.slice(0, start)}x${current.slice(start)}`;
    const after = new AnnotatedText(current);
    let started = performance.now();
    state = shiftAnnotations(state, [change], after);
    shifts.push(performance.now() - started);
    started = performance.now();
    store.textChanged(document, [change], current);
    if (sheet.places.length === 0) throw new Error('The annotations are lost.');
    places.push(performance.now() - started);
  }
  return [
    timesRow('annotations', `an edit in 1 MB re-anchors ${annotations.toLocaleString('en')}`, shifts.slice(rounds), '< 5'),
    timesRow('annotations', 'an edit in 1 MB, with where all stand then', places.slice(rounds)),
  ];
}

/** Cold loads for a text in which a word was put into every hundredth line, with and without the former text. */
function measureLoads(text: string, page: AnnotationPage): SpeedRow[] {
  const content = serializeSidecar(page);
  const changed = text.split('\n').map((line, index) => (index % 100 === 50 ? `Yesterday ${line}` : line)).join('\n');
  const measured = (previous: string | undefined): number[] =>
    Array.from({ length: rounds }, () => {
      const parsed = JSON.parse(content) as AnnotationPage;
      const started = performance.now();
      anchorOnLoad(parsed, new AnnotatedText(changed), previous);
      return performance.now() - started;
    }).slice(3);
  return [
    timesRow('annotations', 'cold load of a changed text, by quotes', measured(undefined), '< 500'),
    timesRow('annotations', 'cold load of a changed text, by the former text', measured(text), '< 500'),
  ];
}

/** Ten thousand places of 200 documents through the server, files and all. */
async function measureBulk(): Promise<SpeedRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'collate-bench-'));
  const editor = new EditorClient(folder);
  try {
    const line = 'Robin met Zoë at the old mill by the river again.\n';
    const perDocument = annotations / bulkDocuments;
    const texts = Array.from({ length: bulkDocuments }, () => line.repeat(perDocument));
    await Promise.all(texts.map((text, index) => writeFile(join(folder, `${String(index)}.txt`), text)));
    await editor.initialize();
    const uri = await editor.open('0.txt', texts[0]);
    await editor.indexed();
    if (occurrencesOf(texts[0], 'Robin').length !== perDocument) throw new Error('The texts do not say what is tagged.');
    const places = texts.flatMap((_, index) =>
      Array.from({ length: perDocument }, (__, at) => ({
        uri: editor.uri(`${String(index)}.txt`),
        range: { start: { line: at, character: 0 }, end: { line: at, character: 5 } },
      })),
    );
    const times = { tag: [] as number[], undo: [] as number[] };
    for (let round = 0; round < 5; round++) {
      let started = performance.now();
      await editor.execute('collate.server.tagPlaces', { label: 'PERSON', places });
      times.tag.push(performance.now() - started);
      started = performance.now();
      await editor.execute('collate.server.undo', { uri });
      times.undo.push(performance.now() - started);
    }
    return [
      timesRow('annotations', `tag ${annotations.toLocaleString('en')} places in ${String(bulkDocuments)} files`, times.tag, '< 2000'),
      timesRow('annotations', 'take that back', times.undo, '< 2000'),
    ];
  } finally {
    await editor.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the tags of a corpus cost whose sidecars are read one by one and let go again, as at the start of a session. */
async function measureTaggedCorpus(supply: TextSupply, documents: number): Promise<SpeedRow[]> {
  const index = new AnnotationIndex();
  const size = Math.min(documents, supply.size);
  const before = retained();
  let spent = 0;
  for (let number = 0; number < size; number++) {
    const text = supply.text(number);
    const content = new TextEncoder().encode(serializeSidecar(annotatedPage(text, tagsADocument)));
    const document = `file:///${String(number)}.txt`;
    const started = process.cpuUsage();
    const store = new SidecarStore({ read: () => Promise.resolve(content), writeAtomic: () => Promise.resolve() });
    index.set(document, (await store.load(document, text)).places);
    const { user, system } = process.cpuUsage(started);
    spent += user + system;
  }
  const kept = retained() - before;
  if (index.documents().length !== size) throw new Error('The tags are lost.');
  const of = `${String(tagsADocument)} tags a document, ${size.toLocaleString('en')} documents`;
  return [
    { part: 'annotations', work: `processor time to read a sidecar, ${of}`, value: spent / 1000 / size, unit: 'ms' },
    { part: 'annotations', work: `memory for the tags of one, ${of}`, value: kept / 1024 / size, unit: 'KB' },
  ];
}
