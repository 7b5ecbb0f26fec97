import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import type { CorpusDocuments } from '../../../server/src/analysis/corpusIndex.ts';
import { DuplicateIndex, extractDuplicateFacts, type DuplicateFacts, type DuplicateMatch } from '../../../server/src/analysis/duplicates/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const facts = (text: string): ReturnType<typeof extractDuplicateFacts> => extractDuplicateFacts(new SourceText(text));

function indexOf(documents: Readonly<Record<string, string>>): DuplicateIndex {
  const index = standaloneIndex(DuplicateIndex);
  for (const [name, text] of Object.entries(documents)) index.set(name, facts(text));
  return index;
}

const original =
  'The council of the town met on Monday evening to speak about the new bridge over the river, which has been closed to ' +
  'lorries since the flood of last spring, and about the school beside it.';

describe('duplicates', () => {
  const editOf = (copy: string): Pick<DuplicateMatch, 'kind' | 'edit'> | undefined => {
    const [match] = indexOf({ a: original, b: copy }).find('b');
    return match && { kind: match.kind, edit: match.edit };
  };

  it('flags every copy but the first, whatever the case, white space and quotes', () => {
    const index = indexOf({ a: `“Nobody knows what came of it,” he said.\n\n${original}`, b: `${original.toUpperCase()}  \n\n"Nobody knows what came of it," he said.` });
    assert.deepEqual(index.find('a'), []);
    assert.deepEqual(index.find('b').map(({ kind, twins }) => [kind, twins[0].document, twins[0].span.start]), [
      ['exact', 'a', 42],
      ['exact', 'a', 0],
    ]);
  });

  it('does not take different punctuation for the same', () => {
    assert.equal(editOf(original.replace(',', ';'))?.kind, 'near');
  });

  it('says what was done to the copy', () => {
    assert.deepEqual(editOf(original.replace('Monday', 'Tuesday').replace('school', 'church')), { kind: 'near', edit: 'light' });
    assert.deepEqual(editOf(original.replace('council', 'councll').replace('Monday', 'Mondav').replace('bridge', 'bridqe').replace('spring', 'sprlng')), { kind: 'near', edit: 'noise' });
    assert.deepEqual(editOf(original.slice(0, 110)), { kind: 'near', edit: 'shortened' });
    assert.deepEqual(editOf('The council of the town met on Monday evening to speak about the new bridge over the river, which has been closed to ...'), { kind: 'near', edit: 'shortened' });
  });

  it('takes the shorter of two for the copy where one is part of the other', () => {
    const index = indexOf({ a: original.slice(0, 110), b: original });
    assert.deepEqual(index.find('a').map(({ edit, twins }) => [edit, twins[0].document]), [['shortened', 'b']]);
    assert.deepEqual(index.find('b'), []);
  });

  it('keeps paragraphs on one event apart', () => {
    const index = indexOf({
      a: 'Police said the man was shot in the leg on Friday night near the station and was taken to hospital in a stable condition.',
      b: 'Police said a woman was hit by a car on Friday night close to the market and was taken to hospital with a broken arm.',
    });
    assert.deepEqual([...index.find('a'), ...index.find('b')], []);
  });

  it('leaves short lines alone', () => {
    assert.deepEqual(indexOf({ a: 'Read more\n\nShare this', b: 'Read more\n\nShare this' }).find('b'), []);
  });

  it('knows the twins of the original too', () => {
    const twins = indexOf({ a: original, b: original }).twinsAt('a', 10);
    assert.deepEqual(twins?.twins.map(({ document, edit }) => [document, edit]), [['b', 'copied']]);
  });

  const sentences = ['one two three four five six seven eight nine ten', 'alpha beta gamma delta epsilon zeta eta theta iota', 'red orange yellow green blue indigo violet black white'];
  const paragraph = fc.tuple(fc.subarray(sentences, { minLength: 1 }), fc.constantFrom('', ' and more', ' or less of it'), fc.nat(6)).map(([chosen, tail, cut]) => chosen.join(' ').slice(cut * 4) + tail);
  const change = fc.record({ document: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(fc.array(paragraph, { maxLength: 3 }).map((list) => list.join('\n\n')), { nil: undefined }) });

  it('equals a rebuild after any changes, and says which documents may have changed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const index = standaloneIndex(DuplicateIndex);
        const texts = new Map<string, string>();
        for (const { document, text } of changes) {
          const before = new Map([...texts.keys()].map((name) => [name, JSON.stringify(index.find(name))]));
          const affected = text === undefined ? index.delete(document) : index.set(document, facts(text));
          if (text === undefined) texts.delete(document);
          else texts.set(document, text);
          for (const name of texts.keys()) {
            if (name !== document && JSON.stringify(index.find(name)) !== before.get(name)) assert.ok(affected.has(name), `${name} changed`);
          }
        }
        const rebuilt = indexOf(Object.fromEntries([...texts].reverse()));
        for (const name of texts.keys()) assert.deepEqual(index.find(name), rebuilt.find(name));
      }),
    );
  });

  it('can be compared beforehand, whatever changes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.array(change, { maxLength: 6 }), async (first, meanwhile) => {
        const index = standaloneIndex(DuplicateIndex);
        const texts = new Map<string, string>();
        const apply = ({ document, text }: (typeof first)[number]): void => {
          if (text === undefined) index.delete(document);
          else index.set(document, facts(text));
          if (text === undefined) texts.delete(document);
          else texts.set(document, text);
        };
        first.forEach(apply);
        const waiting = meanwhile.values();
        const pause = (): Promise<void> => {
          const next = waiting.next();
          if (next.done !== true) apply(next.value);
          return Promise.resolve();
        };
        for (const name of ['a', 'b', 'c', 'd']) await index.prepare(name, pause);
        const rebuilt = indexOf(Object.fromEntries(texts));
        for (const name of texts.keys()) assert.deepEqual(index.find(name), rebuilt.find(name));
      }),
    );
  });

  it('takes a turn after each comparison with another paragraph', async () => {
    const weekdays = ['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    let looks = 0;
    class Watched extends DuplicateIndex {
      constructor(documents: CorpusDocuments<DuplicateFacts>) {
        super({ ...documents, factsOf: (document) => (looks++, documents.factsOf(document)) });
      }
    }
    const index = standaloneIndex(Watched);
    for (const day of ['Monday', ...weekdays]) index.set(day, facts(original.replace('Monday', day)));
    let most = 0;
    looks = 0;
    await index.prepare('Sunday', () => {
      most = Math.max(most, looks);
      looks = 0;
      return Promise.resolve();
    });
    // The paragraph itself and one that it is compared with.
    assert.equal(most, 2);
    assert.equal(index.find('Sunday').length, 1);
  });

  it('never throws, and takes no longer than the text is long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => void indexOf({ a: text, b: `${text}\n${text}` }).find('b')));
    const started = performance.now();
    const long = 'word '.repeat(200_000);
    indexOf({ a: long, b: `${long}end` }).find('b');
    assert.ok(performance.now() - started < 5000);
  });
});
