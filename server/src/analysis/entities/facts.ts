import { memoizeByText } from '../../text/memo.ts';
import type { SourceText } from '../../text/source.ts';
import type { EntityModel } from './model.ts';
import { taggerFrom } from './tagger.ts';
import type { TaggedEntity } from './tagger.ts';

/** A possible entity mention; UTF-16 offsets into the document. */
export interface EntityMention extends TaggedEntity {
  /** The mention's words, white space made single spaces. */
  readonly name: string;
}

/** A document's possible entity mentions, in order. */
export interface EntityFacts {
  readonly mentions: readonly EntityMention[];
}

const taggers = new WeakMap<EntityModel, (paragraph: string) => TaggedEntity[]>();

/** Finds the mentions of persons, organisations and places that the words around them give away. */
export function extractEntityFacts(source: SourceText, model: EntityModel): EntityFacts {
  const tag = taggerOf(model);
  const mentions: EntityMention[] = [];
  for (const paragraph of source.paragraphs) {
    const text = source.slice(paragraph);
    for (const entity of tag(text)) {
      mentions.push({
        ...entity,
        start: paragraph.start + entity.start,
        end: paragraph.start + entity.end,
        name: text.slice(entity.start, entity.end).replace(/\s+/gu, ' '),
      });
    }
  }
  return { mentions };
}

function taggerOf(model: EntityModel): (paragraph: string) => TaggedEntity[] {
  let tagger = taggers.get(model);
  if (tagger === undefined) taggers.set(model, (tagger = memoizeByText(taggerFrom(model))));
  return tagger;
}
