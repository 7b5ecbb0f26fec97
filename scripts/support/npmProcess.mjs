import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often the processes above this one are looked at, in milliseconds. */
const interval = 500;

/**
 * Calls `onGone` once when the npm that runs this script has ended. npm runs scripts through a shell that does not pass
 * on every signal, so a script may outlive an npm that was hung up on or killed.
 */
export function whenNpmEnds(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = findNpm();
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    onGone();
  }, interval);
  timer.unref();
}

/** The nearest process above this one that calls itself npm. */
function findNpm() {
  let pid = process.ppid;
  for (let level = 0; level < 3 && pid > 1; level++) {
    const { name, parent } = describe(pid);
    if (name.startsWith('npm')) return pid;
    pid = parent;
  }
  return undefined;
}

function describe(pid) {
  try {
    if (process.platform === 'linux') {
      const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      return { name, parent: Number(parent) };
    }
    const [parent, ...name] = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(/\s+/);
    return { name: name.join(' '), parent: Number(parent) };
  } catch {
    return { name: '', parent: 0 };
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
