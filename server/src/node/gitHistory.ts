import { dirname, basename } from 'node:path';
import { hashOf } from '../annotations/index.ts';
import type { CommittedVersion } from '../service/host.ts';
import { git } from './git.ts';

/** As many versions of a file are looked at, the latest ones. */
const mostVersions = 500;

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
  const output = await git(folder, ['cat-file', '--batch'], { input: `${asked.join('\n')}\n` });
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
