/** Severities from loudest to mildest, by the names that settings and the command line use. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** How readily a rule speaks up: `low` flags only what is surest, `high` also what is likely. */
export const sensitivities = ['low', 'normal', 'high'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** Every rule with its default severity and its name in sentences ("3 misspellings"). */
export const rules = {
  'duplicate.exact': { severity: 'warning', one: 'exact duplicate', many: 'exact duplicates' },
  'duplicate.near': { severity: 'information', one: 'near duplicate', many: 'near duplicates' },
  boilerplate: { severity: 'information', one: 'boilerplate passage', many: 'boilerplate passages' },
  spelling: { severity: 'warning', one: 'misspelling', many: 'misspellings' },
  'name.variant': { severity: 'information', one: 'name variant', many: 'name variants' },
  'claim.conflict': { severity: 'warning', one: 'conflicting claim', many: 'conflicting claims' },
  'claim.update': { severity: 'information', one: 'updated claim', many: 'updated claims' },
  'claim.difference': { severity: 'information', one: 'differing claim', many: 'differing claims' },
  'annotation.orphan': { severity: 'warning', one: 'orphaned annotation', many: 'orphaned annotations' },
  'annotation.label': { severity: 'information', one: 'inconsistent label', many: 'inconsistent labels' },
  'annotation.unmarked': { severity: 'hint', one: 'untagged occurrence', many: 'untagged occurrences' },
} as const satisfies Record<string, { severity: Severity; one: string; many: string }>;

export type RuleId = keyof typeof rules;

export const ruleIds = Object.keys(rules) as RuleId[];

export function isRuleId(value: string): value is RuleId {
  return Object.hasOwn(rules, value);
}

/** Whether a severity is as loud as another or louder. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
