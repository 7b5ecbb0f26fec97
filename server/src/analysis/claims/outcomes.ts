/** What happened to those counted. */
export type Outcome =
  | 'killed' | 'wounded' | 'shot' | 'arrested' | 'charged' | 'missing' | 'rescued' | 'displaced' | 'trapped' | 'taken' | 'infected' | 'questioned';

/**
 * How a word names an outcome.
 * state: said of them ("two dead"); participle: a past form that is passive or active ("killed"); active: they are its object ("killing two");
 * noun: a nominal with them after "of" ("murder of two"); count: itself what is counted ("two deaths").
 */
export type OutcomeForm = 'state' | 'participle' | 'active' | 'noun';

interface OutcomeWord {
  readonly outcome: Outcome;
  readonly forms: readonly OutcomeForm[];
}

const table: readonly [Outcome, Partial<Record<OutcomeForm, string>>][] = [
  ['killed', {
    state: 'dead died die dies dying perished perish deceased lifeless fatally',
    participle: 'killed slain murdered executed massacred drowned',
    active: 'killing kills kill murdering executing murders slays slaying',
    noun: 'killing killings murder murders death deaths slaying slayings fatalities fatality toll execution lives',
  }],
  ['wounded', {
    state: 'unconscious',
    participle: 'wounded injured hurt maimed',
    active: 'wounding injuring injures wounds hurting hurts',
    noun: 'wounding injuries casualties',
  }],
  ['shot', { participle: 'shot', active: 'shooting shoots', noun: 'shooting shootings' }],
  ['arrested', {
    state: 'custody',
    participle: 'arrested detained apprehended nabbed captured jailed',
    active: 'arrest arrests arresting detain detaining capturing captures nab',
    noun: 'arrest arrests detention capture',
  }],
  ['charged', { participle: 'charged indicted', active: 'charging', noun: 'indictment' }],
  ['missing', { state: 'missing unaccounted' }],
  ['rescued', { participle: 'rescued freed saved released', active: 'rescuing freeing rescue', noun: 'rescue release' }],
  ['displaced', { state: 'homeless', participle: 'displaced evacuated uprooted', active: 'displacing evacuating', noun: 'evacuation' }],
  ['trapped', { participle: 'trapped stranded buried', active: 'trapping stranding burying' }],
  ['taken', { participle: 'kidnapped abducted hijacked seized snatched', active: 'kidnapping abducting seizing snatching', noun: 'kidnapping abduction' }],
  ['infected', { state: 'ill sick', participle: 'infected sickened', active: 'infecting sickening', noun: 'infections' }],
  ['questioned', { participle: 'questioned interviewed', active: 'questioning interviewing' }],
];

const words = new Map<string, OutcomeWord>();
for (const [outcome, forms] of table) {
  for (const [form, list] of Object.entries(forms) as [OutcomeForm, string][]) {
    for (const word of list.split(' ')) words.set(word, { outcome, forms: [...(words.get(word)?.forms ?? []), form] });
  }
}

/** The outcome that a lower-case word names in one of these forms. */
export function outcomeOf(word: string, ...forms: OutcomeForm[]): Outcome | undefined {
  const entry = words.get(word);
  return entry !== undefined && entry.forms.some((form) => forms.includes(form)) ? entry.outcome : undefined;
}

/** Whether a lower-case word names an outcome in any form. */
export function isOutcomeWord(word: string): boolean {
  return words.has(word);
}
