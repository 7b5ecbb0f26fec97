import assert from 'node:assert/strict';
import { newsDocument } from '../../../bench/speed/texts/news.ts';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { claimEntries, type ClaimFacts, ClaimIndex, extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import { DocumentNumbers } from '../../../server/src/analysis/documentNumbers.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const documents = 60;

describe('the first groups of claims', () => {
  const facts = (number: number): ReturnType<typeof extractClaimFacts> => extractClaimFacts(new SourceText(newsDocument(number)));
  let index: ClaimIndex;

  beforeEach(() => {
    index = standaloneIndex(ClaimIndex);
    for (let number = 0; number < documents; number++) index.set(String(number), facts(number));
  });

  it('are those that all groups in order begin with, however few are wanted, gathered in turns', async () => {
    const all = index.groups();
    assert.ok(all.length > 50);
    for (const most of [1, 7, 50, all.length, 10_000]) {
      let turns = 0;
      const { groups, count } = await index.firstGroups(most, () => Promise.resolve(void turns++), () => true);
      assert.deepEqual(groups.map(({ id }) => id), all.slice(0, most).map(({ id }) => id));
      assert.equal(count, all.length);
      assert.ok(turns >= documents);
    }
  });

  it('are only those that are wanted', async () => {
    const isWanted = ({ verdict }: { readonly verdict: string }): boolean => verdict === 'agree';
    const wanted = index.groups().filter(isWanted);
    const { groups, count } = await index.firstGroups(5, () => Promise.resolve(), isWanted);
    assert.deepEqual(groups.map(({ id }) => id), wanted.slice(0, 5).map(({ id }) => id));
    assert.equal(count, wanted.length);
  });

  it('stand in one order however the documents came, also where they share their first mention', async () => {
    const shared = Array.from({ length: 80 }, (_, number) => `Lairdaton is rebuilding. The port of Lairdaton cost $${String(20 + 5 * number)} million and is expected to grow.`);
    const groupsOf = async (numbers: readonly number[]): Promise<readonly string[]> => {
      const given = standaloneIndex(ClaimIndex);
      for (const number of numbers) given.set(String(number), extractClaimFacts(new SourceText(shared[number])));
      const { groups } = await given.firstGroups(100, () => Promise.resolve(), () => true);
      assert.deepEqual(given.groups(), groups);
      return groups.map((group) => JSON.stringify(group));
    };
    const numbers = [...shared.keys()];
    const groups = await groupsOf(numbers);
    assert.ok(new Set(groups.map((group) => (JSON.parse(group) as { id: string }).id)).size < groups.length);
    assert.deepEqual(await groupsOf(numbers.toReversed()), groups);
  });

  it('are made anew where more documents have groups than are kept', async () => {
    const known = new Map<string, ClaimFacts>();
    const numbers = new DocumentNumbers();
    const many = new ClaimIndex({ numbers, factsOf: (document) => known.get(document) });
    const letters = (event: number): string => Array.from(String(event), (digit) => 'abcdefghij'[Number(digit)]).join('');
    for (let number = 0; number < 1200; number++) {
      const name = `Aurora${letters(1000 + (number % 600))}`;
      const text = `${name} sank near ${name} Bay. ${name} had ${String(200 + (number < 600 ? 0 : 7))} passengers on board.`;
      const document = String(number);
      known.set(document, extractClaimFacts(new SourceText(text)));
      numbers.take(document);
      many.take(document, claimEntries(known.get(document)!));
    }
    const { groups, count } = await many.firstGroups(1000, () => Promise.resolve(), () => true);
    assert.ok(count > 550);
    const again = await many.firstGroups(1000, () => Promise.resolve(), () => true);
    assert.deepEqual(JSON.stringify(again.groups), JSON.stringify(groups));
    assert.ok(again.groups.some((group, place) => group !== groups[place]) && again.groups.some((group, place) => group === groups[place]));
  });

  it('may be asked for while documents come and go', async () => {
    let turn = 0;
    await index.firstGroups(10, () => {
      const number = turn++ % documents;
      if (turn % 3 === 0) index.delete(String(number));
      else index.set(String(number), facts(number + documents));
      return Promise.resolve();
    }, () => true);
    const rebuilt = standaloneIndex(ClaimIndex);
    assert.ok(turn >= documents);
    const { groups } = await index.firstGroups(1000, () => Promise.resolve(), () => true);
    for (let number = 0; number < documents; number++) {
      const last = Array.from({ length: turn }, (_, each) => each).filter((each) => each % documents === number).pop();
      if (last === undefined) rebuilt.set(String(number), facts(number));
      else if ((last + 1) % 3 !== 0) rebuilt.set(String(number), facts(number + documents));
    }
    assert.deepEqual(groups.map(({ id }) => id), rebuilt.groups().slice(0, 1000).map(({ id }) => id));
  });
});
