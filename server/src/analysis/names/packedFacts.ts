import { record, text, wholes } from '../packing/codecs.ts';
import type { NameFacts } from './facts.ts';

export const packedNames = record<NameFacts>({
  words: text,
  starts: wholes,
  lengths: wholes,
  sentences: wholes,
  marks: wholes,
});
