import { hash, list, number, record, wholes } from '../packing/codecs.ts';
import type { BoilerplateFacts } from './facts.ts';

export const packedBoilerplate = record<BoilerplateFacts>({
  starts: wholes,
  ends: wholes,
  keys: list(hash),
  scores: list(number),
  headings: wholes,
  signs: wholes,
});
