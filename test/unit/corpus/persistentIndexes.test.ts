import assert from 'node:assert/strict';
import fc from 'fast-check';
import { claimEntries, ClaimIndex, type ClaimFacts, extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import type { CorpusDocuments, IndexState, PersistentIndex } from '../../../server/src/analysis/corpusIndex.ts';
import { DocumentNumbers } from '../../../server/src/analysis/documentNumbers.ts';
import { entityEntries, EntityIndex, extractEntityFacts } from '../../../server/src/analysis/entities/index.ts';
import { extractNameFacts, nameEntries, type NameFacts, NameIndex } from '../../../server/src/analysis/names/index.ts';
import { pack, unpack } from '../../../server/src/corpus/packing.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { shippedModel } from '../entities/model.ts';

/** An index over texts, that can be left for another one with its saved state. */
class Kept<Facts, Entries extends IndexState, Index extends PersistentIndex<Facts, Entries>> {
  readonly texts = new Map<string, string>();
  readonly #numbers = new DocumentNumbers();
  readonly #facts = new Map<string, Facts>();
  readonly #create: (documents: CorpusDocuments<Facts>) => Index;
  readonly #extract: (text: string) => Facts;
  readonly #entries: (facts: Facts) => Entries;
  index: Index;

  constructor(create: (documents: CorpusDocuments<Facts>) => Index, extract: (text: string) => Facts, entries: (facts: Facts) => Entries) {
    this.#create = create;
    this.#entries = entries;
    this.#extract = extract;
    this.index = this.#new();
  }

  set(document: string, text: string): ReadonlySet<string> {
    this.#numbers.take(document);
    const affected = this.index.set(document, this.#extract(text));
    this.#keep(document, text);
    return affected;
  }

  take(document: string, text: string): void {
    this.#numbers.take(document);
    this.index.take(document, unpack(pack(this.#entries(this.#extract(text)))) as Entries);
    this.#keep(document, text);
  }

  drop(document: string): void {
    if (!this.texts.has(document)) return;
    this.index.take(document, undefined);
    this.#forget(document);
  }

  delete(document: string): ReadonlySet<string> {
    if (!this.texts.has(document)) return new Set();
    const affected = this.index.delete(document);
    this.#forget(document);
    return affected;
  }

  restart(): void {
    const state = unpack(pack(this.index.save()));
    this.index = this.#new();
    this.index.restore(state);
  }

  #forget(document: string): void {
    this.texts.delete(document);
    this.#facts.delete(document);
    this.#numbers.release(document);
  }

  #keep(document: string, text: string): void {
    this.texts.set(document, text);
    this.#facts.set(document, this.#extract(text));
  }

  #new(): Index {
    return this.#create({ numbers: this.#numbers, factsOf: (document) => this.#facts.get(document) });
  }
}

type Change = { readonly do: 'set' | 'take'; readonly document: string; readonly text: string } | { readonly do: 'delete' | 'drop' | 'rename'; readonly document: string } | { readonly do: 'restart' };

function changesOf(text: fc.Arbitrary<string>): fc.Arbitrary<Change[]> {
  const document = fc.constantFrom('a', 'b', 'c', 'd');
  const change = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('set' as const), document, text }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('take' as const), document, text }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'drop' as const, 'rename' as const), document }) },
    { weight: 2, arbitrary: fc.constant({ do: 'restart' as const }) },
  );
  return fc.array(change, { maxLength: 12 });
}

