import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { formatOf, formats, type Format } from '../../annotations/index.ts';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { formerText } from '../../node/gitHistory.ts';
import { findInputs } from '../../service/exchange/findInputs.ts';
import { importFiles, type ImportInput } from '../../service/exchange/importFiles.ts';
import { loadFolder } from '../../service/folder.ts';
import { host, layerOption } from '../annotations/corpus.ts';
import { oneOf, parseArguments } from '../options.ts';
import { printExchange } from '../output/exchange.ts';
import { kindOf, pathOf } from '../paths.ts';
import { UsageProblem } from '../usage.ts';

/** `collate import`: takes over the annotations of another program; status 1 when something could not be imported. */
export async function importAnnotations(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    from: { type: 'string' },
    into: { type: 'string' },
    annotator: { type: 'string' },
    format: { type: 'string' },
  });
  const format = formatOf(values.from ?? '');
  if (!format) throw new UsageProblem(`collate import needs --from ${formats.map(({ name }) => name).join('|')}.`);
  const output = oneOf(['text', 'json'], values.format ?? 'text', '--format');
  if (positionals.length === 0) throw new UsageProblem('collate import needs the files or folders to read.');
  const target = resolve(values.into ?? '.');
  if (values.into !== undefined) refuseFile(target, values.into);
  const folder = await loadFolder(nodeFileSystem, URI.file(target).toString(), undefined);
  const inputs = (await Promise.all(positionals.map((path) => inputsAt(path, format, values.into === undefined ? undefined : target)))).flat();
  if (inputs.length === 0) throw new UsageProblem(`There is no file ending in ${format.endings.join(', ')} in ${positionals.join(', ')}.`);
  const report = await importFiles(host, inputs, format, {
    annotator: layerOption(values.annotator, folder),
    formerText,
    report: progress(inputs.length),
  });
  return await printExchange(report, output);
}

function refuseFile(target: string, shown: string): void {
  try {
    if (kindOf(target, shown) === 'file') throw new UsageProblem(`${shown} is a file; --into needs a folder.`);
  } catch (error) {
    // A folder that is not there yet is made.
    if (!(error instanceof UsageProblem) || error.message.includes('--into') || !error.message.startsWith('There is no')) throw error;
  }
}

/** The files of a format at a path, and where the documents are that they are about. */
async function inputsAt(path: string, format: Format, into: string | undefined): Promise<ImportInput[]> {
  const absolute = resolve(path);
  const kind = kindOf(absolute, path);
  const base = kind === 'folder' ? absolute : resolve(absolute, '..');
  // Without --into, one file's document stands beside it; the files of a corpus name theirs from the working directory.
  const root = into ?? (format.layout === 'document' ? base : process.cwd());
  const found = kind === 'file' ? [URI.file(absolute).toString()] : await findInputs(nodeFileSystem, URI.file(base).toString(), format);
  return found.map((uri) => ({ uri, shown: pathOf(uri), path: URI.parse(uri).path.slice(URI.file(base).path.replace(/\/$/u, '').length + 1), root: URI.file(root).toString() }));
}

function progress(total: number): (done: number) => void {
  const started = Date.now();
  return (done) => {
    if (!process.stderr.isTTY || Date.now() - started < 1000) return;
    process.stderr.write(done < total ? `\r${String(done)} of ${String(total)} files` : '\r\u001b[K');
  };
}
