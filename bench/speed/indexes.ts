import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { claimEntries, ClaimIndex, extractClaimFacts } from '../../server/src/analysis/claims/index.ts';
import type { CorpusDocuments, IndexState, PersistentIndex } from '../../server/src/analysis/corpusIndex.ts';
import { DocumentNumbers } from '../../server/src/analysis/documentNumbers.ts';
import { entityEntries, EntityIndex, extractEntityFacts } from '../../server/src/analysis/entities/index.ts';
import { extractNameFacts, nameEntries, NameIndex } from '../../server/src/analysis/names/index.ts';
import { extractQuantityFacts } from '../../server/src/analysis/quantities/index.ts';
import type { Analysers } from '../../server/src/corpus/analysers.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import { SourceText } from '../../server/src/text/source.ts';
import { timesRow, type SpeedRow } from './row.ts';
import type { TextSupply } from './texts/supply.ts';
import { variedTexts } from './texts/variations.ts';

/** A document may cost this much more in a corpus than in one a few times smaller. */
const growthLimit = 1.2;

/** Documents over which the cost of one is averaged, and the changes that are timed. */
const batch = 500;
const changes = 40;

/** An analyser whose index is measured by itself, over whatever its facts are. */
interface Measured {
  readonly extract: (source: SourceText, analysers: Analysers) => unknown;
  /** What the index takes of the facts. */
  readonly entries: (facts: never) => IndexState;
  readonly create: (documents: CorpusDocuments<never>, analysers: Analysers) => PersistentIndex<never>;
  /** Asks for what an editor shows of a document. */
  readonly ask: (index: never, document: string) => unknown;
}

const measured: Readonly<Record<string, Measured>> = {
  names: {
    extract: extractNameFacts,
    entries: nameEntries,
    create: (documents, { lexicon }) => new NameIndex(documents, { isKnown: (word) => lexicon.has(word) }),
    ask: (index: NameIndex, document) => index.find(document),
  },
  claims: {
    extract: (source) => {
      extractQuantityFacts(source);
      return extractClaimFacts(source);
    },
    entries: claimEntries,
    create: (documents) => new ClaimIndex(documents),
    ask: (index: ClaimIndex, document) => index.findings(document),
  },
  entities: {
    extract: (source, { entities }) => extractEntityFacts(source, entities),
    entries: entityEntries,
    create: (documents) => new EntityIndex(documents),
    ask: (index: EntityIndex, document) => index.suggestions(document),
  },
};

/** What a document costs the indexes of names, claims and entities while a corpus grows, and a keystroke in the whole of it. */
export async function measureIndexes(supply: TextSupply, largest: number): Promise<SpeedRow[]> {
  const analysers = await loadPackagedAnalysers();
  const sizes = [1000, 3000, 10_000, 30_000, 100_000].filter((size) => size <= largest);
  if (sizes.length === 0) return [];
  const texts = supply.size === Infinity ? supply : variedTexts(supply);
  return Object.entries(measured).flatMap(([name, each]) => measureIndex(name, each, texts, sizes, analysers));
}

function measureIndex(name: string, { extract, entries, create, ask }: Measured, texts: TextSupply, sizes: readonly number[], analysers: Analysers): SpeedRow[] {
  const largest = sizes[sizes.length - 1];
  // Facts wait packed, outside of what is measured, as they do in the product.
  const facts = Array.from({ length: largest }, (_, number) => serialize(extract(new SourceText(texts.text(number)), analysers)));
  const numbers = new DocumentNumbers();
  const taken = new Set<string>();
  const edited = new Map<string, unknown>();
  const factsOf = (document: string): unknown => edited.get(document) ?? (taken.has(document) ? deserialize(facts[Number(document)]) : undefined);
  const index = create({ numbers, factsOf: factsOf as (document: string) => never }, analysers);
  const before = retained();
  const costs: number[] = [];
  const memory: number[] = [];
  for (let from = 0; from < largest; from += batch) {
    const unpacked = facts.slice(from, from + batch).map((packed): unknown => entries(deserialize(packed) as never));
    const started = process.cpuUsage();
    unpacked.forEach((each, place) => takeNew(index, numbers, taken, String(from + place), each));
    const { user, system } = process.cpuUsage(started);
    if (!sizes.includes(from + batch)) continue;
    costs.push((user + system) / 1000 / batch);
    memory.push((retained() - before) / 1024 / (from + batch));
  }
  const keystrokes: number[] = [];
  let affected = 0;
  for (let change = 0; change < changes; change++) {
    const number = Math.floor(((largest - 1) * change) / changes);
    const document = String(number);
    const changed = extract(new SourceText(withLetter(texts.text(number))), analysers);
    ask(index as never, document);
    const started = performance.now();
    affected += index.set(document, changed as never).size;
    keystrokes.push(performance.now() - started);
    edited.set(document, changed);
  }
  const row = (work: string, value: number, unit: string): SpeedRow => ({ part: 'index', work: `${name}: ${work}`, value, unit });
  return [
    ...sizes.flatMap((size, place) => [
      row(`processor time to take a document into ${size.toLocaleString('en-US')}`, costs[place], 'ms'),
      row(`memory per document of ${size.toLocaleString('en-US')}`, memory[place], 'KB'),
    ]),
    ...growthOf(name, 'time', costs, sizes),
    ...growthOf(name, 'memory', memory, sizes),
    timesRow('index', `${name}: a letter put into a name or number in a corpus of ${largest.toLocaleString('en-US')}`, keystrokes),
    row('other documents that it concerns, on average', affected / changes, 'documents'),
  ];
}

/** The index is asked to take a document before its facts are known, as the corpus does. */
function takeNew(index: PersistentIndex<never>, numbers: DocumentNumbers, taken: Set<string>, document: string, entries: unknown): void {
  numbers.take(document);
  index.take(document, entries as never);
  taken.add(document);
}

function growthOf(name: string, what: string, costs: readonly number[], sizes: readonly number[]): SpeedRow[] {
  if (costs.length < 2) return [];
  const [small, large] = costs.slice(-2);
  const [from, to] = sizes.slice(-2);
  const ratio = large / small;
  return [
    {
      part: 'index',
      work: `${name}: growth of ${what} per document, ${from.toLocaleString('en-US')} to ${to.toLocaleString('en-US')}`,
      value: ratio,
      unit: '×',
      target: `≤ ${String(growthLimit)}`,
      shape: ratio <= growthLimit ? 'ok' : 'GROWS',
    },
  ];
}

/** The text with a letter put into the first name after its middle, or a digit into the first number. */
function withLetter(text: string): string {
  const middle = text.length >> 1;
  const place = /\p{Lu}\p{Ll}{3}|\d/u.exec(text.slice(middle));
  const at = middle + (place?.index ?? 0) + 1;
  return `${text.slice(0, at)}${/\d/.test(place?.[0] ?? '') ? '1' : 'q'}${text.slice(at)}`;
}

/** Bytes that live on after a collection. */
export function retained(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
