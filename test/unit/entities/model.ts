import { readFileSync } from 'node:fs';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { EntityIndex, extractEntityFacts, parseEntityModel } from '../../../server/src/analysis/entities/index.ts';
import type { EntityModel } from '../../../server/src/analysis/entities/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

let loaded: EntityModel | undefined;

/** The model that ships, read once. */
export function shippedModel(): EntityModel {
  return (loaded ??= parseEntityModel(readFileSync('server/data/entities.bin'), readFileSync('server/data/entities.wasm')));
}

/** An index over documents by name. */
export function indexOf(documents: Readonly<Record<string, string>>): EntityIndex {
  const index = standaloneIndex(EntityIndex);
  for (const [name, text] of Object.entries(documents)) index.set(name, extractEntityFacts(new SourceText(text), shippedModel()));
  return index;
}

/** A text's suggestions as "LABEL words". */
export function suggestionsIn(text: string): string[] {
  return indexOf({ text }).suggestions('text').map(({ label, start, end }) => `${label} ${text.slice(start, end)}`);
}
