import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { descendantsOf } from './descendants.ts';

const windows = process.platform === 'win32';
/** How long a process may take to end by itself before it is killed, in milliseconds. */
const gracePeriod = 3000;

const running = new Set<ChildProcess>();

/** Starts a program as the head of a process group of its own, so that everything it starts can be ended with it. */
export function startProcess(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, args, { ...options, detached: !windows });
  running.add(child);
  // The group may outlive its head: what the head left behind ends with it.
  child.once('exit', () => {
    signalGroup(child, 'SIGKILL');
    running.delete(child);
  });
  child.once('error', () => running.delete(child));
  return child;
}

/** Runs a program to its end and returns its exit status. */
export async function runProcess(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  const child = startProcess(command, args, { stdio: 'inherit', ...options });
  const [status] = (await once(child, 'exit')) as [number | null];
  return status ?? 1;
}

/** Ends a program and everything it started; resolves when it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  // Editors head groups of their own; once their parent has gone, nothing tells whose they were.
  const descendants = windows ? [] : descendantsOf(child.pid!);
  const deadline = Date.now() + gracePeriod;
  signalGroup(child, 'SIGTERM');
  for (const pid of descendants) trySignal(pid, 'SIGTERM');
  while ((running.has(child) || descendants.some(isAlive)) && Date.now() < deadline) await setTimeout(50);
  signalGroup(child, 'SIGKILL');
  for (const pid of descendants) trySignal(pid, 'SIGKILL');
  if (running.has(child)) await once(child, 'exit');
}

/** Ends all programs that were started and are still running. */
export async function endAllProcesses(): Promise<void> {
  await Promise.all([...running].map(endProcess));
}

/**
 * Ends all programs before this process ends: on Ctrl-C, when it is told to end, when the terminal closes, and when
 * the process that started it with a channel goes away. `cleanUp` runs last.
 */
export function endProcessesOnExit(cleanUp: () => void = () => undefined): void {
  let ending = false;
  const end = async (status: number): Promise<void> => {
    if (ending) return;
    ending = true;
    await endAllProcesses();
    cleanUp();
    process.exit(status);
  };
  process.on('SIGINT', () => void end(130));
  process.on('SIGTERM', () => void end(143));
  process.on('SIGHUP', () => void end(129));
  process.on('disconnect', () => void end(1));
  process.on('exit', () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
  else trySignal(-child.pid, signal);
}

function isAlive(pid: number): boolean {
  return trySignal(pid, 0);
}

/** Signals a process, or the group whose head is `-pid`; returns whether it is still there. */
function trySignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
