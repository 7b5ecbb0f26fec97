import { spawn } from 'node:child_process';

/** Git neither runs programs of the repository's configuration, nor asks for anything, nor fetches what is missing. */
const safely = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'log.showSignature=false', '--no-optional-locks', '--no-replace-objects', '--no-pager'];
const environment = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

export interface GitLimits {
  /** Git is ended when it writes more bytes than this. */
  readonly bytes?: number;
  /** Git is ended when it is not done by then; milliseconds since the epoch. */
  readonly deadline?: number;
  /** What Git reads from its standard input. */
  readonly input?: string;
}

/**
 * Runs Git in a folder, without a shell, and returns what it writes; undefined where Git is missing or fails, as outside a
 * repository, or comes to a limit.
 */
export async function git(folder: string, parameters: readonly string[], { bytes = Infinity, deadline = Infinity, input = '' }: GitLimits = {}): Promise<Buffer | undefined> {
  const time = deadline - Date.now();
  if (time <= 0 || bytes <= 0) return undefined;
  return await new Promise((resolve) => {
    // The folder is named to Git rather than made its working directory, where Windows would look for programs first.
    const child = spawn('git', ['-C', folder, ...safely, ...parameters], {
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: Number.isFinite(time) ? time : undefined,
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytes) child.kill();
      else chunks.push(chunk);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(undefined));
    child.on('close', (status) => resolve(status === 0 ? Buffer.concat(chunks) : undefined));
    child.stdin.end(input);
  });
}
