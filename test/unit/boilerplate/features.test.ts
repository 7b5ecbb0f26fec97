import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { contextRows } from '../../../server/src/analysis/boilerplate/contextFeatures.ts';
import { featureIndex, readLine } from '../../../server/src/analysis/boilerplate/lineFeatures.ts';
import { pageOf } from '../../../server/src/analysis/boilerplate/page.ts';
import { pageShapeRows } from '../../../server/src/analysis/boilerplate/pageShape.ts';
import { proseWeight } from '../../../server/src/analysis/boilerplate/prose.ts';
import { hasTime } from '../../../server/src/analysis/boilerplate/recurrenceKey.ts';
import { settledRows } from '../../../server/src/analysis/boilerplate/settledFeatures.ts';
import { RowBuilder, RowKind } from '../../../server/src/analysis/boilerplate/rows.ts';
import { addTopic } from '../../../server/src/analysis/boilerplate/topic.ts';
import { TopicWords } from '../../../server/src/analysis/boilerplate/topicWords.ts';

function feature(line: string, name: string): number {
  return readLine(line).features[featureIndex(name)];
}

describe('readLine', () => {
  it('tells prose from lists in many languages', () => {
    const prose = [
      'The council said that it would pay for the repairs of the bridge before the end of the year.',
      'Der Rat hat gesagt, dass er die Kosten für die Brücke noch in diesem Jahr übernehmen wird.',
      'O conselho disse que vai pagar os custos da ponte antes do fim do ano, mas não disse como.',
      'Совет сказал, что он заплатит за ремонт моста до конца года, но не сказал, как именно.',
      '市は、橋の修理にかかる費用を年末までに支払うと述べていますが、その方法についてはまだ何も明らかにしていません。',
    ];
    for (const line of prose) assert.ok(proseWeight(readLine(line)) > 5, line);
    for (const line of ['Home News Sport Weather', 'Impressum Datenschutz Kontakt', '関連記事']) assert.equal(proseWeight(readLine(line)), 0, line);
  });

  it('finds what its words and marks say may be there as if it looked in every line', () => {
    const parts = ['5', '12', '3:07', '5pm', 'a.m', 'A.M.', 'pm', 'am', 'x', '$', '€', '₹', '.', '...', '…', '”', ')', '(', '“', '!', ' ', 'It', 'é', '\u3000', '\u{1f600}'];
    const expected = (line: string): Record<string, boolean> => ({
      time: hasTime(line),
      money: /[$€£¥₹]\s?\d/u.test(line),
      endsEllipsis: /(?:…|\.\.\.)\W{0,3}$/u.test(line.slice(-12)),
      endsSentence: /[.!?。！？।؟]["”’»)\]」』）]*$/u.test(line),
      startsQuote: /^["“‘'«]/u.test(line),
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 }), (chosen) => {
        const line = chosen.join('').trim();
        for (const [name, has] of Object.entries(expected(line))) assert.equal(feature(line, name), Number(has), `${name} of ${line}`);
      }),
      { numRuns: 500 },
    );
  });

  it('counts the sentences that end at its end or before a capital', () => {
    const counts = { 'It is. It was.': 2, 'It is.” He said': 1, 'It is. “He said': 1, 'It is. “ He said': 0, 'at 5.30 today': 0, 'It is.It was': 0, 'It is! 5 were?': 1, '我们。他们': 1 };
    for (const [line, count] of Object.entries(counts)) assert.equal(feature(line, 'sentences'), count, line);
  });

  it('knows what furniture says', () => {
    assert.equal(feature('Leave a Reply', 'says:comments'), 1);
    assert.equal(feature('See also: Floods in the north', 'says:teaser'), 1);
    assert.equal(feature('- Advertisement -', 'says:advertisement'), 1);
    assert.equal(feature('Read more', 'calls'), 1);
    assert.equal(feature('HomeNews ReportsBridge reopens', 'glued'), 2);
    assert.equal(feature('The bridge was closed for eleven weeks.', 'purposes'), 0);
  });
});

describe('TopicWords', () => {
  it('finds the greatest share of a line’s words that one of the four lines before it has, or after it', () => {
    const line = fc.array(fc.constantFrom('bridge', 'river', 'traffic', 'flights', 'the'), { maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const topics = new TopicWords(lines.map(readLine));
        for (const step of [1, -1] as const) {
          const written = new Float32Array(lines.length);
          topics.writeEchoes(written, 0, step);
          const shares = lines.map((_, index) => [1, 2, 3, 4].map((distance) => index - step * distance).filter((other) => other >= 0 && other < lines.length).map((other) => {
            topics.hold(other);
            return topics.heldShare(index);
          }));
          assert.deepEqual(written, Float32Array.from(shares, (each) => Math.max(0, ...each)));
        }
      }),
    );
  });
});

describe('addTopic', () => {
  it('leaves a line’s own words out', () => {
    const readings = ['The bridge over the river reopened.', 'Traffic on the bridge was light.', 'Cheap flights'].map(readLine);
    const builder = new RowBuilder(3, new RowKind());
    addTopic(builder, 'share', 'strength', new TopicWords(readings), [1, 1, 1]);
    const [first, second, third] = builder.build().values;
    assert.ok(first > 0 && second > 0);
    assert.equal(third, 0);
  });
});

describe('feature rows', () => {
  it('give every column a name of its own and every line a finite value', () => {
    const page = pageOf(['Home', 'The bridge over the river reopened on Monday.', 'Share'].map(readLine));
    const shape = pageShapeRows(page);
    for (const rows of [contextRows(page, shape, [0, 0, 0]), settledRows(page, shape, Float32Array.of(-3, 3, -3))]) {
      assert.equal(new Set(rows.names).size, rows.names.length);
      assert.ok(rows.values.length === 3 * rows.names.length && rows.values.every(Number.isFinite));
    }
  });
});
