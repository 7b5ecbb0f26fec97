import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { ClaimIndex, extractClaimFacts, type ClaimFinding } from '../../../server/src/analysis/claims/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

function indexOf(documents: Readonly<Record<string, string>>): ClaimIndex {
  const index = standaloneIndex(ClaimIndex);
  for (const [name, text] of Object.entries(documents)) index.set(name, extractClaimFacts(new SourceText(text)));
  return index;
}

const described = (documents: Readonly<Record<string, string>>, findings: readonly ClaimFinding[]): string[] =>
  findings.flatMap(({ mention, others }) =>
    others.map(({ mention: other, verdict }) => {
      const text = (each: typeof mention): string => documents[each.document].slice(each.number.start, each.number.end);
      return `${text(mention)} ${verdict} ${text(other)} (${other.document})`;
    }),
  );

const herald = 'Ferry sinks off Porto Vela.\n\nAt least 12 people were killed when the ferry Aurora sank off Porto Vela on Sunday, the coast guard said. The captain, Luis Marenco, 48, survived.';
const courier = 'Aurora disaster.\n\nThe ferry Aurora went down near Porto Vela on Sunday, killing 17 people, according to the coast guard. Its captain, Luis Marenco, 49, was rescued.';
const tribune = 'Porto Vela mourns.\n\nThe coast guard said 17 people were killed when the ferry Aurora sank off Porto Vela.';

describe('claim index', () => {
  it('flags what sources state differently, at each place, and relates it to the places that disagree', () => {
    const documents = { courier, herald, tribune };
    const index = indexOf(documents);
    assert.deepEqual(described(documents, index.findings('herald')), ['12 differs 17 (courier)', '12 differs 17 (tribune)', '48 conflict 49 (courier)']);
    assert.deepEqual(described(documents, index.findings('tribune')), ['17 differs 12 (herald)']);
  });

  it('shows agreeing sources too', () => {
    const found = indexOf({ courier, tribune }).claimAt('tribune', tribune.indexOf('17'));
    assert.equal(found?.group.verdict, 'agree');
    assert.deepEqual(found?.group.mentions.map((mention) => mention.document), ['courier', 'tribune']);
  });

  it('takes a copied paragraph for no second source', () => {
    const index = indexOf({ courier, herald, zcopy: herald });
    assert.deepEqual(index.findings('courier')[0].others.map((other) => other.mention.document), ['herald']);
  });

  it('takes the only ages of two documents for one person\'s where the words around them are the same', () => {
    const [first, second, other] = ['A 27-year-old climber died after falling 400 metres on Mount Ardath.', 'The climber, Duncan Ross, 29, died after falling 400 metres on Mount Ardath.', 'A climber died after falling 400 metres on Mount Ardath. The keeper of a hut, Duncan Ross, 29, heard of it.'];
    const documents = { first, second };
    assert.deepEqual(described(documents, indexOf(documents).findings('first')), ['27 conflict 29 (second)']);
    assert.deepEqual(described({ first, other }, indexOf({ first, other }).findings('first')), []);
  });

  it('forgets a document', () => {
    const index = indexOf({ courier, herald });
    assert.deepEqual([...index.delete('courier')], ['herald']);
    assert.deepEqual(index.findings('herald'), []);
  });

  it('equals a rebuild after any changes', () => {
    const texts = [herald, courier, tribune, herald.replace('12', '14'), herald.replaceAll('. ', '.  '), ''];
    const change = fc.record({ name: fc.constantFrom('a', 'b', 'c'), text: fc.constantFrom(...texts, undefined) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const index = standaloneIndex(ClaimIndex);
        const now = new Map<string, string>();
        for (const { name, text } of changes) {
          if (text === undefined) {
            index.delete(name);
            now.delete(name);
          } else {
            index.set(name, extractClaimFacts(new SourceText(text)));
            now.set(name, text);
          }
          index.groups();
        }
        const plain = (each: ClaimIndex): unknown => JSON.parse(JSON.stringify(each.groups()));
        assert.deepEqual(plain(index), plain(indexOf(Object.fromEntries(now))));
      }),
    );
  });

  it('equals a rebuild where more documents report an event than are compared', function () {
    this.timeout(120_000);
    const report = fc.record({ killed: fc.integer({ min: 11, max: 14 }), captain: fc.constantFrom('Luis Marenco', 'Ana Brandt'), ship: fc.constantFrom('Aurora', 'Aurora', 'Boreas'), extra: fc.subarray(['Port Sorel sent help.', 'Mayor Ilse Harwick came.']) });
    const textOf = ({ killed, captain, ship, extra }: { killed: number; captain: string; ship: string; extra: readonly string[] }): string =>
      `${ship} sinks.\n\nAt least ${String(killed)} people were killed when the ferry ${ship} sank off Porto Vela on Sunday, the coast guard said. The captain, ${captain}, 48, survived. ${extra.join(' ')}`;
    const reports = fc.array(report, { minLength: 70, maxLength: 70 });
    const change = fc.record({ place: fc.nat(69), report: fc.option(report, { nil: undefined, freq: 5 }) });
    fc.assert(
      fc.property(reports, fc.array(change, { minLength: 1, maxLength: 6 }), (first, changes) => {
        const now = new Map(first.map((each, place) => [`${String(place).padStart(2, '0')}`, textOf(each)]));
        const index = indexOf(Object.fromEntries(now));
        const found = (each: ClaimIndex): unknown => Object.fromEntries([...now.keys()].sort().map((name) => [name, JSON.parse(JSON.stringify(each.findings(name)))]));
        let told = found(index) as Record<string, unknown>;
        for (const { place, report: to } of changes) {
          const name = `${String(place).padStart(2, '0')}`;
          const touched = to ? index.set(name, extractClaimFacts(new SourceText(textOf(to)))) : index.delete(name);
          if (to) now.set(name, textOf(to));
          else now.delete(name);
          const after = found(index) as Record<string, unknown>;
          for (const other of now.keys()) if (other !== name && !touched.has(other)) assert.deepEqual(after[other], told[other], `${other} was not told of a change of ${name}`);
          told = after;
        }
        assert.deepEqual(told, found(indexOf(Object.fromEntries(now))));
      }),
      { numRuns: 4 },
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom('', ' 5 people killed ', 'Bo, 9, '), (text, inserted) => {
        const index = indexOf({ a: text + inserted + text, b: inserted + text });
        index.groups();
      }),
    );
  });
});

const seeds = '../shared/seeds';
describe('claims of the seed corpus', function () {
  before(function () {
    if (!existsSync(seeds)) this.skip();
  });

  it('are the fighters in Panjshir and the fighters sent there, and nothing else', () => {
    const documents = Object.fromEntries(readdirSync(seeds).sort().map((name) => [name.slice(0, 3), readFileSync(`${seeds}/${name}`, 'utf8')]));
    const index = indexOf(documents);
    const all = Object.keys(documents).flatMap((name) => described(documents, index.findings(name)).map((line) => `${name}: ${line}`));
    assert.deepEqual(all, ['000: 10,000 to 20,000 differs 6,000 (003)', '003: 6,000 differs 10,000 to 20,000 (000)', '004: thousands differs hundreds (004)', '004: hundreds differs thousands (004)']);
  });
});
