import type { Analysers } from '../../server/src/corpus/analysers.ts';
import { extractDocumentFacts, type DocumentFacts } from '../../server/src/corpus/facts.ts';
import { indexEntries } from '../../server/src/corpus/indexEntries.ts';
import { packFacts } from '../../server/src/corpus/packedFacts.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import { hashText } from '../../server/src/text/hash.ts';
import { layoutOf } from '../../server/src/text/layout.ts';
import { SourceText } from '../../server/src/text/source.ts';
import { analyses, type Extract } from './extracts.ts';
import type { SpeedRow } from './row.ts';
import { joinedText, type TextSupply } from './texts/supply.ts';
import { variedTexts } from './texts/variations.ts';

const warmUps = 400;

/** Documents are cut to this many UTF-16 units. */
const documentLength = 3000;

/** A unit of a document may cost this much more than one of a document a quarter as long, by chance: four times where cost grows with the square. */
const growthLimit = 2;
const longLength = 250_000;
const longerLength = 1_000_000;

/** All that a worker does for a document, in its order, but for the packing of what it found, and SQLite. */
const parts: { readonly [Name in keyof DocumentFacts]: Extract } = {
  hash: ({ text }) => hashText(text),
  layout: ({ text }) => layoutOf(text),
  paragraphs: (source) => source.paragraphs,
  ...analyses,
};

/** Processor time of each analysis for a document that was not seen before, and whether it grows with the length of a document alone. */
export async function measureExtraction(supply: TextSupply, documents: number): Promise<SpeedRow[]> {
  const analysers = await loadPackagedAnalysers();
  const texts = supply.size === Infinity ? supply : variedTexts(supply);
  const costs = new Map<string, number>();
  const measured = <Value>(name: string, work: () => Value): Value => {
    const before = process.cpuUsage();
    const value = work();
    const { user, system } = process.cpuUsage(before);
    costs.set(name, (costs.get(name) ?? 0) + (user + system) / 1000);
    return value;
  };
  for (let number = 0; number < warmUps + documents; number++) {
    if (number === warmUps) costs.clear();
    const source = new SourceText(texts.text(number).slice(0, documentLength));
    const facts = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, measured(name, () => part(source, analysers))]));
    measured('packing of facts', () => packFacts(facts as unknown as DocumentFacts));
    measured('what indexes hold', () => indexEntries(facts as unknown as DocumentFacts));
  }
  const whole = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
  const row = (work: string, cost: number): SpeedRow => ({ part: 'extraction', work: `${work}, processor time per document of 3 KB`, value: cost / documents, unit: 'ms' });
  return [...[...costs].map(([name, cost]) => row(name, cost)), { ...row('all', whole), target: '< 3' }, ...growthRows(texts, analysers)];
}

/** What a unit of a document costs, held against one of a document four times as long: of many lines, and of one. */
function growthRows(texts: TextSupply, analysers: Analysers): SpeedRow[] {
  let next = warmUps;
  const shapes: readonly (readonly [string, (text: string) => string])[] = [
    ['of many lines', (text) => text],
    ['of one line', (text) => text.replace(/\s+/gu, ' ')],
  ];
  return shapes.map(([shape, write]): SpeedRow => {
    const [long, longer] = [longLength, longerLength].map((length) => {
      const joined = joinedText(texts, length, next);
      next = joined.next;
      const text = write(joined.text);
      const before = process.cpuUsage();
      packFacts(extractDocumentFacts(text, analysers));
      const { user, system } = process.cpuUsage(before);
      return (user + system) / text.length;
    });
    const ratio = longer / long;
    return { part: 'extraction', work: `growth per unit of a document ${shape}, ${String(longLength / 1e6)} MB to ${String(longerLength / 1e6)} MB`, value: ratio, unit: '×', target: `≤ ${String(growthLimit)}`, shape: ratio <= growthLimit ? 'ok' : 'GROWS' };
  });
}
