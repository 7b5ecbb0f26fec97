import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { ClaimIndex } from '../../../server/src/analysis/claims/index.ts';
import { DuplicateIndex } from '../../../server/src/analysis/duplicates/index.ts';
import { extractGuestFacts } from '../../../server/src/corpus/facts.ts';
import { relatedGuests } from '../../../server/src/corpus/relatedGuests.ts';
import { hashText } from '../../../server/src/text/hash.ts';
import { sharedKeysOf } from '../../../server/src/corpus/sharedKeys.ts';

const paragraphs = [
  'The ferry that links the two islands will not sail this week, since its engine has to be taken apart.',
  'The ferry that links the two islands will not sail this month, since its old engine has to be taken apart.',
  'In the hall of the old exchange twelve hundred people heard the choir of the miners sing for the last time.',
  'Storm Agnes hit Harwick on Tuesday. The mayor Ilse Brandt said that 17 people were killed in Harwick.',
  'Storm Agnes hit Harwick on Tuesday. The mayor Ilse Brandt said that 14 people were killed in Harwick.',
];
const text = fc.array(fc.constantFrom(...paragraphs), { maxLength: 3 }).map((chosen) => chosen.join('\n\n'));
const isGuest = (document: string): boolean => document.startsWith('team');

describe('guests', () => {
  it('leave no trace when they have gone, and change nothing between the others', () => {
    const own = fc.array(text, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(own, fc.array(fc.tuple(fc.nat(3), text), { maxLength: 8 }), (texts, visits) => {
        const [index, plain] = [standaloneIndex(DuplicateIndex, isGuest), standaloneIndex(DuplicateIndex)];
        const names = texts.map((_, number) => `file:/${String(number)}.txt`);
        names.forEach((name, number) => [index, plain].forEach((each) => each.set(name, extractGuestFacts(texts[number]).duplicates)));
        for (const [number, visit] of visits) {
          index.set(`team:/${String(number)}.txt`, extractGuestFacts(visit).duplicates);
          const between = names.map((name) => index.find(name).filter(({ kind, twins }) => kind === 'exact' && !isGuest(twins[0].document)));
          assert.deepEqual(between, names.map((name) => plain.find(name).filter(({ kind }) => kind === 'exact')));
        }
        for (let number = 0; number <= 3; number++) index.delete(`team:/${String(number)}.txt`);
        assert.deepEqual(names.map((name) => index.find(name)), names.map((name) => plain.find(name)));
      }),
      { numRuns: 60 },
    );
  });

  it('are never the copies, and tell of every document whose findings change', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), text, (texts, visit) => {
        const index = standaloneIndex(DuplicateIndex, isGuest);
        const names = texts.map((_, number) => `file:/${String(number)}.txt`);
        names.forEach((name, number) => index.set(name, extractGuestFacts(texts[number]).duplicates));
        const before = new Map(names.map((name) => [name, JSON.stringify(index.find(name))]));
        const affected = index.set('team:/guest.txt', extractGuestFacts(visit).duplicates);
        for (const name of names) if (JSON.stringify(index.find(name)) !== before.get(name)) assert.ok(affected.has(name), name);
        const shared = names.filter((_, number) => texts[number].split('\n\n').some((each) => each !== '' && visit.split('\n\n').includes(each)));
        assert.ok(shared.every((name) => index.find(name).length > 0));
      }),
      { numRuns: 100 },
    );
  });

  it('are found by the keys that they share, when they share a paragraph or a claim', () => {
    fc.assert(
      fc.property(text, text, (here, there) => {
        const [facts, guest] = [extractGuestFacts(here), extractGuestFacts(there)];
        const related = relatedGuests('file:/here.txt', facts, new Map([['team:/there.txt', guest]])).size > 0;
        const [a, b] = [sharedKeysOf(facts), sharedKeysOf(guest)];
        const share = (['paragraphs', 'shingles', 'names', 'leads'] as const).some((kind) => a[kind].some((key) => b[kind].includes(key)));
        if (related) assert.ok(share);
      }),
    );
  });

  it('conflict with claims of the corpus', () => {
    const facts = extractGuestFacts(`${paragraphs[3]}\n`);
    const other = extractGuestFacts(`${paragraphs[4]}\n`);
    assert.deepEqual([...relatedGuests('file:/a.txt', facts, new Map([['team:/b.txt', other]]))], ['team:/b.txt']);
    const claims = standaloneIndex(ClaimIndex);
    claims.set('file:/a.txt', facts.claims);
    claims.set('team:/b.txt', other.claims);
    assert.equal(claims.groups(['file:/a.txt'])[0].verdict, 'conflict');
  });
});

describe('shared keys', () => {
  it('stay what they are as long as the engine of keys has its number', () => {
    const keys = sharedKeysOf(extractGuestFacts(`Harwick\n\n${paragraphs[0]}\n\n${paragraphs[3]}\n`));
    assert.equal(hashText(JSON.stringify(keys)), golden);
  });
});

/** Whoever changes these raises `keyEngine`: indexes in databases hold such keys, and texts are found by them. */
const golden = 4268739937776232;
