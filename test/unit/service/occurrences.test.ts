import assert from 'node:assert/strict';
import fc from 'fast-check';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import type { OccurrencePage, OccurrenceQuery, OccurrenceRow } from '../../../server/src/protocol.ts';
import { keywordInContext } from '../../../server/src/service/features/occurrences/context.ts';
import { formsOf, placesOf } from '../../../server/src/service/features/occurrences/query.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';

const query = (text: string, options: Partial<OccurrenceQuery> = {}): OccurrenceQuery => ({ text, matchCase: false, wholeWords: true, ...options });

function contextIn(text: string, words: string): ReturnType<typeof keywordInContext> {
  const start = text.indexOf(words);
  return keywordInContext(text, { start, end: start + words.length });
}

describe('a keyword in context', () => {
  it('shows its paragraph on one line, and sorts by the words outward', () => {
    const { left, keyword, right, leftKey, rightKey } = contextIn('A headline\n\nThey saw “Ahmad\nMassoud”,  the\r\nleader.\n\nMore.', 'Ahmad\nMassoud');
    assert.deepEqual({ left, keyword, right }, { left: 'They saw “', keyword: 'Ahmad Massoud', right: '”, the leader.' });
    assert.deepEqual({ leftKey, rightKey }, { leftKey: 'saw They', rightKey: 'the leader' });
  });

  it('keeps the space that parts the keyword from its neighbours', () => {
    const { left, right } = contextIn('one two three', 'two');
    assert.deepEqual([left, right], ['one ', ' three']);
  });

  it('cuts between words where the paragraph is long', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${String(index)}`);
    const text = words.join(' ');
    const { left, right } = contextIn(text, 'word30');
    assert.ok(text.includes(` ${left}word30${right} `));
    assert.ok(left.length <= 90 && right.length <= 90 && left.length > 70 && right.length > 70);
  });

  it('never throws, and never shows more than stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(40), (text, from, length) => {
        const start = Math.min(from, text.length);
        const { left, right } = keywordInContext(text, { start, end: Math.min(text.length, start + length) });
        const plain = (part: string): string => part.replace(/\s/gu, '');
        assert.ok(plain(text.slice(0, start)).endsWith(plain(left)));
        assert.ok(left.length <= 90 && right.length <= 90);
      }),
    );
  });
});

describe('a query', () => {
  it('asks for several forms, of which the longest counts', () => {
    const text = 'Ahmad Massoud met Massoud and Masood. Massouds came.';
    const both = query('Massoud | Ahmad Massoud |  Masood ');
    assert.deepEqual(formsOf(both), ['Massoud', 'Ahmad Massoud', 'Masood']);
    assert.deepEqual(placesOf(text, formsOf(both), both).map(({ start, end }) => text.slice(start, end)), ['Ahmad Massoud', 'Massoud', 'Masood']);
    const parts = query('massoud', { wholeWords: false });
    assert.equal(placesOf(text, formsOf(parts), parts).length, 3);
    const cased = query('massoud', { matchCase: true });
    assert.equal(placesOf(text, formsOf(cased), cased).length, 0);
  });

  it('asks for nothing where it is empty', () => {
    assert.deepEqual(formsOf(query('  ')), []);
    assert.deepEqual(formsOf(query(' | ')), []);
  });
});

describe('occurrences in a corpus', function () {
  this.timeout(30_000);
  let analysers: Analysers;
  let service: LanguageService;
  before(async () => {
    analysers = await loadPackagedAnalysers();
  });
  beforeEach(async () => {
    const files = new Map(['c', 'a', 'b'].map((name) => [`${name}.txt`, `Robin of ${name} met Robin. Robins sing, said robin ${name}.\n`]));
    service = await serviceOver(files, analysers);
  });

  const allPages = async (asked: OccurrenceQuery, limit: number): Promise<OccurrencePage[]> => {
    const pages = [await service.occurrences(asked, limit)];
    for (let next = pages[0].next; next; next = pages.at(-1)!.next) pages.push(await service.occurrences(asked, limit, next));
    return pages;
  };
  const places = (rows: readonly OccurrenceRow[]): string[] => rows.map(({ source, location }) => `${source}:${String(location.range.start.character)}`);

  it('come in the order of documents and text, whatever the size of a page', async () => {
    const [whole, ...none] = await allPages(query('robin'), 100);
    assert.deepEqual(none, []);
    assert.deepEqual(places(whole.rows).slice(0, 4), ['a.txt:0', 'a.txt:15', 'a.txt:40', 'b.txt:0']);
    assert.deepEqual([whole.searched, whole.total], [3, 3]);
    for (const limit of [1, 2, 3, 4]) {
      const pages = await allPages(query('robin'), limit);
      assert.deepEqual(places(pages.flatMap(({ rows }) => rows)), places(whole.rows));
      assert.ok(pages.every(({ rows }) => rows.length <= limit));
    }
  });

  it('say which tag stands on them, and which stands on more words', async () => {
    const range = (start: number, end: number): { start: { line: number; character: number }; end: { line: number; character: number } } => ({ start: { line: 0, character: start }, end: { line: 0, character: end } });
    await service.executeCommand('collate.server.tag', { uri: uriOf('a.txt'), range: range(0, 5), label: 'PERSON', scope: 'span' });
    await service.executeCommand('collate.server.tag', { uri: uriOf('a.txt'), range: range(0, 10), label: 'ORG', scope: 'span' });
    const { rows } = await service.occurrences(query('Robin', { matchCase: true }), 10);
    assert.deepEqual(rows[0].tags.map(({ label, text }) => [label, text]), [['PERSON', undefined], ['ORG', 'Robin of a']]);
    assert.deepEqual(rows[1].tags, []);
  });

  it('are asked for at a place by the words selected, by the tag, or by the word', async () => {
    const at = async (start: number, end = start): Promise<string | null> =>
      await service.occurrenceQuery(uriOf('a.txt'), { start: { line: 0, character: start }, end: { line: 0, character: end } });
    assert.equal(await at(0, 10), 'Robin of a');
    assert.equal(await at(24), 'Robins');
    assert.equal(await at(200), null);
    await service.executeCommand('collate.server.tag', { uri: uriOf('a.txt'), range: { start: { line: 0, character: 15 }, end: { line: 0, character: 33 } }, label: 'MISC', scope: 'span' });
    assert.equal(await at(29), 'Robin. Robins sing');
  });
});
