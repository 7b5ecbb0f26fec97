import { isRuleId, ruleIds, rules, severities, type RuleId, type Sensitivity, type Severity } from './rules.ts';

export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly sensitivity: Sensitivity;
}

/** The `collate.*` settings that hold for one document. */
export interface Settings {
  /** Globs, relative to the workspace folder, of the files that are documents. */
  readonly include: readonly string[];
  /** Globs of files and folders that are not. */
  readonly exclude: readonly string[];
  /** Whether what `.gitignore` files name is left out too. */
  readonly useGitignore: boolean;
  /** Larger files are left out; in megabytes of 1,000,000 bytes. */
  readonly maxFileSize: number;
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
  /** Words that are right, besides those of `.collate/dictionary.txt`. */
  readonly words: readonly string[];
  /** Name of the annotator whose layer tags are written to; empty for the curated sidecar. */
  readonly annotator: string;
  /** Whether a file's first line shows its findings by rule and its tags. */
  readonly codeLens: boolean;
  /** Whether the label stands after each tagged span. */
  readonly showLabels: boolean;
  readonly index: IndexSetting;
}

/** The index that a team shares. */
export interface IndexSetting {
  /** URL of the database that holds it, without a password; empty for none. */
  readonly url: string;
  /** Name of the workspace folder's corpus in it; empty for the folder's own name. */
  readonly corpus: string;
}

export const defaultSettings: Settings = {
  include: ['**/*.txt'],
  exclude: ['**/node_modules/**', '**/.git/**'],
  useGitignore: true,
  maxFileSize: 20,
  rules: Object.fromEntries(
    ruleIds.map((rule) => [rule, { severity: rules[rule].severity, sensitivity: 'normal' }]),
  ) as Record<RuleId, RuleSetting>,
  words: [],
  annotator: '',
  codeLens: true,
  showLabels: true,
  index: { url: '', corpus: '' },
};

export interface CheckedSettings {
  readonly settings: Settings;
  /** One clear sentence for each value that could not be used; the default is used in its place. */
  readonly problems: readonly string[];
}

type Reader<Value> = (value: unknown) => Value | undefined;

const readBoolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const readText: Reader<string> = (value) => (typeof value === 'string' ? value.trim() : undefined);
const readTexts: Reader<readonly string[]> = (value) =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined;
const readSize: Reader<number> = (value) => (typeof value === 'number' && value > 0 && value <= 500 ? value : undefined);
const readAnnotator: Reader<string> = (value) => {
  const name = readText(value);
  return name !== undefined && /^[\p{L}\p{N}_-]*$/u.test(name) ? name : undefined;
};

const readers = {
  include: [readTexts, 'a list of globs'],
  exclude: [readTexts, 'a list of globs'],
  useGitignore: [readBoolean, 'true or false'],
  maxFileSize: [readSize, 'a number of megabytes above 0 and up to 500'],
  words: [readTexts, 'a list of words'],
  annotator: [readAnnotator, 'a name of letters, digits, hyphens and underscores'],
  codeLens: [readBoolean, 'true or false'],
  showLabels: [readBoolean, 'true or false'],
} as const satisfies Record<Exclude<keyof Settings, 'rules' | 'index'>, readonly [Reader<unknown>, string]>;

/**
 * Checks settings as an editor or a configuration file gives them. What is absent takes the value of `base`; a wrong
 * value is reported and takes it too.
 */
export function checkSettings(raw: unknown, base: Settings = defaultSettings): CheckedSettings {
  const problems: string[] = [];
  if (raw === undefined || raw === null) return { settings: base, problems };
  if (!isRecord(raw)) return { settings: base, problems: ['The Collate settings are not an object; the defaults are used.'] };
  const checked: Record<string, unknown> = { ...base };
  for (const [key, [read, wanted]] of Object.entries(readers)) {
    if (raw[key] === undefined || raw[key] === null) continue;
    const value = read(raw[key]);
    if (value === undefined) problems.push(`collate.${key} must be ${wanted}; the default is used.`);
    else checked[key] = value;
  }
  checked.rules = checkRules(raw.rules, base.rules, problems);
  checked.index = checkIndex({ url: raw['index.url'], corpus: raw['index.corpus'], ...(isRecord(raw.index) ? raw.index : {}) }, base.index, problems);
  return { settings: checked as unknown as Settings, problems };
}

function checkIndex({ url, corpus }: { readonly url?: unknown; readonly corpus?: unknown }, base: IndexSetting, problems: string[]): IndexSetting {
  const [address, name] = [readText(url), readText(corpus)];
  if (isGiven(url) && address === undefined) problems.push('collate.index.url must be the URL of a database; it is left out.');
  if (isGiven(corpus) && (name === undefined || name.includes('/'))) problems.push('collate.index.corpus must be a name without "/"; the default is used.');
  const secret = address !== undefined && carriesPassword(address);
  if (secret) {
    problems.push('collate.index.url holds a password, which anyone who sees the settings can read. It is not used: take it out, and give it with the command “Set the Team Index\'s Password” or in PGPASSWORD.');
  }
  return {
    url: address === undefined || secret ? base.url : address,
    corpus: name === undefined || name.includes('/') ? base.corpus : name,
  };
}

/** Whether the URL of a database carries a password; false for what is no URL. */
export function carriesPassword(url: string): boolean {
  try {
    const { password, searchParams } = new URL(url);
    return password !== '' || searchParams.has('password');
  } catch {
    // A URL that is wrong elsewhere may still hold one.
    return /^\w+:\/\/[^/@]*:[^/@]+@/u.test(url);
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function checkRules(raw: unknown, base: Settings['rules'], problems: string[]): Settings['rules'] {
  const checked: Record<RuleId, RuleSetting> = { ...base };
  if (raw === undefined || raw === null) return checked;
  if (!isRecord(raw)) {
    problems.push('collate.rules must be an object of rules; the defaults are used.');
    return checked;
  }
  for (const [id, value] of flattenRules(raw)) {
    if (!isRuleId(id)) {
      problems.push(`collate.rules.${id}: there is no such rule.`);
      continue;
    }
    const setting = readRule(id, value, base[id]);
    if (setting) checked[id] = setting;
    else problems.push(`collate.rules.${id} must be off, ${severities.join(', ')} or { severity, sensitivity }; the default is used.`);
  }
  return checked;
}

/** Editors give "duplicate.exact" as an object in an object, configuration files as written: both become one list. */
function flattenRules(raw: Record<string, unknown>): [string, unknown][] {
  return Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
    const isFamily = !isRuleId(key) && isRecord(value) && !('severity' in value) && !('sensitivity' in value);
    return isFamily ? Object.entries(value).map(([name, inner]) => [`${key}.${name}`, inner]) : [[key, value]];
  });
}

function readRule(id: RuleId, value: unknown, base: RuleSetting): RuleSetting | undefined {
  if (typeof value === 'string') {
    if (value === 'default') return base;
    return isSeverity(value) ? { ...base, severity: value } : undefined;
  }
  if (!isRecord(value)) return undefined;
  const { severity = base.severity, sensitivity = base.sensitivity } = value;
  return isSeverity(severity) && isSensitivityOf(id, sensitivity) ? { severity, sensitivity } : undefined;
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return value === 'off' || severities.some((severity) => severity === value);
}

function isSensitivityOf(id: RuleId, value: unknown): value is Sensitivity {
  return rules[id].sensitivities.some((sensitivity) => sensitivity === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
