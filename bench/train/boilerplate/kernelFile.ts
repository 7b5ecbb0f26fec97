import { readFileSync } from 'node:fs';

/** The code that evaluates models, as it ships. */
export function readKernel(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL('../../../server/data/boilerplate.wasm', import.meta.url)));
}
