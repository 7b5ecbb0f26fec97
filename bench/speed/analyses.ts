import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import { SourceText } from '../../server/src/text/source.ts';
import { analyses } from './extracts.ts';
import { timesRow, type SpeedRow } from './row.ts';
import { joinedText, type TextSupply } from './texts/supply.ts';

const documentLength = 100_000;
const warmUps = 6;
const rounds = 12;

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
