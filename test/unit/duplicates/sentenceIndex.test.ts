import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { extractDuplicateFacts, SentenceIndex } from '../../../server/src/analysis/duplicates/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const facts = (text: string): ReturnType<typeof extractDuplicateFacts> => extractDuplicateFacts(new SourceText(text));

const copied = 'The minister said on Tuesday that the inquiry into the collapse would take no less than six weeks.';
const first = `Nobody has been charged so far. ${copied} The mayor kept silent.`;
const second = `Rescue boats went home at dusk, their crews worn out. ${copied}`;

describe('sentences that stand twice', () => {
  it('are found in otherwise different paragraphs, at each place but the first', () => {
    const index = standaloneIndex(SentenceIndex);
    index.set('b', facts(second));
    index.set('a', facts(first));
    assert.deepEqual(index.find('a'), []);
    const [match] = index.find('b');
    assert.equal(second.slice(match.span.start, match.span.end), copied);
    assert.equal(match.first.document, 'a');
    assert.equal(first.slice(match.first.span.start, match.first.span.end), copied);
  });

  it('leave no double space behind when they are taken out', () => {
    const without = (text: string): string => {
      const { removal } = facts(text).sentences.find(({ span }) => text.slice(span.start, span.end) === copied)!;
      return text.slice(0, removal.start) + text.slice(removal.end);
    };
    assert.equal(without(first), 'Nobody has been charged so far. The mayor kept silent.');
    assert.equal(without(second), 'Rescue boats went home at dusk, their crews worn out.');
  });

  it('are none where the sentence is short or a paragraph of its own', () => {
    const index = standaloneIndex(SentenceIndex);
    index.set('a', facts(`He died at the scene. It rained.\n\n${copied}`));
    index.set('b', facts(`He died at the scene. It snowed.\n\n${copied}`));
    assert.deepEqual(index.find('b'), []);
  });

  it('depend on the documents alone, and all whose results change are told', () => {
    const texts = ['', first, second, `${copied} ${copied}`, 'Something else happened on that day. And nobody knows to this day what it was that had happened there.'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...texts)), { maxLength: 12 }), (changes) => {
        const index = standaloneIndex(SentenceIndex);
        const documents = new Map<string, string>();
        for (const [name, text] of changes) {
          const before = new Map([...documents.keys()].map((each) => [each, JSON.stringify(index.find(each))]));
          const told = index.set(name, facts(text));
          documents.set(name, text);
          for (const [each, result] of before) if (each !== name && !told.has(each)) assert.equal(JSON.stringify(index.find(each)), result);
        }
        const rebuilt = standaloneIndex(SentenceIndex);
        for (const [name, text] of documents) rebuilt.set(name, facts(text));
        for (const name of documents.keys()) assert.deepEqual(index.find(name), rebuilt.find(name));
      }),
    );
  });
});
