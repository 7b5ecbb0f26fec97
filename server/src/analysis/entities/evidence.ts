import type { EntityFacts } from './facts.ts';
import { entityLabels } from './labels.ts';
import { initialsOf, lastWordStart } from './shortForms.ts';

/** How often a name was taken for an entity of each of `entityLabels`, in thousandths of a mention. */
export type LabelCounts = readonly number[];

const person = entityLabels.indexOf('PERSON');
const organisation = entityLabels.indexOf('ORG');

export const noCounts: LabelCounts = entityLabels.map(() => 0);

/** What a document's mentions say of each name and of the short forms that it may be taken up by. */
export function evidenceOf(facts: EntityFacts): Map<string, number[]> {
  const evidence = new Map<string, number[]>();
  readEvidence(facts, (text, start, end, label, thousandths) => {
    const name = text.slice(start, end);
    let counts = evidence.get(name);
    if (counts === undefined) evidence.set(name, (counts = entityLabels.map(() => 0)));
    counts[label] += thousandths;
  });
  return evidence;
}

/** Tells of each name, and of each short form that it may be taken up by, for what it was taken; a name is the part of a text between two UTF-16 offsets. */
export function readEvidence({ mentions }: EntityFacts, tell: (text: string, start: number, end: number, label: number, thousandths: number) => void): void {
  for (const { name, likelihoods } of mentions) {
    for (let label = 0; label < likelihoods.length; label++) if (likelihoods[label] > 0) tell(name, 0, name.length, label, likelihoods[label]);
    if (likelihoods[person] > 0) {
      const firstEnd = name.indexOf(' ');
      if (firstEnd >= 0) tell(name, 0, firstEnd, person, likelihoods[person]);
      const last = lastWordStart(name);
      if (last > 0) tell(name, last, name.length, person, likelihoods[person]);
    }
    const initials = likelihoods[organisation] === 0 ? undefined : initialsOf(name);
    if (initials !== undefined) tell(initials, 0, initials.length, organisation, likelihoods[organisation]);
  }
}
