export { EntityIndex } from './entityIndex.ts';
export type { EntitySuggestion, NameMention } from './entityIndex.ts';
export type { CorpusName } from './nameRegister.ts';
export { extractEntityFacts } from './facts.ts';
export type { EntityFacts, EntityMention } from './facts.ts';
export { entityLabels } from './labels.ts';
export type { EntityLabel } from './labels.ts';
export { parseEntityModel } from './model.ts';
export type { EntityModel } from './model.ts';
