import { collectFeatures } from '../../../server/src/analysis/entities/features.ts';
import { firstTag, innerTag, outside } from '../../../server/src/analysis/entities/labels.ts';
import { keyMask } from '../../../server/src/analysis/entities/keyTable.ts';
import type { EntityLexicon } from '../../../server/src/analysis/entities/lexicon.ts';
import { emptySentence, prepareSentence } from '../../../server/src/analysis/entities/sentence.ts';
import { nextStretch } from '../../../server/src/analysis/entities/stretches.ts';
import { splitSentences } from '../../../server/src/text/sentences.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { overlaps } from '../../../server/src/text/span.ts';
import type { TrainingStretch } from './conditionalRandomField.ts';
import type { GoldEntity } from './gold.ts';
import type { NamedDocument } from './nameConvention.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A document's stretches with features and gold tags. */
export function samplesOf(document: NamedDocument, lexicon: EntityLexicon): TrainingStretch[] {
  const sentence = emptySentence(lexicon);
  const stretch = { from: 0, to: 0 };
  const source = new SourceText(document.text);
  const samples: TrainingStretch[] = [];
  for (const paragraph of source.paragraphs) {
    const text = source.slice(paragraph);
    for (const span of splitSentences(text, { start: 0, end: text.length })) {
      if (!prepareSentence(text, span, lexicon, sentence)) continue;
      const tokens = tokensOf(text, sentence.tokens);
      const tags = goldTags(tokens, paragraph.start, document.entities);
      stretch.to = 0;
      while (nextStretch(sentence.signs, tokens.length, stretch.to, stretch)) {
        const span = { start: paragraph.start + tokens[stretch.from].start, end: paragraph.start + tokens[stretch.to - 1].end };
        if (document.unclear.some((place) => overlaps(place, span))) continue;
        const features: Uint32Array[] = [];
        for (let index = stretch.from; index < stretch.to; index++) {
          const found: number[] = [];
          collectFeatures(sentence, index, found);
          features.push(Uint32Array.from(found, (feature) => feature & keyMask));
        }
        samples.push({ features, tags: mendedStart(tags.slice(stretch.from, stretch.to)) });
      }
    }
  }
  return samples;
}

/** Of overlapping entities the longest tags the tokens. */
function goldTags(tokens: readonly Token[], paragraphStart: number, entities: readonly GoldEntity[]): number[] {
  const tags = tokens.map(() => outside);
  const covering = tokens.map((token) => {
    const start = token.start + paragraphStart;
    const end = token.end + paragraphStart;
    const over = entities.filter((entity) => entity.start < end && start < entity.end);
    return over.sort((a, b) => b.end - b.start - (a.end - a.start))[0] as GoldEntity | undefined;
  });
  covering.forEach((entity, index) => {
    if (entity !== undefined) tags[index] = covering[index - 1] === entity ? innerTag(entity.label) : firstTag(entity.label);
  });
  return tags;
}

/** An entity that begins before the stretch does counts as beginning with it. */
function mendedStart(tags: number[]): number[] {
  if (tags.length > 0 && tags[0] !== outside && tags[0] % 2 === 0) tags[0] -= 1;
  return tags;
}
