import assert from 'node:assert/strict';
import { agreementOf, AnnotatedText, annotationsOf, CuratedItems, decide, emptySidecar, relate, setAttribute, tag, takeOver } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage } from '../../../server/src/annotations/index.ts';
import { combinedAlpha, unitizingAlpha } from '../../../server/src/annotations/agreement/alpha.ts';
import { cohensKappa } from '../../../server/src/annotations/agreement/kappa.ts';
import { stampOf } from './fixtures.ts';

const text = 'Ahmad Massoud met Zoë in Kabul on Monday and later Robin in Ely.';

function layer(name: string, labels: Record<string, string>, first: number): { name: string; page: AnnotationPage } {
  const stamp = stampOf(name, '2026-01-01T00:00:00Z', first);
  const source = new AnnotatedText(text);
  let page = emptySidecar('a.txt', text);
  for (const [quote, label] of Object.entries(labels)) {
    const start = text.indexOf(quote);
    page = tag(page, source, [{ start, end: start + quote.length }], label, stamp).page;
  }
  return { name, page };
}

describe('agreement', () => {
  it('gives the alpha of the worked example in Krippendorff 2004, page 254', () => {
    const units = (...spans: [number, number][]): { start: number; end: number }[] => spans.map(([start, length]) => ({ start: start - 150, end: start - 150 + length }));
    const c = unitizingAlpha([units([225, 70], [370, 30]), units([220, 80], [355, 20], [400, 20])], 300);
    const k = unitizingAlpha([units([180, 60], [300, 50]), units([180, 60], [300, 50])], 300);
    assert.deepEqual([c.observed, c.expected, c.alpha!].map((figure) => figure.toFixed(4)), ['0.0144', '0.0532', '0.7286']);
    assert.deepEqual([k.observed, k.expected, k.alpha!].map((figure) => figure.toFixed(4)), ['0.0000', '0.0490', '1.0000']);
    assert.equal(combinedAlpha([c, k])!.toFixed(3), '0.859');
    assert.equal(unitizingAlpha([[], []], 300).alpha, undefined);
  });

  it("gives Cohen's kappa", () => {
    const tokens = Array.from({ length: 50 }, (_, index) => ({ start: index, end: index + 1 }));
    const first = [{ start: 0, end: 25 }];
    const second = [{ start: 0, end: 20 }, { start: 25, end: 35 }];
    const kappa = cohensKappa(tokens, first, second);
    assert.deepEqual({ ...kappa, kappa: kappa.kappa!.toFixed(2) }, { kappa: '0.40', both: 20, onlyFirst: 5, onlySecond: 10, neither: 15 });
    assert.equal(cohensKappa(tokens, [], []).kappa, undefined);
  });

  it('compares layers and lists where they differ', () => {
    const anna = layer('anna', { 'Ahmad Massoud': 'PERSON', Zoë: 'PERSON', Kabul: 'PLACE', Monday: 'DATE', Ely: 'PLACE' }, 1);
    const ben = layer('ben', { Massoud: 'PERSON', Zoë: 'ORG', Kabul: 'PLACE', 'Monday and': 'QUANTITY', Robin: 'PERSON', Ely: 'PLACE' }, 100);
    ben.page = setAttribute(ben.page, [ben.page.items[5].id], 'certainty', 'low', stampOf());
    const { pairs, alpha, leftOut } = agreementOf(text, [anna, ben]);
    assert.deepEqual(pairs[0].differences.map(({ kind, start, first, second }) => [kind, start, first.length, second.length]), [
      ['boundary', 0, 1, 1],
      ['label', 18, 1, 1],
      ['both', 34, 1, 1],
      ['onlySecond', 51, 0, 1],
      ['attributes', 60, 1, 1],
    ]);
    assert.deepEqual([pairs[0].exact.precision!.toFixed(2), pairs[0].exact.recall!.toFixed(2)], ['0.33', '0.40']);
    assert.deepEqual([pairs[0].overlap.precision, pairs[0].overlap.recall], [0.5, 0.6]);
    const place = pairs[0].labels.find(({ label }) => label === 'PLACE')!;
    assert.deepEqual([place.kappa.kappa, place.exact.f1], [1, 1]);
    assert.ok(alpha.overall! > 0 && alpha.overall! < 1);
    assert.equal(leftOut, undefined);
    const same = agreementOf(text, [anna, anna]);
    assert.deepEqual([same.alpha.overall, same.pairs[0].exact.f1, same.pairs[0].differences.length], [1, 1, 0]);
  });

  it('leaves out what not every layer has finished, and says so', () => {
    const anna = layer('anna', { Zoë: 'PERSON', Robin: 'PERSON' }, 1);
    const ben = { ...layer('ben', { Zoë: 'PERSON' }, 100), finished: 30 };
    const { pairs, leftOut } = agreementOf(text, [anna, ben]);
    assert.equal(pairs[0].exact.f1, 1);
    assert.deepEqual(leftOut, { span: { start: 30, end: text.length }, layers: ['ben'] });
  });

  it('records what an adjudicator takes and what not, and lets it be decided anew', () => {
    const anna = layer('anna', { Zoë: 'PERSON' }, 1);
    const ben = layer('ben', { Zoë: 'ORG', Robin: 'PERSON' }, 100);
    const [mine] = anna.page.items;
    const [theirs, robin] = ben.page.items;
    const cleo = stampOf('cleo', '2026-03-03T00:00:00Z', 500);
    const first = decide(emptySidecar('a.txt', text), { accepted: [mine], rejected: [theirs] }, cleo);
    assert.deepEqual(annotationsOf(first).map(({ label, status, creator, modified, item }) => [label, status, creator, modified, item['via'] === (label === 'ORG' ? theirs : mine).id, item['adjudicator']]), [
      ['PERSON', 'accepted', 'anna', '2026-03-03T00:00:00Z', true, { type: 'Person', name: 'cleo' }],
      ['ORG', 'rejected', 'ben', '2026-03-03T00:00:00Z', true, { type: 'Person', name: 'cleo' }],
    ]);
    const known = new CuratedItems(first);
    assert.deepEqual([known.find(mine)?.status, known.find(theirs)?.status, known.find(robin)], ['accepted', 'rejected', undefined]);
    const anew = decide(first, { accepted: [theirs], rejected: [mine] }, cleo);
    assert.deepEqual(annotationsOf(anew).map(({ label, status }) => [label, status]), [['PERSON', 'rejected'], ['ORG', 'accepted']]);
    assert.equal(decide(anew, { accepted: [theirs], rejected: [mine] }, cleo), anew);
  });

  it('takes over what one layer says of a stretch that both have', () => {
    const anna = layer('anna', { Zoë: 'PERSON' }, 1);
    const ben = layer('ben', { Zoë: 'PERSON' }, 100);
    const certain = setAttribute(ben.page, [ben.page.items[0].id], 'certainty', 'low', stampOf()).items[0];
    const cleo = stampOf('cleo', '2026-03-03T00:00:00Z', 500);
    const curated = decide(emptySidecar('a.txt', text), { accepted: [anna.page.items[0]], rejected: [certain] }, cleo);
    assert.deepEqual(annotationsOf(curated).map(({ status, attributes }) => [status, attributes]), [['accepted', {}]]);
    const anew = decide(curated, { accepted: [certain], rejected: [anna.page.items[0]] }, cleo);
    assert.deepEqual(annotationsOf(anew).map(({ status, attributes, item }) => [status, attributes, item['via']]), [['accepted', { certainty: 'low' }, certain.id]]);
  });

  it('takes annotations over into the curated file with their provenance', () => {
    const ben = layer('ben', { Zoë: 'PERSON', Robin: 'PERSON' }, 100);
    const related = relate(ben.page, 'met', ben.page.items[0].id, ben.page.items[1].id, stampOf('ben', '2026-01-01T00:00:00Z', 300)).page;
    const curated = layer('cleo', { Zoë: 'PERSON' }, 1).page;
    const next = takeOver(curated, related.items, stampOf('cleo', '2026-03-03T00:00:00Z', 500));
    assert.deepEqual(annotationsOf(next).map(({ kind, text: quote, creator }) => [kind, quote, creator]), [
      ['span', 'Zoë', 'cleo'],
      ['span', 'Robin', 'ben'],
      ['relation', '', 'ben'],
    ]);
    assert.equal(next.items[1]['via'], related.items[1].id);
    assert.equal(next.items[2].relation!.from, curated.items[0].id);
    assert.equal(takeOver(next, [related.items[1]], stampOf()), next);
  });
});
