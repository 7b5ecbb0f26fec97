import type { EntityFacts } from './facts.ts';
import { entityLabels } from './labels.ts';
import { shortFormsOf } from './shortForms.ts';

/** How often a name was taken for an entity of each of `entityLabels`, in thousandths of a mention. */
export type LabelCounts = readonly number[];

const person = entityLabels.indexOf('PERSON');
const organisation = entityLabels.indexOf('ORG');

export const noCounts: LabelCounts = entityLabels.map(() => 0);

/** What a document's mentions say of each name and of the short forms that it may be taken up by. */
export function evidenceOf(facts: EntityFacts): Map<string, number[]> {
  const evidence = new Map<string, number[]>();
  readEvidence(
    facts,
    shortFormsOf,
    (name) => {
      let counts = evidence.get(name);
      if (counts === undefined) evidence.set(name, (counts = entityLabels.map(() => 0)));
      return counts;
    },
    (counts, label, thousandths) => (counts[label] += thousandths),
  );
  return evidence;
}

/**
 * Reads what a document's mentions say of each name and of the short forms that it may be taken up by.
 *
 * @param formsOf names and short forms in the form in which they are kept
 * @param entryOf what is kept of one of them
 * @param add counts a label for it
 */
export function readEvidence<Form, Entry>(
  { mentions }: EntityFacts,
  formsOf: (name: string) => { readonly name: Form; readonly person: readonly Form[]; readonly initials: Form | undefined },
  entryOf: (form: Form) => Entry,
  add: (entry: Entry, label: number, thousandths: number) => void,
): void {
  for (let index = 0, { length } = mentions; index < length; index++) {
    const { name, likelihoods } = mentions[index];
    if (!likelihoods.some(isSomething)) continue;
    const forms = formsOf(name);
    const whole = entryOf(forms.name);
    for (let label = 0; label < likelihoods.length; label++) add(whole, label, likelihoods[label]);
    if (likelihoods[person] > 0) for (const form of forms.person) add(entryOf(form), person, likelihoods[person]);
    if (likelihoods[organisation] > 0 && forms.initials !== undefined) add(entryOf(forms.initials), organisation, likelihoods[organisation]);
  }
}

function isSomething(thousandths: number): boolean {
  return thousandths > 0;
}
