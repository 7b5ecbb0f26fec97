import { extractBoilerplateFacts } from '../../server/src/analysis/boilerplate/index.ts';
import { extractClaimFacts } from '../../server/src/analysis/claims/index.ts';
import { extractDuplicateFacts } from '../../server/src/analysis/duplicates/index.ts';
import { extractEntityFacts } from '../../server/src/analysis/entities/index.ts';
import { extractNameFacts } from '../../server/src/analysis/names/index.ts';
import { extractQuantityFacts } from '../../server/src/analysis/quantities/index.ts';
import { extractSpellingFacts } from '../../server/src/analysis/spelling/index.ts';
import type { Analysers } from '../../server/src/corpus/analysers.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import { SourceText } from '../../server/src/text/source.ts';
import { timesRow, type SpeedRow } from './row.ts';
import { joinedText, type TextSupply } from './texts/supply.ts';

const documentLength = 100_000;
const warmUps = 6;
const rounds = 12;

type Extract = (source: SourceText, analysers: Analysers) => unknown;

/** The analyses in the order in which the product runs them: claims find their numbers already read. */
const analyses: Readonly<Record<string, Extract>> = {
  quantities: (source) => extractQuantityFacts(source),
  duplicates: (source) => extractDuplicateFacts(source),
  boilerplate: (source, { boilerplate }) => extractBoilerplateFacts(source, boilerplate),
  spelling: (source, { lexicon }) => extractSpellingFacts(source, lexicon),
  names: (source) => extractNameFacts(source),
  claims: (source) => extractClaimFacts(source),
  entities: (source, { entities }) => extractEntityFacts(source, entities),
};

/** Each analysis on documents of 100 KB that it has not seen, and again after an edit in one paragraph of each. */
export async function measureAnalyses(supply: TextSupply): Promise<SpeedRow[]> {
  const analysers = await loadPackagedAnalysers();
  const whole = new Map<string, number[]>();
  const edited = new Map<string, number[]>();
  let next = 0;
  for (let round = 0; round < warmUps + rounds; round++) {
    const joined = joinedText(supply, documentLength, next);
    next = joined.next;
    for (const [times, text] of [[whole, joined.text] as const, [edited, withWord(joined.text)] as const]) {
      const source = new SourceText(text);
      for (const [name, extract] of Object.entries(analyses)) {
        const started = performance.now();
        extract(source, analysers);
        if (round >= warmUps) times.set(name, [...(times.get(name) ?? []), performance.now() - started]);
      }
    }
  }
  return Object.keys(analyses).flatMap((name) => [
    timesRow('analysis', `${name}, 100 KB`, whole.get(name) ?? [], '< 50'),
    timesRow('analysis', `${name}, 100 KB after an edit`, edited.get(name) ?? []),
  ]);
}

/** The text with a word put into a paragraph in its middle. */
function withWord(text: string): string {
  const space = text.indexOf(' ', text.length / 2);
  return `${text.slice(0, space)} suddenly${text.slice(space)}`;
}