/** After any changes and restarts the index shows what a new one does, and every change but a quiet one names the others that it concerns. */
function equalsRebuild<Facts, Entries extends IndexState, Index extends PersistentIndex<Facts, Entries>>(
  create: (documents: CorpusDocuments<Facts>) => Index,
  extract: (text: string) => Facts,
  entries: (facts: Facts) => Entries,
  text: fc.Arbitrary<string>,
  shown: (index: Index, document: string) => unknown,
  whole: (index: Index) => unknown,
): void {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
  fc.assert(
    fc.property(changesOf(text), (changes) => {
      const kept = new Kept<Facts, Entries, Index>(create, extract, entries);
      for (const change of changes) {
        const before = new Map([...kept.texts.keys()].map((document) => [document, plain(shown(kept.index, document))]));
        if (change.do === 'restart') kept.restart();
        else if (change.do === 'take') kept.take(change.document, change.text);
        else if (change.do === 'drop') kept.drop(change.document);
        else {
          const affected = new Set([change.document]);
          const add = (documents: ReadonlySet<string>): void => documents.forEach((each) => affected.add(each));
          const text = kept.texts.get(change.document);
          if (change.do === 'set') add(kept.set(change.document, change.text));
          else add(kept.delete(change.document));
          if (change.do === 'rename' && text !== undefined) {
            affected.add(`${change.document}2`);
            add(kept.set(`${change.document}2`, text));
          }
          for (const [document, was] of before) if (!affected.has(document)) assert.deepEqual(plain(shown(kept.index, document)), was, `${document} changed unannounced`);
        }
        const rebuilt = new Kept<Facts, Entries, Index>(create, extract, entries);
        for (const [document, each] of [...kept.texts].sort(([a], [b]) => (a < b ? 1 : -1))) rebuilt.take(document, each);
        for (const document of kept.texts.keys()) assert.deepEqual(plain(shown(kept.index, document)), plain(shown(rebuilt.index, document)));
        assert.deepEqual(plain(whole(kept.index)), plain(whole(rebuilt.index)));
      }
    }),
    { numRuns: 60 },
  );
}

const joined = (parts: readonly string[], glue: string): fc.Arbitrary<string> => fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((words) => words.join(glue));

describe('an index whose state is kept', () => {
  it('knows the names of its documents after any changes', () => {
    const words = ['Massoud', 'Masood', 'Ahmad', 'Ahmed', 'Hindu', 'Kush', 'Hindukush', 'Pol-e-Hesar', 'Pul-Hesar', 'said', 'and then', '.\nThey met'];
    equalsRebuild((documents: CorpusDocuments<NameFacts>) => new NameIndex(documents), (text) => extractNameFacts(new SourceText(text)), nameEntries, joined(words, ' '), (index, document) => index.find(document), (index) => index.clusters());
  });

  it('knows the names that many of its documents have when some of these change', () => {
    const create = (): Kept<NameFacts, ReturnType<typeof nameEntries>, NameIndex> => new Kept((documents) => new NameIndex(documents), (text) => extractNameFacts(new SourceText(text)), nameEntries);
    const kept = create();
    const document = (number: number): string => String.fromCharCode(97 + number);
    for (let number = 0; number < 20; number++) kept.take(document(number), number % 5 === 0 ? 'They met Ahmad Masood there.' : 'They met Ahmad Massoud there.');
    kept.restart();
    kept.set(document(3), 'They met Ahmad Masood there.');
    kept.take(document(7), 'Nobody came.');
    kept.delete(document(10));
    kept.set(document(20), 'They met Ahmad Masood there.');
    kept.restart();
    const rebuilt = create();
    for (const [each, text] of kept.texts) rebuilt.take(each, text);
    assert.deepEqual(kept.index.clusters(), rebuilt.index.clusters());
    for (const each of kept.texts.keys()) assert.deepEqual(kept.index.find(each), rebuilt.index.find(each));
    assert.deepEqual(kept.index.clusters().map(({ variants }) => variants.map(({ form, documents }) => [form, documents])), [[['Massoud', 14], ['Masood', 5]]]);
  });

  it('knows their claims', () => {
    const sentences = [
      'Ferry Aurora sinks off Porto Vela.',
      'At least 12 people were killed when the ferry Aurora sank off Porto Vela on Sunday, the coast guard said.',
      'The ferry Aurora went down near Porto Vela on Sunday, killing 17 people.',
      'The captain, Luis Marenco, 48, survived.',
      'Its captain, Luis Marenco, 49, was rescued.',
    ];
    equalsRebuild((documents: CorpusDocuments<ClaimFacts>) => new ClaimIndex(documents), (text) => extractClaimFacts(new SourceText(text)), claimEntries, joined(sentences, '\n\n'), (index, document) => index.findings(document), (index) => index.groups());
  });

  it('knows their entities', () => {
    const words = ['Ahmad', 'Massoud', 'Ahmad Massoud', 'Saleh', 'Kabul', 'National Resistance Front', 'NRF', 'said', 'in', '.', '\n\n'];
    const extract = (text: string): ReturnType<typeof extractEntityFacts> => extractEntityFacts(new SourceText(text), shippedModel());
    equalsRebuild((documents) => new EntityIndex(documents), extract, entityEntries, joined(words, ' '), (index, document) => index.suggestions(document), (index) => index.corpusNames());
  });
});
