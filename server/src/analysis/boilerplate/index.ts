export { type BoilerplateEntries, boilerplateEntries, BoilerplateIndex, type Segment } from './boilerplateIndex.ts';
export { extractBoilerplateFacts, type BoilerplateFacts } from './facts.ts';
export { parseBoilerplateModel, type BoilerplateModel } from './model.ts';
