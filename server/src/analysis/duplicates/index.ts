/** Paragraphs that stand more than once, word for word or edited. */
export type { Edit } from './comparison.ts';
export { DuplicateIndex, type DuplicateMatch, type DuplicateOptions, type Twin } from './duplicateIndex.ts';
export { duplicateColumns, type DuplicateEntries, duplicateEntries, fillDuplicateColumns, fillSentenceColumns, sentenceColumns, type SentenceEntries, sentenceEntries } from './entries.ts';
export { packedDuplicates } from './packedFacts.ts';
export { SentenceIndex, type SentenceMatch } from './sentenceIndex.ts';
export { extractDuplicateFacts, type DuplicateFacts } from './facts.ts';
