import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import { Corpus } from '../../../server/src/corpus/corpus.ts';
import { MemoryFactStore } from '../../../server/src/corpus/factStore.ts';
import { type AnalysisName, extractDocumentFacts, plainFacts, ruleAnalyses, type SomeFacts, trainedAnalyses } from '../../../server/src/corpus/facts.ts';
import { indexEntries } from '../../../server/src/corpus/indexEntries.ts';
import { noFacts } from '../../../server/src/corpus/noFacts.ts';
import { packFacts } from '../../../server/src/corpus/packedFacts.ts';
import { pack, unpack } from '../../../server/src/corpus/packing.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { newsDocument } from '../../../bench/speed/texts/news.ts';

const documents = ['a', 'b', 'c', 'd', 'e'];

/** Paragraphs that stand in several documents, whole, cut and shuffled. */
const paragraphs = [0, 1, 2, 3].flatMap((number) => newsDocument(number).split('\n\n').slice(1, 5));
const paragraph = fc.tuple(fc.constantFrom(...paragraphs), fc.constantFrom(1, 1, 0.6)).map(([text, share]) => text.slice(0, Math.ceil(text.length * share)));
const text = fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('\n\n'));
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), document: fc.constantFrom(...documents), text, edited: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), document: fc.constantFrom(...documents) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), document: fc.constantFrom(...documents), to: fc.constantFrom(...documents) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take' as const), document: fc.constantFrom(...documents), text }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('open' as const),
      document: fc.constantFrom(...documents),
      text,
      order: fc.shuffledSubarray<AnalysisName>([...ruleAnalyses, ...trainedAnalyses], { minLength: 1 }),
      then: fc.constantFrom('set' as const, 'take' as const, 'delete' as const, 'drop' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), document: fc.constantFrom(...documents) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
);

const everyWord = { ignore: () => false };

/** All that the indexes say of a document. */
function resultsOf(corpus: Corpus, document: string): Record<string, unknown> {
  // As JSON, since groups of claims come with a function.
  return JSON.parse(JSON.stringify({
    duplicates: corpus.duplicates.find(document),
    segments: corpus.boilerplate.segments(document),
    spelling: corpus.spelling.find(document, everyWord),
    names: corpus.names.find(document),
    claims: corpus.claims.findings(document),
    entities: corpus.entities.suggestions(document),
  })) as Record<string, unknown>;
}

describe('the facts of what is not analysed yet', () => {
  it('are those of an empty text', async () => {
    assert.deepEqual({ ...plainFacts(new SourceText('')), ...noFacts }, extractDocumentFacts('', await loadPackagedAnalysers()));
  });
});

