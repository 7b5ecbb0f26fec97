import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { formatOf, formats, sidecarOf } from '../../annotations/index.ts';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { formerText } from '../../node/gitHistory.ts';
import { exportDocuments, type Destination, type ExportSource } from '../../service/exchange/exportDocuments.ts';
import { readLayer } from '../../service/exchange/layerFile.ts';
import type { ProblemRow } from '../../service/exchange/report.ts';
import { documentText, findDocuments, layerOption, type AnnotatedDocument } from '../annotations/corpus.ts';
import { oneOf, parseArguments } from '../options.ts';
import { printExchange } from '../output/exchange.ts';
import { write } from '../output/write.ts';
import { pathOf } from '../paths.ts';
import { UsageProblem } from '../usage.ts';

/** `collate export`: hands annotations on to another program; status 1 when a document could not be written. */
export async function exportAnnotations(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    to: { type: 'string' },
    out: { type: 'string' },
    annotator: { type: 'string' },
    all: { type: 'boolean' },
    iob1: { type: 'boolean' },
    overwrite: { type: 'boolean' },
    format: { type: 'string' },
  });
  const format = formatOf(values.to ?? '');
  if (!format) throw new UsageProblem(`collate export needs --to ${formats.map(({ name }) => name).join('|')}.`);
  if (values.iob1 && format.name !== 'conll2003') throw new UsageProblem('--iob1 is for conll2003 only.');
  const output = oneOf(['text', 'json'], values.format ?? 'text', '--format');
  if (values.out === undefined && format.layout === 'document') throw new UsageProblem(`${format.title} has a file for each document, so collate export needs --out FOLDER.`);
  if (values.out === undefined && output === 'json') throw new UsageProblem('--format json prints what was done, so the export itself needs --out.');
  const documents = await findDocuments(positionals);
  const isDocument = new Set(documents.map(({ uri }) => uri));
  const problems: ProblemRow[] = [];
  let leftOut = 0;
  async function* sources(): AsyncGenerator<ExportSource> {
    for (const document of documents) {
      const layer = layerOption(values.annotator, document.folder);
      if (!hasLayer(document, layer) && !values.all) {
        leftOut++;
        continue;
      }
      const text = await documentText(document.uri);
      if (text === undefined) {
        problems.push({ file: document.name, reason: 'Its text cannot be read.' });
        continue;
      }
      const file = await readLayer(nodeFileSystem, document.uri, text, layer, formerText);
      if ('problem' in file) problems.push({ file: pathOf(file.uri), reason: file.problem });
      else yield { name: document.name, text, page: file.page };
    }
  }
  const report = await exportDocuments(sources(), format, destinationOf(values.out, format.layout), nodeFileSystem, {
    schema: documents[0]?.folder.labels ?? (await findSchema()),
    tagScheme: values.iob1 ? 'IOB1' : 'IOB2',
    overwrite: values.overwrite === true,
    isDocument: (uri) => isDocument.has(uri),
    pathOf,
  });
  return await printExchange({ ...report, leftOut, problems: [...problems, ...report.problems] }, output);
}

function hasLayer({ uri, layers }: AnnotatedDocument, layer: string | undefined): boolean {
  return layers.some((own) => sidecarOf(uri, own) === sidecarOf(uri, layer));
}

/** The labels that hold where there is no document. */
async function findSchema(): Promise<AnnotatedDocument['folder']['labels']> {
  const { loadFolder } = await import('../../service/folder.ts');
  return (await loadFolder(nodeFileSystem, URI.file(process.cwd()).toString(), undefined)).labels;
}

function destinationOf(out: string | undefined, layout: 'document' | 'corpus'): Destination {
  if (out === undefined) return { kind: 'stream', write };
  const path = resolve(out);
  const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? (layout === 'document' || /[/\\]$/u.test(out));
  if (layout === 'document' && !isFolder) throw new UsageProblem(`${out} is a file; a folder is needed.`);
  return { kind: isFolder ? 'folder' : 'file', uri: URI.file(path).toString() };
}
