export { fillNameColumns, nameColumns, type NameEntries, nameEntries } from './entries.ts';
export { extractNameFacts } from './mentions.ts';
export { hasWordAt, type NameFacts, type NameMention } from './facts.ts';
export { NameIndex, type NameIndexOptions, type NamePlace, type NameVariant } from './nameIndex.ts';
export type { NameCluster, NameForm } from './clusters.ts';
export { packedNames } from './packedFacts.ts';
export { similarName } from './similarName.ts';
