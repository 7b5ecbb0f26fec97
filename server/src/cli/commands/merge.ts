import { readFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { anchorOnLoad, annotationOf, AnnotatedText, mergeSidecars, parseSidecar, parseSidecarName, serializeSidecar, type AnnotationItem, type AnnotationPage, type MergeConflict } from '../../annotations/index.ts';
import { committedText } from '../../node/gitHistory.ts';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { parseArguments } from '../options.ts';
import { UsageProblem } from '../usage.ts';

/**
 * `collate merge BASE OURS THEIRS [PATH]`: git's merge driver. The result is left in OURS; status 1 tells git that both
 * sides changed the same. Files that are no sidecars of this version are left to git's own merge of lines.
 */
export async function merge(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {});
  const [basePath, oursPath, theirsPath, path = oursPath] = positionals;
  if (positionals.length < 3 || positionals.length > 4) throw new UsageProblem('collate merge needs BASE OURS THEIRS, and may have PATH: in git, %O %A %B %P.');
  const [base, ours, theirs] = await Promise.all([basePath, oursPath, theirsPath].map(readSidecar));
  for (const side of [base, ours, theirs]) {
    if (!side || !('problem' in side)) continue;
    process.stderr.write(`collate: ${path} is left to git's own merge. Line ${String(side.problem.line)} of one side: ${side.problem.reason}\n`);
    return await mergeLines(basePath, oursPath, theirsPath);
  }
  if (!ours || !theirs || 'problem' in ours || 'problem' in theirs || (base && 'problem' in base)) throw new UsageProblem(`${path} has no version on one side.`);
  const sides = await overOneText(path, base?.page, ours.page, theirs.page);
  const { page, conflicts } = mergeSidecars(sides.base, sides.ours, sides.theirs);
  await nodeFileSystem.writeAtomic(URI.file(resolve(oursPath)).toString(), new TextEncoder().encode(serializeSidecar(page)));
  for (const conflict of conflicts) process.stderr.write(`collate: ${path}: ${sentence(conflict, page)}\n`);
  return conflicts.length > 0 ? 1 : 0;
}

type Parsed = ReturnType<typeof parseSidecar>;

/** A version of the sidecar; undefined where there was none, which git gives as an empty file. */
async function readSidecar(path: string): Promise<Parsed | undefined> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageProblem(`${path} cannot be read.`);
  });
  if (bytes.length === 0) return undefined;
  try {
    return parseSidecar(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { problem: { line: 1, column: 1, reason: 'It is not valid UTF-8.' } };
  }
}

interface Sides {
  readonly base: AnnotationPage | undefined;
  readonly ours: AnnotationPage;
  readonly theirs: AnnotationPage;
}

/**
 * Where only one side edited the text, the merged text is that side's: the other side's annotations are carried over to it,
 * if git still has both texts. Else the merged page says that its quotes must anchor it.
 */
async function overOneText(path: string, base: AnnotationPage | undefined, ours: AnnotationPage, theirs: AnnotationPage): Promise<Sides> {
  const hashes = [base, ours, theirs].map((page) => page?.document.sha256);
  if (!base || hashes[1] === hashes[2] || (hashes[0] !== hashes[1] && hashes[0] !== hashes[2])) return { base, ours, theirs };
  const edited = hashes[0] === hashes[1] ? theirs : ours;
  const document = parseSidecarName(path)?.document;
  const pathspec = document === undefined ? `:(glob)**/${decodeURIComponent(base.document.source)}` : `:(top,literal)${document}`;
  const [former, text] = await Promise.all([base, edited].map((page) => committedText('.', pathspec, page.document.sha256)));
  if (former === undefined || text === undefined) return { base, ours, theirs };
  const now = new AnnotatedText(text);
  const carried = (page: AnnotationPage): AnnotationPage => (page === edited ? page : anchorOnLoad(page, now, former));
  return { base: carried(base), ours: carried(ours), theirs: carried(theirs) };
}

/** Git's own merge, which leaves conflict markers in OURS; its status is the number of conflicts. */
async function mergeLines(base: string, ours: string, theirs: string): Promise<number> {
  return await new Promise((done) => {
    const child = spawn('git', ['merge-file', '-L', 'ours', '-L', 'base', '-L', 'theirs', ours, base, theirs], { stdio: 'ignore' });
    child.on('error', () => done(1));
    child.on('close', (status) => done(status === 0 ? 0 : 1));
  });
}

function sentence({ id, kind, fields, ours, theirs }: MergeConflict, page: AnnotationPage): string {
  const kept = page.items.find((item) => item.id === id);
  const { text, label } = annotationOf((ours ?? theirs)!);
  const quote = `“${(text || label).replace(/\s+/gu, ' ')}”`;
  if (kind === 'deleted') return `${quote} (${label}) was deleted on one side and changed on the other; it is kept.`;
  const [mine, other] = [ours!, theirs!].map((item) => shown(item, fields));
  return `${quote}: both sides changed ${fields.map(nameOf).join(' and ')}: ours ${mine}, theirs ${other}; ${kept && shown(kept, fields) === mine ? 'ours' : 'theirs'}, changed later, is kept.`;
}

function shown(item: AnnotationItem, fields: readonly string[]): string {
  const annotation = annotationOf(item);
  return fields.map((field) => (field === 'body' ? labelled(annotation) : field === 'target' ? `“${annotation.text}”` : JSON.stringify(item[field]))).join(', ');
}

function labelled({ label, attributes }: ReturnType<typeof annotationOf>): string {
  const said = Object.entries(attributes).map(([name, value]) => `${name}: ${String(value)}`);
  return said.length > 0 ? `${label} (${said.join(', ')})` : label;
}

function nameOf(field: string): string {
  return { body: 'the label', target: 'the place', status: 'the status' }[field] ?? field;
}
