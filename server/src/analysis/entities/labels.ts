/** What a suggested entity is. */
export type EntityLabel = 'PERSON' | 'ORG' | 'PLACE' | 'MISC';

/** The labels in the order in which models number them. */
export const entityLabels: readonly EntityLabel[] = ['PERSON', 'ORG', 'PLACE', 'MISC'];

/**
 * The tags of the sequence model (IOB2, Ramshaw and Marcus 1995): 0 outside, then for each label in order the tag of
 * the first token of an entity and that of its further tokens.
 */
export const tagCount = 1 + 2 * entityLabels.length;

export const outside = 0;

/** The tag of an entity's first token. */
export function firstTag(label: number): number {
  return 1 + 2 * label;
}

/** The tag of an entity's further tokens. */
export function innerTag(label: number): number {
  return 2 + 2 * label;
}

/** The number of the tag's label; undefined behaviour for `outside`. */
export function labelOfTag(tag: number): number {
  return (tag - 1) >> 1;
}

export function isFirstTag(tag: number): boolean {
  return tag % 2 === 1;
}

/** Whether `tag` may follow `previous`: further tokens only after a token of the same label. */
export function mayFollow(previous: number, tag: number): boolean {
  return tag === outside || isFirstTag(tag) || (previous !== outside && labelOfTag(previous) === labelOfTag(tag));
}
