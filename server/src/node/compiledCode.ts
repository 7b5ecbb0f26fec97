import type { EventEmitter } from 'node:events';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';

/** Says of this thread that the code has run that a start takes. */
const started = 'collate:started';
const events: EventEmitter = process;

/** What a start sets going goes on for some milliseconds. */
const aftermath = 5000;

/** Two checksums stand before the code, in bytes: that of the source, since V8 only compares lengths, and that of the code. */
const headLength = 8;

/** Says that by now, or shortly, all code has run that a start takes, so that it can be kept as it was compiled. */
export function noteStarted(): void {
  events.emit(started);
}

/**
 * Runs a bundle of CommonJS with the code that an earlier run left compiled in a file, where there is such code and it is of this source and engine. Else
 * this run leaves its own there, `delay` milliseconds after it has said that it has started. A file that cannot be written is done without.
 */
export function runCompiled(bundle: string, file: string, delay = aftermath): void {
  const source = readFileSync(bundle);
  const script = new Script(Module.wrap(source.toString()), { filename: bundle, cachedData: keptCode(file, source) });
  if (script.cachedDataRejected !== false) {
    events.once(started, () => setTimeout(() => keepCode(file, source, script), delay).unref());
  }
  const module = new Module(bundle);
  const run = script.runInThisContext() as (exports: unknown, require: NodeJS.Require, module: Module, filename: string, folder: string) => void;
  run(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
}

/** The compiled code of a file, where it is whole and was compiled from this source. */
function keptCode(file: string, source: Uint8Array): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const code = kept.subarray(headLength);
    return kept.readUInt32LE(0) === crc32(source) && kept.readUInt32LE(4) === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keepCode(file: string, source: Uint8Array, script: Script): void {
  // Several workers run the same bundle: one of them is enough.
  if (keptCode(file, source)) return;
  const code = script.createCachedData();
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(crc32(source), 0);
  head.writeUInt32LE(crc32(code), 4);
  const temporary = `${file}.${String(process.pid)}.${String(threadId)}.tmp`;
  try {
    writeFileSync(temporary, Buffer.concat([head, code]), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // The next start compiles what it runs, as this one did.
  }
}
