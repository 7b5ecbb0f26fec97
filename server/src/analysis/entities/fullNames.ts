import type { EntityFacts } from './facts.ts';
import { entityLabels } from './labels.ts';
import type { EntityLabel } from './labels.ts';
import { shortFormsOf } from './shortForms.ts';

/** A name counts as one that a short form may stand for from this likelihood on, in thousandths. */
const sureLikelihood = 500;

const person = entityLabels.indexOf('PERSON');
const organisation = entityLabels.indexOf('ORG');

/** Which full names a short form may stand for ("Massoud", "Ahmad Massoud"; "NRF"), each with its number of mentions. */
export class FullNames {
  readonly #names = new Map<string, Map<string, number>>();

  static of(facts: EntityFacts): FullNames {
    const fullNames = new FullNames();
    readFullNames(facts, (name, label) => {
      for (const key of keysOf(name, label)) fullNames.#add(key, name, 1);
    });
    return fullNames;
  }

  static keyOf(form: string, label: EntityLabel): string {
    return keyOf(form, label);
  }

  static formOf(key: string): string {
    return key.slice(key.indexOf(' ') + 1);
  }

  /** Every short form's key with each of its full names, by both as one text. */
  pairs(): Map<string, { readonly key: string; readonly name: string }> {
    const pairs = new Map<string, { readonly key: string; readonly name: string }>();
    for (const [key, names] of this.#names) for (const name of names.keys()) pairs.set(`${key}\n${name}`, { key, name });
    return pairs;
  }

  /** The full name used most often for a short form; among equals the longer, then the first by code units. */
  commonest(form: string, label: EntityLabel): string | undefined {
    let best: [name: string, count: number] | undefined;
    for (const entry of this.#names.get(keyOf(form, label)) ?? []) if (best === undefined || isBefore(entry, best)) best = entry;
    return best?.[0];
  }

  #add(key: string, name: string, count: number): void {
    let names = this.#names.get(key);
    if (names === undefined) this.#names.set(key, (names = new Map<string, number>()));
    names.set(name, (names.get(name) ?? 0) + count);
  }
}

/** Tells of each mention whose name counts as one that short forms may stand for, and as whose. */
export function readFullNames({ mentions }: EntityFacts, tell: (name: string, label: 'PERSON' | 'ORG') => void): void {
  for (let index = 0, { length } = mentions; index < length; index++) {
    const { name, likelihoods } = mentions[index];
    if (likelihoods[person] >= sureLikelihood) tell(name, 'PERSON');
    if (likelihoods[organisation] >= sureLikelihood) tell(name, 'ORG');
  }
}

/** The keys of the short forms that may stand for a name as that of a person or an organisation. */
export function keysOf(name: string, label: 'PERSON' | 'ORG'): string[] {
  const { person, initials } = shortFormsOf(name);
  if (label === 'PERSON') return person.map((form) => keyOf(form, label));
  return initials === undefined ? [] : [keyOf(initials, label)];
}

function keyOf(form: string, label: EntityLabel): string {
  return `${label} ${form}`;
}

function isBefore([a, countOfA]: [string, number], [b, countOfB]: [string, number]): boolean {
  if (countOfA !== countOfB) return countOfA > countOfB;
  if (a.length !== b.length) return a.length > b.length;
  return a < b;
}
