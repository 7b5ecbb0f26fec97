import { type Codec, list, record } from '../packing/codecs.ts';
import type { EntityFacts, EntityMention } from './facts.ts';
import { entityLabels } from './labels.ts';

const mention: Codec<EntityMention> = {
  write: (writer, { start, end, name, likelihoods }) => {
    writer.whole(start);
    writer.whole(end);
    writer.text(name);
    for (let label = 0; label < entityLabels.length; label++) writer.whole(likelihoods[label]);
  },
  read: (reader) => ({ start: reader.whole(), end: reader.whole(), name: reader.text(), likelihoods: Array.from(entityLabels, () => reader.whole()) }),
};

export const packedEntities = record<EntityFacts>({ mentions: list(mention) });
