import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { layersPage, occurrencesPage } from '../../client/src/views/pages.ts';
import type { FromLayers, ToLayers } from '../../client/src/webviews/layerMessages.ts';
import type { FromOccurrences, ToOccurrences } from '../../client/src/webviews/occurrenceMessages.ts';
import type { AgreementReport, LabelItem, LayerDifference, OccurrenceRow } from '../../server/src/protocol.ts';
import { launchBrowser } from '../host/browser.ts';
import { openPage, type PageHarness } from '../host/pageHarness.ts';

const labels: readonly LabelItem[] = ['PERSON', 'ORG'].map((name, index) => ({ name, description: '', color: '#0072b2', isThemed: true, key: String(index + 1) }));

const range = (line: number): OccurrenceRow['location']['range'] => ({ start: { line, character: 4 }, end: { line, character: 9 } });

function occurrence(index: number): OccurrenceRow {
  const neighbour = ['zebra', 'Apple', 'mango'][index % 3];
  const tags = index % 4 === 0 ? [{ id: `tag-${String(index)}`, label: 'PERSON', status: 'accepted' as const }] : [];
  return {
    location: { uri: `file:///${String(index % 7)}.txt`, range: range(index) },
    source: `${String(index % 7)}.txt`,
    left: `${neighbour} `,
    keyword: 'Robin',
    right: ` number ${String(index)}`,
    leftKey: neighbour,
    rightKey: `number ${String(index)}`,
    tags,
  };
}

