import { parseArgs } from 'node:util';
import { isRuleId, ruleIds, severities, type RuleId, type Severity } from '../service/rules.ts';
import { findingFormats, type FindingFormat } from './output/findings.ts';
import { UsageProblem } from './usage.ts';

/** What the command line says, checked. */
export interface Options {
  readonly paths: readonly string[];
  /** The rules asked for; undefined for all. */
  readonly only: ReadonlySet<RuleId> | undefined;
  readonly format: FindingFormat;
  readonly failOn: Severity;
  readonly dryRun: boolean;
}

/**
 * Reads the arguments after the command's name. `allowed` names the options that the command takes.
 *
 * @throws {UsageProblem} when one is not known, or has a value that it cannot have
 */
export function readOptions(args: readonly string[], allowed: readonly ('only' | 'format' | 'fail-on' | 'dry-run')[], formats: readonly FindingFormat[] = ['text', 'json']): Options {
  const { values, positionals } = parse(args);
  for (const name of Object.keys(values)) {
    if (!allowed.some((option) => option === name)) throw new UsageProblem(`This command has no option --${name}.`);
  }
  return {
    paths: positionals,
    only: values.only === undefined ? undefined : readRules(values.only),
    format: oneOf(formats, values.format ?? 'text', '--format'),
    failOn: oneOf(severities, values['fail-on'] ?? 'warning', '--fail-on'),
    dryRun: values['dry-run'] === true,
  };
}

export { findingFormats };

function parse(args: readonly string[]): { values: { only?: string; format?: string; 'fail-on'?: string; 'dry-run'?: boolean }; positionals: string[] } {
  return parseArguments(args, { only: { type: 'string' }, format: { type: 'string' }, 'fail-on': { type: 'string' }, 'dry-run': { type: 'boolean' } });
}

type OptionTypes = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** The values of options, by type. */
export type OptionValues<Types extends OptionTypes> = { readonly [Name in keyof Types]?: Types[Name]['type'] extends 'string' ? string : boolean };

/**
 * Reads options and what else stands on the command line.
 *
 * @throws {UsageProblem} when an option is not known or lacks its value
 */
export function parseArguments<const Types extends OptionTypes>(args: readonly string[], options: Types): { values: OptionValues<Types>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return { values: values as OptionValues<Types>, positionals };
  } catch (error) {
    throw new UsageProblem((error as Error).message.split('\n')[0]);
  }
}

/** Rule ids separated by commas; a family such as `duplicate` stands for all its rules. */
function readRules(list: string): ReadonlySet<RuleId> {
  const names = list.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const found = names.flatMap((name) => {
    const ids = isRuleId(name) ? [name] : ruleIds.filter((id) => id.startsWith(`${name}.`));
    if (ids.length === 0) throw new UsageProblem(`There is no rule ${name}; the rules are ${ruleIds.join(', ')}.`);
    return ids;
  });
  if (found.length === 0) throw new UsageProblem('--only needs at least one rule.');
  return new Set(found);
}

/** The value of an option that takes one of a list. */
export function oneOf<Value extends string>(values: readonly Value[], value: string, option: string): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageProblem(`${option} is one of ${values.join(', ')}, not ${value}.`);
  return found;
}
