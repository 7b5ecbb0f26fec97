import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EditorClient } from './editorClient.ts';
import type { SpeedRow } from './row.ts';
import type { ProbeReading } from './serverProbe.ts';
import { writeDocuments, type TextSupply } from './texts/supply.ts';

/** Documents that are changed between two sessions. */
const changes = 100;

interface Session {
  /** Milliseconds from the server's start until the corpus is read. */
  readonly ready: number;
  readonly probe: ProbeReading;
}

/** All closed documents have been told of when nothing has come for so many milliseconds. */
const quiet = 4000;

/** What a session costs that starts from the index of the one before, with nothing changed and with some documents changed; and one that is asked what is in all documents. */
export async function measureRestart(supply: TextSupply, documents: number): Promise<SpeedRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'collate-bench-'));
  const storage = await mkdtemp(join(tmpdir(), 'collate-storage-'));
  try {
    const size = Math.min(documents, supply.size);
    const paths = await writeDocuments(supply, folder, size);
    const cold = await session(folder, storage);
    const unchanged = await session(folder, storage);
    for (let number = 0; number < changes; number++) {
      const place = Math.floor((number * size) / changes);
      await writeFile(join(folder, paths[place]), `${supply.text(place)}\n${supply.text(size + number)}`);
    }
    const changed = await session(folder, storage);
    const whole = await session(folder, storage, (editor) => editor.workspaceDiagnostics(quiet));
    const count = size.toLocaleString('en-US');
    const row = (work: string, value: number, unit: string, target?: string): SpeedRow => ({ part: 'restart', work, value, unit, target });
    return [
      row(`first start, ${count} documents to read`, cold.ready, 'ms'),
      row(`start with the index of ${count}, nothing changed`, unchanged.ready, 'ms', '< 2000 at 100,000'),
      row(`start with the index of ${count}, ${String(changes)} changed`, changed.ready, 'ms', '< 3000 at 100,000'),
      row(`resident memory after reading ${count}`, cold.probe.resident / 1e6, 'MB'),
      row(`resident memory after a start with the index of ${count}`, unchanged.probe.resident / 1e6, 'MB', '< 1000 at 100,000'),
      row('resident memory when all of them have been looked at', whole.probe.resident / 1e6, 'MB', '< 1000 at 100,000'),
      row('longest event-loop delay while reading', cold.probe.longestDelay, 'ms', '< 20'),
      row('longest event-loop delay of a start with the index', unchanged.probe.longestDelay, 'ms'),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(storage, { recursive: true, force: true });
  }
}

async function session(folder: string, storage: string, work?: (editor: EditorClient) => Promise<unknown>): Promise<Session> {
  const started = performance.now();
  const editor = new EditorClient(folder, storage);
  await editor.initialize();
  await editor.indexed();
  const ready = performance.now() - started;
  await work?.(editor);
  const probe = await editor.probe();
  await editor.end();
  return { ready, probe };
}
