import { record, texts, wholes } from '../packing/codecs.ts';
import type { NameFacts } from './facts.ts';

export const packedNames = record<NameFacts>({
  forms: texts,
  words: wholes,
  starts: wholes,
  lengths: wholes,
  sentences: wholes,
  marks: wholes,
});
