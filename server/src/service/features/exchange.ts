import { defaultLabelSchema, formatOf, formats, parseSidecarName, sidecarOf, type Format } from '../../annotations/index.ts';
import type { AnnotationLog, AnnotationLogEntry, ExchangeFormat, ExchangeResult, ExportParams, ImportParams } from '../../protocol.ts';
import { positionAt } from '../../text/layout.ts';
import { eventSentence, layerLog } from '../annotationLog.ts';
import { exportDocuments, type ExportSource } from '../exchange/exportDocuments.ts';
import { readWhole } from '../exchange/files.ts';
import { findInputs } from '../exchange/findInputs.ts';
import { importFiles, type ImportInput } from '../exchange/importFiles.ts';
import { lossLine, type LossRow, type ProblemRow } from '../exchange/report.ts';
import { count } from '../findings/context.ts';
import { labelSchemaPath } from '../folder.ts';
import { FileProblem } from '../host.ts';
import type { ServiceContext } from '../languageService.ts';
import type { Cancellation } from '../workspace.ts';

/** How far an exchange has come: `done` of `total` documents or files. */
export type ReportProgress = (done: number, total: number) => void;

export function exchangeFormats(): ExchangeFormat[] {
  return formats.map(({ name, title, extension, endings, layout }) => ({ name, title, extension, endings, layout }));
}

/** Exports documents as they are in the editor. Never throws: what went wrong is in the result. */
export async function exportAnnotations(context: ServiceContext, params: ExportParams, cancellation: Cancellation, report: ReportProgress): Promise<ExchangeResult> {
  const { workspace, annotations } = context;
  const format = formatOf(params.format);
  if (!format) return refused(`There is no format ${params.format}.`);
  const all = params.uris ?? [...workspace.corpus.documents()].sort();
  const problems: ProblemRow[] = [];
  async function* sources(): AsyncGenerator<ExportSource> {
    for (const [index, uri] of all.entries()) {
      if (cancellation.isCancellationRequested) throw new FileProblem('the export was cancelled');
      report(index, all.length);
      await workspace.host.yield();
      const name = workspace.pathOf(uri);
      const text = workspace.has(uri) ? await workspace.text(uri) : undefined;
      await annotations.ensure(uri);
      const page = annotations.page(uri);
      const [damage] = annotations.problemsOf(uri);
      if (damage) problems.push({ file: name, reason: damage.message });
      else if (text === undefined) problems.push({ file: name, reason: 'It is not a document of the corpus.' });
      else if (page && (page.items.length > 0 || params.uris)) yield { name, text, page };
    }
  }
  try {
    const result = await exportDocuments(sources(), format, { kind: format.layout === 'document' ? 'folder' : 'file', uri: params.to.replace(/\/$/u, '') }, workspace.host.files, {
      schema: workspace.folderOf(all[0] ?? '')?.labels ?? workspace.folders[0]?.labels ?? defaultLabelSchema,
      tagScheme: params.iob1 ? 'IOB1' : 'IOB2',
      overwrite: params.overwrite === true,
      isDocument: (uri) => workspace.has(uri),
      pathOf: (uri) => workspace.pathOf(uri),
    });
    const message = `Exported ${count(result.annotations, 'annotation')} of ${count(result.documents, 'document')} as ${format.title}.`;
    return resultOf(result.files.length > 0, message, result.losses, [...problems, ...result.problems]);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return refused(`Nothing was exported: ${error.message}.`);
  }
}

