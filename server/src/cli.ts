import manifest from '../../package.json' with { type: 'json' };
import { FileProblem } from './service/host.ts';
import { TeamIndexProblem } from './service/team/teamIndex.ts';
import { write } from './cli/output/write.ts';
import { usage, UsageProblem } from './cli/usage.ts';

type Command = (args: readonly string[], version: string) => Promise<number>;

/** Each command is loaded when it is asked for, so that the others cost no start-up time. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./cli/commands/check.ts')).check,
  fix: async () => (await import('./cli/commands/fix.ts')).fix,
  segments: async () => (await import('./cli/commands/segments.ts')).segments,
  quantities: async () => (await import('./cli/commands/quantities.ts')).quantities,
  claims: async () => (await import('./cli/commands/claims.ts')).claims,
  index: async () => (await import('./cli/commands/index.ts')).index,
  entities: async () => (await import('./cli/commands/entities.ts')).entities,
  export: async () => (await import('./cli/commands/export.ts')).exportAnnotations,
  import: async () => (await import('./cli/commands/import.ts')).importAnnotations,
  agreement: async () => (await import('./cli/commands/agreement.ts')).agreement,
  merge: async () => (await import('./cli/commands/merge.ts')).merge,
  report: async () => (await import('./cli/commands/report.ts')).report,
  log: async () => (await import('./cli/commands/log.ts')).log,
};

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await write(`${usage}\n`);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    await write(`${manifest.version}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new UsageProblem(`There is no command ${name}; "collate help" lists them.`);
  if (args.includes('--help') || args.includes('-h')) {
    await write(`${usage}\n`);
    return 0;
  }
  return await (await load())(args, manifest.version);
}

async function main(): Promise<void> {
  // The server reads standard input as soon as its module is loaded, and lives until the client says goodbye.
  if (process.argv[2] === 'lsp') {
    await import('./node.ts');
    return;
  }
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageProblem || error instanceof FileProblem || error instanceof TeamIndexProblem)) throw error;
    console.error(`collate: ${error.message}`);
    process.exitCode = 2;
  }
}

void main();
