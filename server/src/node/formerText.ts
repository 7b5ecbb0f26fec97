import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { URI } from 'vscode-uri';
import { decodeText } from '../text/decode.ts';

/** How many former versions of a document are looked at, the latest first, how large all of them may be, and for how long. */
const mostVersions = 100;
const mostBytes = 50_000_000;
const patience = 5_000;

/** Git neither runs programs of the repository's configuration, nor asks for anything, nor fetches what is missing. */
const safely = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '--no-optional-locks', '--no-replace-objects'];
const environment = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1' };

/**
 * A text that a document had, out of its Git repository: the latest of which `isWanted` says so. Git is started without a
 * shell; where there is none, or it takes too long, there is no such text.
 */
export async function formerText(uri: string, isWanted: (text: string) => boolean): Promise<string | undefined> {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return undefined;
  const [folder, name] = [dirname(parsed.fsPath), basename(parsed.fsPath)];
  const deadline = Date.now() + patience;
  const listed = await git(folder, ['log', `--max-count=${String(mostVersions)}`, '--follow', '--format=', '--raw', '--no-abbrev', '-z', '--', name], 1_000_000, deadline);
  const staged = await git(folder, ['ls-files', '--stage', '-z', '--', name], 10_000, deadline);
  let left = mostBytes;
  for (const blob of new Set([...stagedBlobs(staged), ...loggedBlobs(listed)])) {
    const bytes = await git(folder, ['cat-file', 'blob', blob], left, deadline);
    if (!bytes) continue;
    left -= bytes.length;
    const decoded = decodeText(bytes);
    if (decoded.kind === 'text' && isWanted(decoded.text)) return decoded.text;
  }
  return undefined;
}

/** The blobs that a raw log names, the newest first: of each change what the file became, then what it was. */
function loggedBlobs(log: Buffer | undefined): string[] {
  const lines = log?.toString('latin1').matchAll(/:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /gu) ?? [];
  return Array.from(lines, ([, before, after]) => [after, before]).flat().filter((name) => !/^0+$/u.test(name));
}

/** The blobs of a file in the index. */
function stagedBlobs(listed: Buffer | undefined): string[] {
  return Array.from(listed?.toString('latin1').matchAll(/(?:^|\0)\d{6} ([0-9a-f]{40,64}) \d\t/gu) ?? [], ([, name]) => name);
}

/** What Git writes; undefined where it fails, writes more than `limit` bytes, or is not done by `deadline`. */
async function git(folder: string, parameters: readonly string[], limit: number, deadline: number): Promise<Buffer | undefined> {
  const time = deadline - Date.now();
  if (time <= 0 || limit <= 0) return undefined;
  return await new Promise((resolve) => {
    // The folder is named to Git rather than made its working directory, where Windows would look for programs first.
    const process = spawn('git', ['-C', folder, ...safely, ...parameters], { env: environment, stdio: ['ignore', 'pipe', 'ignore'], timeout: time, windowsHide: true });
    const chunks: Buffer[] = [];
    let size = 0;
    process.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) process.kill();
      else chunks.push(chunk);
    });
    process.on('error', () => resolve(undefined));
    process.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : undefined));
  });
}
