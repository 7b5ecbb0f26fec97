import assert from 'node:assert/strict';
import type { GoldPage, LineKind } from '../../../bench/eval/packs/boilerplate/goldLines.ts';
import { graftPages } from '../../../bench/train/boilerplate/graftedPages.ts';

const kindOf: Readonly<Record<string, LineKind>> = { B: 'boilerplate', C: 'content', I: 'ignore' };

/** A page whose lines are its name and their number, of the given kinds. */
function page(name: string, kinds: string): GoldPage {
  const letters = Array.from(kinds);
  return { name, source: 'boilerplate', lines: letters.map((_, line) => name + String(line)), kinds: letters.map((letter) => kindOf[letter]) };
}

describe('graftPages', () => {
  it('puts an article with its title and headline between another page’s furniture', () => {
    const [first, second] = graftPages([page('a', 'IBBICBCB'), page('b', 'IBICIBB')], [0, 1], () => true);
    assert.deepEqual(first.lines, ['a0', 'b1', 'a3', 'a4', 'a5', 'a6', 'b5', 'b6']);
    assert.deepEqual(first.kinds, Array.from('IBICBCBB', (letter) => kindOf[letter]));
    assert.deepEqual(second.lines, ['b0', 'a1', 'a2', 'b2', 'b3', 'a7']);
  });

  it('takes no furniture of the page’s own site or of one that may not lend it', () => {
    const pages = [page('a', 'IBCB'), page('b', 'IBCB'), page('c', 'IBCB')];
    assert.deepEqual(graftPages(pages, [0, 0, 1], () => true).map(({ lines }) => lines[1].charAt(0)).slice(0, 2), ['c', 'c']);
    assert.deepEqual(graftPages(pages, [0, 1, 2], (site, other) => site % 2 === other % 2).map(({ lines }) => lines[1]), ['c1', 'a1']);
  });

  it('makes nothing of a page without content, and the same of the same pages', () => {
    assert.deepEqual(graftPages([page('a', 'IBB'), page('b', 'IBCB')], [0, 1], () => true), []);
    const pages = [page('a', 'IBCB'), page('b', 'IBCB'), page('c', 'IBCB')];
    assert.deepEqual(graftPages(pages, [0, 1, 2], () => true), graftPages(pages, [0, 1, 2], () => true));
  });
});
