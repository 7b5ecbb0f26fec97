import { standaloneIndex } from '../eval/standaloneIndex.ts';
import { DuplicateIndex, extractDuplicateFacts } from '../../server/src/analysis/duplicates/index.ts';
import { EntityIndex, extractEntityFacts } from '../../server/src/analysis/entities/index.ts';
import { extractQuantityFacts } from '../../server/src/analysis/quantities/index.ts';
import { extractSpellingFacts, SpellingIndex } from '../../server/src/analysis/spelling/index.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import { SourceText } from '../../server/src/text/source.ts';
import { formatRows, timesRow } from '../speed/row.ts';
import { joinedText, madeUpNews } from '../speed/texts/supply.ts';
import { duplicatePeers } from './duplicates.ts';
import { entityPeers } from './entities.ts';
import type { Peer } from './peer.ts';
import { quantityPeers } from './quantities.ts';
import { spellingPeers } from './spelling.ts';

const documentLength = 100_000;
const warmUps = 2;
const rounds = 5;

type Work = (text: string) => unknown;

/** The product and its peers, one after the other on the same texts of 100 KB; the product's suggestions are included, those of cspell and nspell left out. */
export async function timingTable(): Promise<string> {
  const { lexicon, entities } = await loadPackagedAnalysers();
  const file = (text: string): Map<string, string> => new Map([['document.txt', text]]);
  const checkers = (peers: readonly Peer[]): [string, Work][] => peers.map(({ name, engine }) => [name, (text) => engine.check(file(text))]);
  const jobs: Readonly<Record<string, readonly (readonly [string, Work])[]>> = {
    spelling: [
      [
        'Collate',
        (text) => {
          const index = standaloneIndex(SpellingIndex, lexicon);
          index.set('document', extractSpellingFacts(new SourceText(text), lexicon));
          return index.find('document', { ignore: () => false });
        },
      ],
      ...checkers(await spellingPeers(false)),
    ],
    duplicates: [
      [
        'Collate',
        (text) => {
          const index = standaloneIndex(DuplicateIndex);
          index.set('document', extractDuplicateFacts(new SourceText(text)));
          return index.find('document');
        },
      ],
      ...checkers(duplicatePeers),
    ],
    quantities: [['Collate', (text) => extractQuantityFacts(new SourceText(text))], ...quantityPeers.map(({ name, engine }): [string, Work] => [name, (text) => engine.quantities(text)])],
    entities: [
      [
        'Collate',
        (text) => {
          const index = standaloneIndex(EntityIndex);
          index.set('document', extractEntityFacts(new SourceText(text), entities));
          return index.suggestions('document');
        },
      ],
      ...entityPeers.map(({ name, engine }): [string, Work] => [name, (text) => engine.entities(file(text))]),
    ],
  };
  const times = new Map<string, number[]>();
  let next = 0;
  for (let round = 0; round < warmUps + rounds; round++) {
    const joined = joinedText(madeUpNews, documentLength, next);
    next = joined.next;
    for (const [job, workers] of Object.entries(jobs)) {
      for (const [name, work] of workers) {
        const started = performance.now();
        await work(joined.text);
        const key = `${job}: ${name}`;
        if (round >= warmUps) times.set(key, [...(times.get(key) ?? []), performance.now() - started]);
      }
    }
  }
  return formatRows([...times].map(([key, measured]) => timesRow(key.split(': ')[0], `${key.split(': ')[1]}, 100 KB`, measured)));
}
