import { URI } from 'vscode-uri';
import { parseSidecarName, sidecarOf, type AnnotationEvent } from '../../annotations/index.ts';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { fileVersions } from '../../node/gitHistory.ts';
import { eventSentence, layerLog } from '../../service/annotationLog.ts';
import { readWhole } from '../../service/exchange/files.ts';
import { FileProblem } from '../../service/host.ts';
import { findDocuments } from '../annotations/corpus.ts';
import { oneOf, parseArguments } from '../options.ts';
import { write } from '../output/write.ts';
import { pathOf } from '../paths.ts';

interface LogRow extends AnnotationEvent {
  readonly file: string;
  readonly layer: string | null;
}

/** `collate log`: who annotated what and when, from the sidecars and from git; status 1 when a sidecar cannot be read. */
export async function log(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, { format: { type: 'string' } });
  const format = oneOf(['text', 'json'], values.format ?? 'text', '--format');
  const documents = await findDocuments(positionals);
  const rows: LogRow[] = [];
  let status = 0;
  for (const { uri, name, layers } of documents) {
    for (const layer of new Set([undefined, ...layers])) {
      const sidecar = sidecarOf(uri, layer);
      const content = await contentOf(sidecar);
      if (content instanceof FileProblem) {
        process.stderr.write(`collate: ${pathOf(sidecar)} is left out: ${content.message}.\n`);
        status = 1;
        continue;
      }
      const { events, problems } = layerLog(content, await fileVersions(URI.parse(sidecar).fsPath), parseSidecarName(sidecar)?.layer);
      for (const problem of problems) process.stderr.write(`collate: ${pathOf(sidecar)}: ${problem}\n`);
      if (problems.length > 0) status = 1;
      rows.push(...events.map((event) => ({ file: name, layer: layer ?? null, ...event })));
    }
  }
  rows.sort((a, b) => (a.when === b.when ? 0 : a.when < b.when ? -1 : 1));
  if (format === 'json') await write(`${JSON.stringify({ version: 1, events: rows.map(({ commit = null, ...row }) => ({ ...row, commit })) }, undefined, 2)}\n`);
  else await write(rows.map((row) => `${line(row)}\n`).join('') || 'No annotations.\n');
  return status;
}

async function contentOf(uri: string): Promise<string | undefined | FileProblem> {
  try {
    return await readWhole(nodeFileSystem, uri);
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
}

function line(row: LogRow): string {
  const { file, layer, start, end, who, when, commit, text } = row;
  const place = text === '' ? file : `${file}:${String(start)}-${String(end)}`;
  const source = commit ? ` [${commit.hash.slice(0, 10)} ${commit.author}]` : '';
  return `${when || 'unknown time'} ${who}: ${eventSentence(row)} — ${place}${layer === null ? '' : ` (layer ${layer})`}${source}`;
}
