import { spawn } from 'node:child_process';
import { dirname, basename } from 'node:path';
import { URI } from 'vscode-uri';
import { hashOf } from '../annotations/index.ts';
import type { CommittedVersion } from '../service/host.ts';

/** As many versions of a file are looked at, the latest ones. */
const mostVersions = 500;

/** What git is asked never to do: run a program that the repository names, or take locks. */
const safely = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '--no-optional-locks', '--no-pager'];

/**
 * Runs git in a folder, without a shell, and returns what it prints; undefined where git is missing or fails, as outside
 * a repository.
 */
export async function git(folder: string, args: readonly string[], input?: string): Promise<Buffer | undefined> {
  return await new Promise((resolve) => {
    const child = spawn('git', [...safely, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(undefined));
    child.on('close', (status) => resolve(status === 0 ? Buffer.concat(chunks) : undefined));
    child.stdin.end(input ?? '');
  });
}

/** The versions of a file on the current branch, oldest first; none outside git or where it was never committed. */
export async function fileVersions(path: string): Promise<CommittedVersion[]> {
  const folder = dirname(path);
  const format = '%x01%H%x00%an%x00%aI%x00%s';
  const log = await git(folder, ['log', `--max-count=${String(mostVersions)}`, '--raw', '--no-abbrev', '--no-renames', '-m', '--first-parent', `--format=${format}`, '--', `:(literal)${basename(path)}`]);
  const entries = (log?.toString('utf8') ?? '').split('\u0001').slice(1).reverse();
  const rows = entries.map((entry) => {
    const [head, ...raw] = entry.split('\n');
    const [commit, author, date, subject] = head.split('\0');
    const blob = raw.map((line) => /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) /u.exec(line)?.[1]).find((hash) => hash !== undefined);
    return { commit, author, date: utc(date), subject, blob };
  });
  const contents = await blobs(folder, rows.flatMap(({ blob }) => blob ?? []));
  return rows.map(({ blob, ...version }) => ({ ...version, content: blob === undefined ? undefined : contents.get(blob) }));
}

/** The text with a SHA-256 that a document had in any commit; undefined where git does not know it. */
export async function formerText(document: string, sha256: string): Promise<string | undefined> {
  const path = URI.parse(document).fsPath;
  return await committedText(dirname(path), `:(literal)${basename(path)}`, sha256);
}

/** The text with a SHA-256 among all committed files that a git path specification matches. */
export async function committedText(folder: string, pathspec: string, sha256: string): Promise<string | undefined> {
  const log = await git(folder, ['log', '--all', `--max-count=${String(mostVersions)}`, '--raw', '--no-abbrev', '--no-renames', '-m', '--format=', '--', pathspec]);
  const hashes = new Set((log?.toString('utf8') ?? '').split('\n').flatMap((line) => /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) /u.exec(line)?.slice(1) ?? []));
  for (const text of (await blobs(folder, [...hashes])).values()) if (hashOf(text) === sha256) return text;
  return undefined;
}

/** Blobs as text by their hashes; those that are none are left out. */
async function blobs(folder: string, hashes: readonly string[]): Promise<Map<string, string>> {
  const asked = hashes.filter((hash) => !/^0+$/u.test(hash));
  const found = new Map<string, string>();
  if (asked.length === 0) return found;
  const output = await git(folder, ['cat-file', '--batch'], `${asked.join('\n')}\n`);
  let at = 0;
  while (output && at < output.length) {
    const lineEnd = output.indexOf(10, at);
    const [hash, type, size] = output.toString('latin1', at, lineEnd < 0 ? output.length : lineEnd).split(' ');
    at = lineEnd + 1;
    if (lineEnd < 0) break;
    if (size === undefined) continue;
    const end = at + Number(size);
    if (type === 'blob') found.set(hash, output.toString('utf8', at, end));
    at = end + 1;
  }
  return found;
}

function utc(date: string): string {
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? date : time.toISOString().replace(/\.\d+Z$/u, 'Z');
}