describe('the occurrences page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let harness: PageHarness<ToOccurrences, FromOccurrences>;
  let grid: Locator;
  const rows = 300;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    harness = await openPage(browser, occurrencesPage);
    grid = harness.page.getByRole('grid', { name: 'Occurrences' });
    await harness.send({ type: 'labels', labels });
    await harness.send({ type: 'ask', text: 'Robin' });
    const progress = { searched: 7, total: 7, state: 'complete' } as const;
    await harness.send({ type: 'rows', rows: Array.from({ length: rows }, (_, index) => occurrence(index)), anew: true, progress });
  });
  afterEach(() => harness.page.close());

  const last = async (): Promise<FromOccurrences> => (await harness.posted()).at(-1)!;
  const current = async (): Promise<string> => {
    const id = await grid.getAttribute('aria-activedescendant');
    return await harness.page.locator(`#${String(id)}`).innerText();
  };

  it('asks for what is typed, with the options of the buttons', async () => {
    assert.deepEqual((await harness.posted()).slice(-1), [{ type: 'search', query: { text: 'Robin', matchCase: false, wholeWords: true } }]);
    await harness.page.getByRole('button', { name: 'Match case' }).click();
    await harness.page.getByRole('button', { name: 'Whole words' }).click();
    assert.deepEqual(await last(), { type: 'search', query: { text: 'Robin', matchCase: true, wholeWords: false } });
    assert.equal(await harness.page.getByRole('button', { name: 'Match case', pressed: true }).count(), 1);
    await harness.page.getByRole('searchbox', { name: 'Look for' }).fill('Zoë');
    await harness.page.waitForFunction(() => ((window as unknown as { kept: { query?: { text: string } }[] }).kept.at(-1)?.query?.text ?? '') === 'Zoë');
  });

  it('keeps only rows in view in the page, and says how many there are', async () => {
    const many = 20_000;
    // Made in the page, since the way there is long for so many.
    await harness.page.evaluate(([row, count]) => {
      const { location } = row;
      const rowsOfPage = Array.from({ length: count }, (_, line) => ({ ...row, location: { ...location, range: { start: { line, character: 0 }, end: { line, character: 5 } } }, right: ` number ${String(line)}` }));
      window.dispatchEvent(new MessageEvent('message', { data: { type: 'rows', rows: rowsOfPage, anew: true, progress: { searched: 7, total: 7, state: 'complete' } } }));
    }, [occurrence(0), many] as const);
    assert.equal(await grid.getAttribute('aria-rowcount'), String(many + 1));
    assert.ok((await grid.getByRole('row').count()) < 60);
    assert.equal(await harness.page.locator('#status').innerText(), '20,000 occurrences in 1 file');
    assert.equal(await harness.page.getByRole('status').count(), 2);
    await grid.focus();
    await harness.page.keyboard.press('End');
    assert.match(await current(), /number 19999/u);
    assert.equal(await grid.locator('.current').getAttribute('aria-rowindex'), String(many + 1));
    await harness.page.keyboard.press('Home');
    assert.match(await current(), /number 0/u);
  });

  it('sorts by the words around, ascending, descending and not at all', async () => {
    const left = grid.getByRole('columnheader', { name: 'Left context' });
    assert.equal(await left.getAttribute('aria-sort'), 'none');
    const firstRow = async (): Promise<string> => await grid.locator('.rows .row').first().innerText();
    await left.getByRole('button').click();
    assert.equal(await left.getAttribute('aria-sort'), 'ascending');
    assert.match(await firstRow(), /Apple/u);
    await left.getByRole('button').press('Enter');
    assert.equal(await left.getAttribute('aria-sort'), 'descending');
    assert.match(await firstRow(), /zebra/u);
    await left.getByRole('button').press('Enter');
    assert.match(await firstRow(), /number 0/u);
    await grid.getByRole('button', { name: 'Right context' }).click();
    assert.match(await firstRow(), /number 0/u);
  });

  it('filters by context, file and label', async () => {
    await harness.page.getByRole('searchbox', { name: 'Filter' }).fill('apple 3.txt untagged');
    assert.match(await harness.page.locator('#status').innerText(), /^\d+ of 300 occurrences in 1 file$/u);
    const texts = await grid.locator('.rows .row').allInnerTexts();
    assert.ok(texts.length > 0 && texts.every((text) => text.includes('Apple') && text.includes('3.txt') && text.includes('untagged')));
  });

  it('selects and tags by key alone', async () => {
    await grid.focus();
    await harness.page.keyboard.press('ArrowDown');
    await harness.page.keyboard.press('Shift+ArrowDown');
    await harness.page.keyboard.press('Shift+ArrowDown');
    assert.equal(await grid.locator('.row[aria-selected=true]').count(), 3);
    assert.match(await harness.page.locator('#status').innerText(), /3 selected$/u);
    await harness.page.keyboard.press('2');
    const tagged = await last();
    assert.ok(tagged.type === 'tag');
    assert.deepEqual([tagged.label, tagged.places.map((place) => place.range.start.line)], ['ORG', [1, 2, 3]]);
    await harness.page.keyboard.press('Escape');
    await harness.page.keyboard.press('ArrowDown');
    await harness.page.keyboard.press('Space');
    await harness.page.keyboard.press('Shift+Digit2');
    const relabelled = await last();
    assert.ok(relabelled.type === 'relabel');
    assert.deepEqual([relabelled.label, relabelled.places.map(({ id }) => id)], ['ORG', ['tag-4']]);
    await harness.page.keyboard.press('Delete');
    assert.equal((await last()).type, 'untag');
    await harness.page.keyboard.press('Enter');
    const opened = await last();
    assert.ok(opened.type === 'open' && opened.row.rightKey === 'number 4');
    await harness.page.keyboard.press('ControlOrMeta+Z');
    assert.deepEqual(await last(), { type: 'undo' });
  });

  it('selects all with Ctrl+A and tags what is untagged', async () => {
    await grid.focus();
    await harness.page.keyboard.press('ControlOrMeta+A');
    assert.match(await harness.page.locator('#status').innerText(), /300 selected$/u);
    await harness.page.keyboard.press('1');
    const tagged = await last();
    assert.ok(tagged.type === 'tag' && tagged.places.length === rows - rows / 4);
  });

  it('selects with the mouse: one, with Ctrl one more, with Shift a stretch', async () => {
    const row = (index: number): Locator => grid.locator(`.rows .row[data-index="${String(index)}"]`);
    await row(1).click();
    await row(4).click({ modifiers: ['ControlOrMeta'] });
    assert.equal(await grid.locator('.row[aria-selected=true]').count(), 2);
    await row(6).click({ modifiers: ['Shift'] });
    assert.deepEqual(await grid.locator('.row[aria-selected=true]').evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).dataset['index'])), ['4', '5', '6']);
    await row(5).dblclick();
    const opened = await last();
    assert.ok(opened.type === 'open' && opened.row.rightKey === 'number 5');
  });

  it('keeps selection and current row when the rows are read again', async () => {
    await grid.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Space']) await harness.page.keyboard.press(key);
    await harness.send({ type: 'rows', rows: [2, 3, 4].map(occurrence), anew: true, progress: { searched: 7, total: 7, state: 'complete' } });
    assert.equal(await grid.locator('.row[aria-selected=true]').count(), 1);
    assert.match(await current(), /number 2/u);
  });

  it('can be used without a mouse, and says what everything is', async () => {
    const names: string[] = [];
    await harness.page.locator('#search').focus();
    for (let step = 0; step < 14; step++) {
      names.push(await harness.page.evaluate(() => {
        const node = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> | null };
        return node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent;
      }));
      const outline = await harness.page.evaluate(() => {
        const node = document.activeElement!.getAttribute('role') === 'grid' ? document.querySelector('.current')! : document.activeElement!;
        return getComputedStyle(node).outlineStyle;
      });
      assert.equal(outline, 'solid', `the focus is to be seen on ${names.at(-1)!}`);
      await harness.page.keyboard.press('Tab');
    }
    assert.deepEqual(names.slice(0, 13), ['Look for', 'Match case', 'Whole words', 'Filter the rows', 'Label', 'Tag', 'Relabel', 'Untag', 'Occurrences', 'File', 'Left context', 'Keyword', 'Right context']);
  });
});

