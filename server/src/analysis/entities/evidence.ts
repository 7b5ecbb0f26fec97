import type { EntityFacts } from './facts.ts';
import { entityLabels } from './labels.ts';
import { initialsOf, personShortForms } from './shortForms.ts';

/** How often a name was taken for an entity of each of `entityLabels`, in thousandths of a mention. */
export type LabelCounts = readonly number[];

const person = entityLabels.indexOf('PERSON');
const organisation = entityLabels.indexOf('ORG');

export const noCounts: LabelCounts = entityLabels.map(() => 0);

/** What a document's mentions say of each name and of the short forms that it may be taken up by. */
export function evidenceOf(facts: EntityFacts): Map<string, number[]> {
  const evidence = new Map<string, number[]>();
  const countsOf = (name: string): number[] => {
    let counts = evidence.get(name);
    if (counts === undefined) evidence.set(name, (counts = entityLabels.map(() => 0)));
    return counts;
  };
  for (const { name, likelihoods } of facts.mentions) {
    if (likelihoods.every(isNothing)) continue;
    const counts = countsOf(name);
    for (let label = 0; label < likelihoods.length; label++) counts[label] += likelihoods[label];
    if (likelihoods[person] > 0) for (const form of personShortForms(name)) countsOf(form)[person] += likelihoods[person];
    const initials = likelihoods[organisation] === 0 ? undefined : initialsOf(name);
    if (initials !== undefined) countsOf(initials)[organisation] += likelihoods[organisation];
  }
  return evidence;
}

function isNothing(thousandths: number): boolean {
  return thousandths === 0;
}
