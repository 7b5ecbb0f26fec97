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
 * @param entryOf what is kept of a name
 * @param add counts a label for it
 */
export function readEvidence<Entry>(
  { mentions }: EntityFacts,
  entryOf: (name: string) => Entry,
  add: (entry: Entry, label: number, thousandths: number) => void,
): void {
  for (const { name, likelihoods } of mentions) {
    if (likelihoods.every(isNothing)) continue;
    const whole = entryOf(name);
    for (let label = 0; label < likelihoods.length; label++) add(whole, label, likelihoods[label]);
    const forms = shortFormsOf(name);
    if (likelihoods[person] > 0) for (const form of forms.person) add(entryOf(form), person, likelihoods[person]);
    if (likelihoods[organisation] > 0 && forms.initials !== undefined) add(entryOf(forms.initials), organisation, likelihoods[organisation]);
  }
}

function isNothing(thousandths: number): boolean {
  return thousandths === 0;
}
