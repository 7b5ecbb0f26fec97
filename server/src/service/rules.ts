/** Severities from loudest to mildest, by the names that settings and the command line use. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** How readily a rule speaks up: `low` flags only what is surest, `high` also what is likely. */
export const sensitivities = ['low', 'normal', 'high'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** Every rule with its default severity, the sensitivities that make a difference to it, what it flags, and its name where findings are counted ("3 misspellings"). */
export const rules = {
  'duplicate.exact': { severity: 'warning', sensitivities: ['low', 'normal'], flags: 'A paragraph that stands elsewhere word for word', one: 'duplicate', many: 'duplicates' },
  'duplicate.near': { severity: 'information', sensitivities: sensitivities, flags: 'A paragraph that is another one edited', one: 'near duplicate', many: 'near duplicates' },
  boilerplate: { severity: 'information', sensitivities: sensitivities, flags: 'What scraping left of the page around the text', one: 'boilerplate', many: 'boilerplate' },
  spelling: { severity: 'warning', sensitivities: sensitivities, flags: 'A misspelt word', one: 'misspelling', many: 'misspellings' },
  'name.variant': { severity: 'information', sensitivities: ['low', 'normal'], flags: 'A name spelt differently from the form that the corpus uses most', one: 'name variant', many: 'name variants' },
  'claim.conflict': { severity: 'warning', sensitivities: ['low', 'normal'], flags: 'A number that another place contradicts', one: 'conflict', many: 'conflicts' },
  'claim.update': { severity: 'information', sensitivities: ['low', 'normal'], flags: 'A number that a later one replaced', one: 'update', many: 'updates' },
  'claim.difference': { severity: 'information', sensitivities: ['low', 'normal'], flags: 'A number that another place states differently', one: 'difference', many: 'differences' },
  'annotation.orphan': { severity: 'warning', sensitivities: ['normal'], flags: 'An annotation that lost its text', one: 'orphan', many: 'orphans' },
  'annotation.label': { severity: 'information', sensitivities: ['normal'], flags: 'The same text tagged with different labels', one: 'odd label', many: 'odd labels' },
  'annotation.unmarked': { severity: 'hint', sensitivities: ['normal'], flags: 'Text tagged elsewhere, untagged here', one: 'untagged', many: 'untagged' },
} as const satisfies Record<string, { severity: Severity; sensitivities: readonly Sensitivity[]; flags: string; one: string; many: string }>;

export type RuleId = keyof typeof rules;

export const ruleIds = Object.keys(rules) as RuleId[];

export function isRuleId(value: string): value is RuleId {
  return Object.hasOwn(rules, value);
}

/** Whether a severity is as loud as another or louder. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
