export { boilerplateColumns, type BoilerplateEntries, boilerplateEntries, BoilerplateIndex, fillBoilerplateColumns, type Segment } from './boilerplateIndex.ts';
export { extractBoilerplateFacts, type BoilerplateFacts } from './facts.ts';
export type { LineSign } from './lineSign.ts';
export { parseBoilerplateModel, type BoilerplateModel } from './model.ts';
export { packedBoilerplate } from './packedFacts.ts';
