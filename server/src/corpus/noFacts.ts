import type { AnalysisFacts } from './facts.ts';

/** What the analyses find in an empty text: it stands for what they have not found so far. */
export const noFacts: AnalysisFacts = {
  duplicates: { paragraphs: [], sentences: [] },
  boilerplate: { starts: [], ends: [], keys: [], scores: [], headings: [], signs: [] },
  spelling: { suspects: [], marks: [], forms: [], vocabulary: new Uint16Array(0) },
  names: { forms: [], words: [], starts: [], lengths: [], sentences: [], marks: [] },
  quantities: { quantities: [] },
  claims: { frames: [], names: [], nameCounts: [], lead: [], length: 0 },
  entities: { mentions: [] },
};
