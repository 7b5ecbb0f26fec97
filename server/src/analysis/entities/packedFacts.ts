import type { EntityFacts, EntityMention } from './facts.ts';
import { entityLabels } from './labels.ts';

/** The mentions of a document by columns: a few lists rather than a record for each. */
export interface PackedEntities {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Separated by line feeds, which no name has. */
  readonly names: string;
  /** For each mention as many as there are labels. */
  readonly likelihoods: readonly number[];
}

export function packEntities({ mentions }: EntityFacts): PackedEntities {
  const likelihoods: number[] = [];
  for (const mention of mentions) likelihoods.push(...mention.likelihoods);
  return {
    starts: mentions.map(({ start }) => start),
    ends: mentions.map(({ end }) => end),
    names: mentions.map(({ name }) => name).join('\n'),
    likelihoods,
  };
}

export function unpackEntities({ starts, ends, names, likelihoods }: PackedEntities): EntityFacts {
  const words = names.split('\n');
  const labels = entityLabels.length;
  return {
    mentions: starts.map((start, index): EntityMention => ({ start, end: ends[index], name: words[index], likelihoods: likelihoods.slice(labels * index, labels * (index + 1)) })),
  };
}