describe('the corpus', function () {
  this.timeout(120_000);
  let analysers: Analysers;
  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  it('equals a rebuild at every step, whether or not somebody asked at the one before, and after its state was written and read', async () => {
    const stamp = { size: 1, modified: 1 };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 14 }), async (changes) => {
        const store = new MemoryFactStore();
        let corpus = new Corpus(analysers);
        corpus.useStore(store);
        const texts = new Map<string, string>();
        const put = (document: string, content: string, edited: boolean): void => {
          texts.set(document, content);
          corpus.set(document, extractDocumentFacts(content, analysers), edited ? undefined : stamp);
        };
        const remove = (document: string): void => {
          texts.delete(document);
          corpus.delete(document);
        };
        const take = (document: string, content: string): void => {
          texts.set(document, content);
          const facts = extractDocumentFacts(content, analysers);
          corpus.take(document, facts.hash, indexEntries(facts), stamp, packFacts(facts));
        };
        for (const [step, isAsked] of [...changes, [{ kind: 'restore' } as const, true] as const]) {
          if (step.kind === 'set') put(step.document, step.text, step.edited);
          else if (step.kind === 'delete') remove(step.document);
          else if (step.kind === 'take') take(step.document, step.text);
          else if (step.kind === 'open') {
            if (texts.has(step.document)) continue;
            const facts = extractDocumentFacts(step.text, analysers);
            let known: SomeFacts = plainFacts(new SourceText(step.text));
            for (const analysis of step.order) {
              known = { ...known, [analysis]: facts[analysis] };
              corpus.setSome(step.document, known);
              assert.deepEqual([...ruleAnalyses, ...trainedAnalyses].filter((name) => corpus.knows(step.document, name)).sort(), Object.keys(known).filter((name) => name in noFacts).sort());
              if (isAsked) resultsOf(corpus, step.document);
            }
            if (step.then === 'set') put(step.document, step.text, true);
            else if (step.then === 'take') take(step.document, step.text);
            else corpus[step.then](step.document);
          } else if (step.kind === 'drop') {
            texts.delete(step.document);
            corpus.drop(step.document);
          } else if (step.kind === 'rename') {
            const content = texts.get(step.document);
            if (content === undefined || step.to === step.document) continue;
            remove(step.document);
            put(step.to, content, false);
          } else {
            const { documents: numbered, indexes } = corpus.save();
            corpus = new Corpus(analysers);
            corpus.useStore(store);
            corpus.restoreDocuments(unpack(pack(numbered)));
            await corpus.restoreIndexes(unpack(pack(indexes)), () => Promise.resolve());
          }
          if (!isAsked) continue;
          const rebuilt = new Corpus(analysers);
          for (const [document, content] of [...texts].reverse()) rebuilt.set(document, extractDocumentFacts(content, analysers), stamp);
          assert.deepEqual([...corpus.documents()].sort(), [...texts.keys()].sort());
          for (const document of texts.keys()) assert.deepEqual(resultsOf(corpus, document), resultsOf(rebuilt, document));
          assert.deepEqual(corpus.entities.corpusNames(), rebuilt.entities.corpusNames());
        }
      }),
      { numRuns: 25 },
    );
  });

  it('names every document whose findings change', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...documents), fc.option(text)), { maxLength: 10 }), (changes) => {
        const corpus = new Corpus(analysers);
        for (const [document, content] of changes) {
          const findings = (name: string): string => JSON.stringify({ ...resultsOf(corpus, name), entities: 0 });
          const before = new Map(documents.map((name) => [name, findings(name)]));
          const affected = content === null ? corpus.delete(document) : corpus.set(document, extractDocumentFacts(content, analysers));
          for (const name of documents) {
            if (name !== document && findings(name) !== before.get(name)) assert.ok(affected.has(name), `${name} changed`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('suggests no names of lines that turn out to stand in other documents, until those go', () => {
    const lines = 'Anna Keller in Porto\nThe day in Lisbon';
    const news = (number: number): string[] => newsDocument(number).split('\n\n').slice(1, 4);
    const corpus = new Corpus(analysers);
    const set = (document: string, ...parts: string[]): unknown => corpus.set(document, extractDocumentFacts(parts.join('\n\n'), analysers));
    // Names need capitals, what recurs does not: these documents say nothing of names.
    const setOther = (document: string, ...parts: string[]): unknown => set(document, ...parts.map((part) => part.toLowerCase()));
    const isSuggested = (): boolean =>
      corpus.entities.suggestions('a').some(({ name }) => name === 'Anna Keller') && corpus.entities.corpusNames().some(({ name }) => name === 'Anna Keller');
    set('a', ...news(1), lines);
    assert.ok(isSuggested());
    setOther('b', ...news(2), lines);
    setOther('c', ...news(3), lines);
    assert.ok(!isSuggested());
    corpus.delete('b');
    assert.ok(!isSuggested());
    corpus.delete('c');
    assert.ok(isSuggested());
    setOther('b', ...news(2), lines);
    assert.ok(!isSuggested());
    setOther('b', ...news(2));
    assert.ok(isSuggested());
  });

  it('knows by its stamp a file that has not changed, not one that is being edited', () => {
    const corpus = new Corpus(analysers);
    const facts = extractDocumentFacts(newsDocument(1), analysers);
    corpus.set('a', facts, { size: 3, modified: 4 });
    assert.deepEqual(corpus.stampOf('a'), { size: 3, modified: 4 });
    corpus.set('a', extractDocumentFacts(newsDocument(2), analysers));
    assert.equal(corpus.stampOf('a'), undefined);
    corpus.set('a', facts, { size: 3, modified: 4 });
    assert.deepEqual(corpus.facts('a')?.paragraphs, facts.paragraphs);
  });
});
