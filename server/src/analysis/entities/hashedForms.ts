import { hashText } from '../../text/hash.ts';
import { memoizeByText } from '../../text/memo.ts';
import { holderKey, nameHash } from './corpusFullNames.ts';
import { keysOf } from './fullNames.ts';
import { shortFormsOf } from './shortForms.ts';

/** A name and the short forms that it may be taken up by, as hashes. */
export interface HashedForms {
  readonly name: number;
  readonly person: readonly number[];
  readonly initials: number | undefined;
  /** For each short form of a person's, or an organisation's, name the key of the form, the name's, and that of both. */
  readonly fullNames: Readonly<Record<'PERSON' | 'ORG', readonly number[]>>;
}

/** Remembered, since a document has most of its names several times. */
export const hashedFormsOf: (name: string) => HashedForms = memoizeByText((name) => {
  const { person, initials } = shortFormsOf(name);
  return {
    name: hashText(name),
    person: person.map((form) => hashText(form)),
    initials: initials === undefined ? undefined : hashText(initials),
    fullNames: { PERSON: hashedKeysOf(name, 'PERSON'), ORG: hashedKeysOf(name, 'ORG') },
  };
});

function hashedKeysOf(name: string, label: 'PERSON' | 'ORG'): number[] {
  const hash = nameHash(name);
  return keysOf(name, label).flatMap((key) => [hashText(key), hash, holderKey(key, hash)]);
}
