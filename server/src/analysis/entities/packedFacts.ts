import { type Codec, list, record } from '../packing/codecs.ts';
import type { EntityFacts, EntityMention } from './facts.ts';

const mention: Codec<EntityMention> = {
  write: (writer, { start, end, name, likelihoods }) => {
    writer.whole(start);
    writer.whole(end);
    writer.text(name);
    writer.wholes(likelihoods);
  },
  read: (reader) => ({ start: reader.whole(), end: reader.whole(), name: reader.text(), likelihoods: reader.wholes() }),
};

export const packedEntities = record<EntityFacts>({ mentions: list(mention) });
