import { existsSync } from 'node:fs';
import { chmod, cp, glob, mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import type { ResourceName } from '../server/src/corpus/analysers.ts';
import { writeNotices } from './notices.ts';
import { root } from './support/paths.ts';
import { Problem } from './support/problem.mjs';

/** A bundle of `dist/`, and the module that it starts from. */
interface Bundle {
  readonly entry: string;
  readonly output: string;
  readonly options: esbuild.BuildOptions;
}

const forNode: esbuild.BuildOptions = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // What runs with kept code can import nothing dynamically, only require.
  supported: { 'dynamic-import': false },
  external: ['vscode'],
};
const forBrowser: esbuild.BuildOptions = { platform: 'browser', target: 'es2022', external: ['vscode'] };

const bundles: readonly Bundle[] = [
  { entry: 'client/src/extension.ts', output: 'client.cjs', options: forNode },
  { entry: 'server/src/launch.ts', output: 'server.cjs', options: forNode },
  { entry: 'server/src/node.ts', output: 'server.code.cjs', options: forNode },
  { entry: 'server/src/launch.ts', output: 'worker.cjs', options: forNode },
  { entry: 'server/src/worker.ts', output: 'worker.code.cjs', options: forNode },
  { entry: 'server/src/cli.ts', output: 'cli.cjs', options: { ...forNode, banner: { js: '#!/usr/bin/env node' } } },
  { entry: 'client/src/browser.ts', output: 'client.browser.cjs', options: { ...forBrowser, format: 'cjs' } },
  { entry: 'client/src/webviews/occurrences.ts', output: 'pages/occurrences.js', options: { ...forBrowser, format: 'iife' } },
  { entry: 'client/src/webviews/layers.ts', output: 'pages/layers.js', options: { ...forBrowser, format: 'iife' } },
  { entry: 'server/src/browser.ts', output: 'server.browser.js', options: { ...forBrowser, format: 'iife' } },
];

/** How a resource is made, and from which files (glob patterns): it is made again when one of them is newer. */
interface Recipe {
  readonly inputs: readonly string[];
  make(outFile: string): Promise<void>;
}

/** What the analysers load: copied from `server/data/` as trained, or compiled by a recipe. */
const resources: Record<ResourceName, Recipe | 'copied'> = {
  'boilerplate.bin': 'copied',
  'boilerplate.wasm': 'copied',
  'entities.bin': 'copied',
  'entities.wasm': 'copied',
  'lexicon.bin': {
    inputs: ['package-lock.json', 'scripts/buildLexicon.ts', 'scripts/lexicon/*', 'server/data/spelling-*', 'server/src/analysis/spelling/*', 'server/src/analysis/tables.ts'],
    make: async (outFile) => (await import('./buildLexicon.ts')).buildLexicon(outFile),
  },
};

/** What a bundled package loads from beside the bundle. */
const besideBundles = ['node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm'];

export interface BuildOptions {
  /** Minified and without source maps, as it is published. */
  readonly release?: boolean;
}

/**
 * Bundles client, server, worker and command line into `dist/`, and lays the analysers' data beside them.
 *
 * @throws {Problem} when a source cannot be bundled; esbuild has shown where by then
 */
export async function build(options: BuildOptions = {}): Promise<void> {
  await mkdir(join(root, 'dist/data'), { recursive: true });
  const settings = bundles.filter(present).map((bundle) => settingsOf(bundle, options));
  const bundling = Promise.all(settings.map((each) => esbuild.build(each))).catch(() => {
    throw new Problem('The sources could not be bundled; the errors above say where.');
  });
  const [built] = await Promise.all([bundling, buildData()]);
  if (options.release) await writeNotices(join(root, 'dist/NOTICES.txt'), built.flatMap(({ metafile }) => metafile ?? []));
  await esbuild.stop();
  if (existsSync(join(root, 'dist/cli.cjs'))) await chmod(join(root, 'dist/cli.cjs'), 0o755);
}

/** Builds, then again whenever a source changes, until the process ends. */
async function watch(): Promise<void> {
  await mkdir(join(root, 'dist/data'), { recursive: true });
  await buildData();
  for (const bundle of bundles.filter(present)) {
    const context = await esbuild.context({ ...settingsOf(bundle, {}), logLevel: 'info' });
    await context.watch();
  }
}

function present(bundle: Bundle): boolean {
  return existsSync(join(root, bundle.entry));
}

function settingsOf(bundle: Bundle, { release = false }: BuildOptions): esbuild.BuildOptions {
  return {
    ...bundle.options,
    absWorkingDir: root,
    entryPoints: [bundle.entry],
    outfile: join('dist', bundle.output),
    bundle: true,
    minify: release,
    sourcemap: release ? false : 'linked',
    metafile: release,
    mainFields: bundle.options.platform === 'browser' ? ['browser', 'module', 'main'] : ['module', 'main'],
    // Sources that also run unbundled fall back to import.meta.url, which a CommonJS bundle lacks and never asks for.
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
  };
}

async function buildData(): Promise<void> {
  for (const file of besideBundles) await cp(join(root, file), join(root, 'dist', basename(file)));
  for (const [name, recipe] of Object.entries(resources)) {
    const output = join(root, 'dist/data', name);
    if (recipe === 'copied') await cp(join(root, 'server/data', name), output);
    else if (await outdated(output, recipe.inputs)) await recipe.make(output);
  }
}

/** Whether `output` is missing or older than any of the `inputs`. */
async function outdated(output: string, inputs: readonly string[]): Promise<boolean> {
  if (!existsSync(output)) return true;
  const { mtimeMs } = await stat(output);
  for await (const input of glob(inputs, { cwd: root })) {
    if ((await stat(join(root, input))).mtimeMs > mtimeMs) return true;
  }
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { watch: { type: 'boolean' }, release: { type: 'boolean' } } });
  await (values.watch ? watch() : build({ release: values.release }));
}
