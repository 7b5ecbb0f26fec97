import type { AnalysisFacts, DocumentFacts, TrainedAnalysis } from '../../../server/src/corpus/facts.ts';
import type { TrainedFindings } from '../../../server/src/service/host.ts';

/** What another thread would find in a text, of which all is known: `answer` says when each analysis is done, or has failed. */
export function trainedFindings(
  { spelling, boilerplate, entities }: DocumentFacts,
  answer: <Facts extends AnalysisFacts[TrainedAnalysis]>(facts: Facts, analysis: TrainedAnalysis) => Promise<Facts>,
): TrainedFindings {
  return { spelling: answer(spelling, 'spelling'), boilerplate: answer(boilerplate, 'boilerplate'), entities: answer(entities, 'entities') };
}
