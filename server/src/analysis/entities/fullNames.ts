import type { EntityFacts } from './facts.ts';
import { entityLabels } from './labels.ts';
import type { EntityLabel } from './labels.ts';
import { initialsOf, personShortForms } from './shortForms.ts';

/** A name counts as one that a short form may stand for from this likelihood on, in thousandths. */
const sureLikelihood = 500;

const person = entityLabels.indexOf('PERSON');
const organisation = entityLabels.indexOf('ORG');

/** Which full names a short form may stand for ("Massoud", "Ahmad Massoud"; "NRF"), each with its number of mentions. */
export class FullNames {
  readonly #names = new Map<string, Map<string, number>>();

  static of(facts: EntityFacts): FullNames {
    const fullNames = new FullNames();
    for (const { name, likelihoods } of facts.mentions) {
      if (likelihoods[person] >= sureLikelihood) {
        for (const form of personShortForms(name)) fullNames.#add(keyOf(form, 'PERSON'), name, 1);
      }
      const initials = likelihoods[organisation] >= sureLikelihood ? initialsOf(name) : undefined;
      if (initials !== undefined) fullNames.#add(keyOf(initials, 'ORG'), name, 1);
    }
    return fullNames;
  }

  /** Adds the counts of `other`, or takes them away. Returns the short forms that stand for another name now. */
  merge(other: FullNames, sign: 1 | -1): string[] {
    const changed: string[] = [];
    for (const [key, names] of other.#names) {
      const before = this.#only(key);
      for (const [name, count] of names) this.#add(key, name, sign * count);
      if (this.#only(key) !== before) changed.push(key.slice(key.indexOf(' ') + 1));
    }
    return changed;
  }

  /** The full name used most often for a short form; among equals the longer, then the first by code units. */
  commonest(form: string, label: EntityLabel): string | undefined {
    let best: [name: string, count: number] | undefined;
    for (const entry of this.#names.get(keyOf(form, label)) ?? []) if (best === undefined || isBefore(entry, best)) best = entry;
    return best?.[0];
  }

  /** The full name where there is but one. */
  only(form: string, label: EntityLabel): string | undefined {
    return this.#only(keyOf(form, label));
  }

  #only(key: string): string | undefined {
    const names = this.#names.get(key);
    return names?.size === 1 ? [...names.keys()][0] : undefined;
  }

  #add(key: string, name: string, count: number): void {
    let names = this.#names.get(key);
    if (names === undefined) this.#names.set(key, (names = new Map<string, number>()));
    const sum = (names.get(name) ?? 0) + count;
    if (sum > 0) names.set(name, sum);
    else names.delete(name);
    if (names.size === 0) this.#names.delete(key);
  }
}

function keyOf(form: string, label: EntityLabel): string {
  return `${label} ${form}`;
}

function isBefore([a, countOfA]: [string, number], [b, countOfB]: [string, number]): boolean {
  if (countOfA !== countOfB) return countOfA > countOfB;
  if (a.length !== b.length) return a.length > b.length;
  return a < b;
}
