export { smallWordsOf } from './documentEvidence.ts';
export { fillSpellingColumns, spellingColumns, type SpellingEntries, spellingEntries } from './entries.ts';
export { extractSpellingFacts, type SpellingFacts } from './facts.ts';
export { Lexicon, parseLexicon } from './lexicon.ts';
export { packedSpelling } from './packedFacts.ts';
export { SpellingIndex, type Misspelling, type MisspellingReason, type SpellingOptions, type WordContext } from './spellingIndex.ts';
