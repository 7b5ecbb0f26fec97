import assert from 'node:assert/strict';
import { newsDocument } from '../../../bench/speed/texts/news.ts';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { extractNameFacts, NameIndex } from '../../../server/src/analysis/names/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const documents = 40;

describe('names that are grouped before they are asked for', () => {
  const facts = (number: number): ReturnType<typeof extractNameFacts> => extractNameFacts(new SourceText(newsDocument(number).replace(/(\p{Lu}\p{Ll}{4,})\b/u, '$1e')));

  it('are those that are found at once, whatever changes meanwhile', async () => {
    const index = standaloneIndex(NameIndex);
    const now = new Map(Array.from({ length: documents }, (_, number) => [String(number), number]));
    for (const [document, number] of now) index.set(document, facts(number));
    let turns = 0;
    const pause = (): Promise<void> => {
      const document = String(turns % documents);
      if (turns % 5 === 0) {
        if (turns % 2 === 0) {
          index.delete(document);
          now.delete(document);
        } else {
          index.set(document, facts(documents + turns));
          now.set(document, documents + turns);
        }
      }
      turns++;
      return Promise.resolve();
    };
    for (const document of ['1', '2', '3']) await index.prepare(document, pause);
    assert.ok(turns > 20);
    const rebuilt = standaloneIndex(NameIndex);
    for (const [document, number] of now) rebuilt.set(document, facts(number));
    const all = (each: NameIndex): unknown => [...now.keys()].map((document) => each.find(document));
    assert.deepEqual(all(index), all(rebuilt));
    assert.ok((all(rebuilt) as unknown[][]).flat().length > 0);
  });
});