/** Imports files into the workspace. Never throws: what went wrong is in the result. */
export async function importAnnotations(context: ServiceContext, params: ImportParams, cancellation: Cancellation, report: ReportProgress): Promise<ExchangeResult> {
  const { workspace, annotations } = context;
  const format = formatOf(params.format);
  if (!format) return refused(`There is no format ${params.format}.`);
  const root = params.into.replace(/\/$/u, '');
  const folder = workspace.folders.find(({ uri }) => uri === root) ?? workspace.folderOf(root);
  if (!folder) return refused('Annotations are imported into a folder of the workspace; choose one.');
  try {
    const inputs = await inputsOf(context, params, format, root);
    if (inputs.length === 0) return refused(`There is no file ending in ${format.endings.join(', ')} there.`);
    const result = await importFiles(workspace.host, inputs, format, {
      annotator: folder.settings.annotator || undefined,
      report: (done) => report(done, inputs.length),
      cancellation,
      written: async (uri) => {
        if (annotations.isSidecar(uri)) await annotations.sidecarChanged(uri);
        else if (uri.endsWith(`/${labelSchemaPath}`)) await workspace.reloadFolder(folder.uri);
        else await workspace.fileChanged(uri);
      },
    });
    const sum = (of: 'added' | 'changed' | 'unchanged'): number => result.documents.reduce((total, document) => total + document[of], 0);
    const known = sum('changed') + sum('unchanged') > 0 ? `; ${String(sum('changed'))} changed, ${String(sum('unchanged'))} there already` : '';
    const message = `Imported ${count(sum('added'), 'annotation')} into ${count(result.documents.length, 'document')}${known}.`;
    return resultOf(result.documents.length > 0, message, result.losses, result.problems);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return refused(`Nothing more was imported: ${error.message}.`);
  }
}

/** Who did what to a document's annotations, in all its layers, oldest first. */
export async function annotationLog({ workspace, annotations }: ServiceContext, uri: string, useGit: boolean): Promise<AnnotationLog> {
  const { files, versions } = workspace.host;
  await annotations.ensure(uri);
  const layout = workspace.layout(uri);
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const beside = (await files.list(uri.slice(0, uri.lastIndexOf('/')))) ?? [];
  const layers = beside.flatMap((entry) => {
    const sidecar = parseSidecarName(entry.name);
    return sidecar && sidecar.document === decodeURIComponent(name) ? [sidecar.layer] : [];
  });
  const standing = new Map(annotations.spans(uri).map((tagged) => [tagged.id, tagged.span]));
  const entries: AnnotationLogEntry[] = [];
  const problems: string[] = [];
  for (const layer of new Set([undefined, ...layers])) {
    const sidecar = sidecarOf(uri, layer);
    const committed = useGit && versions ? await versions(sidecar) : [];
    let content: string | undefined;
    try {
      content = await readWhole(files, sidecar);
    } catch (error) {
      problems.push(`${workspace.pathOf(sidecar)} is left out: ${(error as Error).message}.`);
      continue;
    }
    const log = layerLog(content, committed, layer);
    problems.push(...log.problems.map((problem) => `${workspace.pathOf(sidecar)}: ${problem}`));
    for (const event of log.events) {
      const span = standing.get(event.id);
      const range = span && layout ? { range: { start: positionAt(layout, span.start), end: positionAt(layout, span.end) } } : {};
      const commit = event.commit ? { commit: { hash: event.commit.hash, author: event.commit.author, subject: event.commit.subject } } : {};
      entries.push({ layer: layer ?? null, who: event.who, when: event.when, what: eventSentence(event), ...range, ...commit });
    }
  }
  entries.sort((a, b) => (a.when === b.when ? 0 : a.when < b.when ? -1 : 1));
  return { entries, problems, usedGit: useGit && versions !== undefined };
}

async function inputsOf({ workspace }: ServiceContext, { files: chosen }: ImportParams, format: Format, root: string): Promise<ImportInput[]> {
  const { files } = workspace.host;
  const inputs: ImportInput[] = [];
  for (const uri of chosen.map((each) => each.replace(/\/$/u, ''))) {
    const isFolder = (await files.list(uri).catch(() => undefined)) !== undefined;
    const base = isFolder ? uri : uri.slice(0, uri.lastIndexOf('/'));
    // A corpus that lies in the workspace is about the texts beside it.
    const own = format.layout === 'document' && workspace.folderOf(`${base}/`) ? base : root;
    for (const file of isFolder ? await findInputs(files, uri, format) : [uri]) {
      inputs.push({ uri: file, shown: workspace.pathOf(file), path: decodeURIComponent(file.slice(base.length + 1)), root: own });
    }
  }
  return inputs;
}

function resultOf(done: boolean, message: string, losses: readonly LossRow[], problems: readonly ProblemRow[]): ExchangeResult {
  return { done, message, losses: losses.map(lossLine), problems: problems.map(({ file, reason }) => `${file}: ${reason}`) };
}

function refused(message: string): ExchangeResult {
  return { done: false, message, losses: [], problems: [] };
}