describe('the layers page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let harness: PageHarness<ToLayers, FromLayers>;
  let grid: Locator;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    harness = await openPage(browser, layersPage);
    grid = harness.page.getByRole('grid');
    await harness.send({ type: 'labels', labels });
    await harness.send({ type: 'layers', own: 'ben', document: 'a.txt', layers: ['', 'ana', 'ben'].map((name) => ({ name, documents: 1, tags: 3 })) });
    await harness.send({ type: 'report', report });
  });
  afterEach(() => harness.page.close());

  const last = async (): Promise<FromLayers> => (await harness.posted()).filter(({ type }) => type !== 'preview').at(-1)!;

  it('compares the annotator’s own layer with another', async () => {
    assert.deepEqual(await last(), { type: 'compare', comparison: { scope: 'document', first: 'ben', second: 'ana' } });
    await harness.page.getByLabel('theirs').selectOption('');
    assert.deepEqual(await last(), { type: 'compare', comparison: { scope: 'document', first: 'ben', second: '' } });
  });

  it('shows the figures, and what they leave out', async () => {
    await harness.page.getByRole('button', { name: 'Figures' }).click();
    const table = harness.page.getByRole('table', { name: 'Agreement over 1,234 characters in 2 documents' });
    assert.deepEqual(await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts(), ['3', '2', '0.61', '–', '0.50', '1.00']);
    assert.deepEqual(await harness.page.getByRole('listitem').allInnerTexts(), ['b.txt: ben has not begun it.']);
    assert.equal(await harness.page.locator('#status').innerText(), '4 tags alike, 3 differences, 2 to decide, in 2 documents; alpha 0.50, exact F1 0.50, overlap F1 0.75; 1 left out of the figures');
  });

  it('decides by key and goes on to the next that is undecided', async () => {
    await grid.focus();
    await harness.page.keyboard.press('t');
    const decided = await last();
    assert.ok(decided.type === 'decide');
    assert.deepEqual([decided.take, decided.rows.map(({ keyword }) => keyword)], ['second', ['Robin']]);
    assert.match(await grid.locator('.current').innerText(), /Ely/u);
    for (const [key, take] of [['m', 'first'], ['b', 'both'], ['n', 'neither']] as const) {
      await harness.page.keyboard.press(key);
      const next = await last();
      assert.ok(next.type === 'decide' && next.take === take);
    }
    await harness.page.keyboard.press('ControlOrMeta+Z');
    assert.deepEqual(await last(), { type: 'undo' });
    await harness.page.keyboard.press('ControlOrMeta+A');
    await harness.page.getByRole('button', { name: 'Mine', exact: true }).first().click();
    const all = await last();
    assert.ok(all.type === 'decide' && all.rows.length === 3);
  });

  it('hides what is decided', async () => {
    await harness.page.getByRole('button', { name: 'Hide decided' }).click();
    assert.equal(await grid.locator('.rows .row').count(), 2);
  });
});

function difference(keyword: string, line: number, more: Partial<LayerDifference>): LayerDifference {
  return { location: { uri: 'file:///a.txt', range: range(line) }, source: 'a.txt', kind: 'label', left: 'with ', keyword, right: ' in', first: [], second: [], decision: null, ...more };
}

const report: AgreementReport = {
  labels: [{ label: 'PERSON', first: 3, second: 2, kappa: 0.614, alpha: null, exact: 0.5, overlap: 1 }],
  overall: { alpha: 0.5, exact: 0.5, overlap: 0.75 },
  documents: 2,
  length: 1234,
  leftOut: [{ uri: 'file:///b.txt', message: 'b.txt: ben has not begun it.' }],
  agreed: 4,
  agreedOpen: 4,
  differences: [
    difference('Robin', 0, { first: [{ id: 'a', label: 'PERSON', text: 'Robin', attributes: {} }], kind: 'onlyFirst' }),
    difference('Zoë', 1, { second: [{ id: 'b', label: 'ORG', text: 'Zoë', attributes: { certainty: 'low' } }], kind: 'onlySecond', decision: { take: 'second', by: 'cleo', at: '2026-11-27T09:00:00Z' } }),
    difference('Ely', 2, { first: [{ id: 'c', label: 'ORG', text: 'Ely', attributes: {} }], second: [{ id: 'd', label: 'PERSON', text: 'in Ely', attributes: {} }] }),
  ],
};
