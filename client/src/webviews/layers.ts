import type { Adjudication, AgreementReport, LabelItem, LayerDifference, LayerItem, LayerTag } from '../../../server/src/protocol.ts';
import './style.css';
import { byId, element, soon, toggleButton } from './dom.ts';
import { editorApi } from './editor.ts';
import { figure, figuresTable } from './figuresTable.ts';
import { labelChip } from './labelChip.ts';
import type { Comparison, FromLayers, ToLayers } from './layerMessages.ts';
import { plural } from './plural.ts';
import { VirtualGrid, type GridColumn, type SortOrder } from './virtualGrid.ts';

/** What is kept while the page is closed. */
interface PageState {
  readonly comparison: Comparison;
  readonly order?: SortOrder;
  readonly hidesDecided: boolean;
}

/** The keyboard rests for this many milliseconds on a row before its place is shown. */
const quietPeriod = 120;

/** How much of the words before a difference is shown, in code units. */
const contextLength = 24;

const keys: Partial<Record<string, Adjudication>> = { m: 'first', t: 'second', b: 'both', n: 'neither' };

const editor = editorApi<FromLayers, PageState>();
const scope = byId<HTMLSelectElement>('scope');
const first = byId<HTMLSelectElement>('first');
const second = byId<HTMLSelectElement>('second');
const status = byId('status');
const done = byId('done');
const agreed = byId<HTMLButtonElement>('agreed');

let labels: readonly LabelItem[] = [];
let layers: readonly LayerItem[] = [];
let report: AgreementReport | undefined;
let shownPlace: string | undefined;

const columns: readonly GridColumn<LayerDifference>[] = [
  { id: 'file', title: 'Place', cell: placeCell, sortKey: ({ source, location }) => `${source} ${String(location.range.start.line)}` },
  { id: 'words', title: 'Words', cell: ({ left, keyword, right }) => [endOf(left), element('strong', {}, keyword), right], sortKey: ({ keyword }) => keyword },
  { id: 'kind', title: 'Difference', cell: ({ kind }) => [kindWords(kind)], sortKey: ({ kind }) => kindWords(kind) },
  { id: 'first', title: 'Mine', cell: (row) => tagsCell(row.first, row), sortKey: (row) => row.first.map(({ label }) => label).join(' ') },
  { id: 'second', title: 'Theirs', cell: (row) => tagsCell(row.second, row), sortKey: (row) => row.second.map(({ label }) => label).join(' ') },
  { id: 'decision', title: 'Decision', cell: decisionCell, sortKey: ({ decision }) => decision?.take ?? '' },
];

const grid = new VirtualGrid<LayerDifference>({
  label: 'Differences between the layers',
  columns,
  key: keyOf,
  onOpen: (row) => editor.postMessage({ type: 'open', row }),
  onChange: () => {
    describe();
    remember();
    previewSoon();
  },
});
byId('grid').append(grid.node);

const previewSoon = soon(preview, quietPeriod);
const hidesDecided = toggleButton(byId('hide'), show);
const showsFigures = toggleButton(byId('showFigures'), () => {
  byId('figures').hidden = !showsFigures.pressed;
  byId('grid').hidden = showsFigures.pressed;
});
for (const select of [scope, first, second]) select.addEventListener('change', compare);
for (const take of ['first', 'second', 'both', 'neither'] as const) byId(take === 'first' || take === 'second' ? `take-${take}` : take).addEventListener('click', () => decide(take));
byId('undo').addEventListener('click', () => editor.postMessage({ type: 'undo' }));
agreed.addEventListener('click', () => editor.postMessage({ type: 'takeAgreed' }));
grid.node.addEventListener('keydown', pressed);
window.addEventListener('message', ({ data }: MessageEvent<ToLayers>) => take(data));
const state = editor.getState();
if (state) {
  scope.value = state.comparison.scope;
  hidesDecided.pressed = state.hidesDecided;
  grid.sort(state.order);
}
editor.postMessage({ type: 'ready' });

function take(message: ToLayers): void {
  if (message.type === 'labels') {
    labels = message.labels;
    grid.redraw();
  } else if (message.type === 'layers') takeLayers(message.layers, message.own, message.document);
  else if (message.type === 'report') {
    report = message.report;
    show();
  } else done.textContent = message.message;
}

function takeLayers(found: readonly LayerItem[], own: string, document: string | undefined): void {
  layers = found;
  byId('documentScope').textContent = document ?? 'This document';
  const names = layers.map(({ name }) => name);
  const former = first.options.length > 0 ? comparison() : state?.comparison;
  for (const select of [first, second]) select.replaceChildren(...layers.map(({ name, tags }) => element('option', { value: name }, `${titleOf(name)} (${String(tags)})`)));
  const people = names.filter((name) => name !== '');
  first.value = pick([former?.first, ...(own === '' ? [] : [own]), ...people, ...names], names, undefined);
  second.value = pick([former?.second, ...people, ...names], names, first.value);
  if (names.length >= 2) compare();
  else {
    report = undefined;
    show();
  }
}

/** The first wish that is there and is not the other choice. */
function pick(wishes: readonly (string | undefined)[], names: readonly string[], taken: string | undefined): string {
  return wishes.find((wish) => wish !== undefined && names.includes(wish) && wish !== taken) ?? '';
}

function compare(): void {
  remember();
  editor.postMessage({ type: 'compare', comparison: comparison() });
}

function comparison(): Comparison {
  return { scope: scope.value === 'corpus' ? 'corpus' : 'document', first: first.value, second: second.value };
}

function show(): void {
  grid.node.style.setProperty('--place-width', scope.value === 'corpus' ? '12em' : '5em');
  const differences = report?.differences ?? [];
  grid.show(hidesDecided.pressed ? differences.filter(({ decision }) => decision === null) : differences);
  byId('figures').replaceChildren(...(report ? figuresTable(report, titleOf(first.value), titleOf(second.value), labels) : []));
  agreed.disabled = (report?.agreedOpen ?? 0) === 0;
  agreed.textContent = `Take ${report ? String(report.agreedOpen) : ''} agreed`.replace('  ', ' ');
}

function describe(): void {
  const needed = 'Two layers are needed here: set collate.annotator to a name, and let somebody else annotate too.';
  const text = report ? summary(report) : layers.length < 2 ? needed : '';
  // The same words again would be read out again.
  if (status.textContent !== text) status.textContent = text;
}

function summary({ differences, agreed: alike, leftOut, documents, overall }: AgreementReport): string {
  const open = differences.filter(({ decision }) => decision === null).length;
  const parts = [`${plural(alike, 'tag')} alike, ${plural(differences.length, 'difference')}, ${open.toLocaleString()} to decide, in ${plural(documents, 'document')}`];
  parts.push(`alpha ${figure(overall.alpha)}, exact F1 ${figure(overall.exact)}, overlap F1 ${figure(overall.overlap)}`);
  if (leftOut.length > 0) parts.push(`${String(leftOut.length)} left out of the figures`);
  if (grid.selection.size > 0) parts.push(`${String(grid.selection.size)} selected`);
  return parts.join('; ');
}

/** Where a difference is: its line, with the file where there are several. */
function placeCell({ source, location }: LayerDifference): string[] {
  const line = String(location.range.start.line + 1);
  return [scope.value === 'corpus' ? `${source}:${line}` : `line ${line}`];
}

/** The last words before a difference: enough to know the place by. */
function endOf(left: string): string {
  const cut = left.slice(-contextLength);
  return cut.length < left.length ? `… ${cut.slice(cut.indexOf(' ') + 1)}` : left;
}

function kindWords(kind: LayerDifference['kind']): string {
  const words: Record<LayerDifference['kind'], string> = {
    onlyFirst: `only ${titleOf(first.value)}`,
    onlySecond: `only ${titleOf(second.value)}`,
    label: 'other label',
    boundary: 'other words',
    both: 'label and words',
    attributes: 'attributes',
  };
  return words[kind];
}

function tagsCell(tags: readonly LayerTag[], { keyword }: LayerDifference): (Node | string)[] {
  if (tags.length === 0) return [element('span', { className: 'untagged' }, '–')];
  return tags.map(({ label, text, attributes }) => {
    const chip = labelChip(label, labels);
    if (text.replace(/\s+/gu, ' ') !== keyword) chip.append(element('span', { className: 'untagged' }, ` “${text}”`));
    for (const [name, value] of Object.entries(attributes)) chip.append(element('span', { className: 'untagged' }, ` ${name}: ${String(value)}`));
    return chip;
  });
}

function decisionCell({ decision }: LayerDifference): (Node | string)[] {
  if (!decision) return [element('span', { className: 'untagged' }, 'undecided')];
  const words: Record<Adjudication, string> = { first: 'mine', second: 'theirs', both: 'both', neither: 'neither' };
  return [words[decision.take], element('span', { className: 'untagged' }, ` ${decision.by}, ${decision.at.slice(0, 10)}`)];
}

function titleOf(layer: string): string {
  return layer === '' ? 'curated' : layer;
}

/** Decides the chosen rows, and goes on to the next that is undecided. */
function decide(how: Adjudication): void {
  const rows = grid.chosen;
  if (rows.length === 0) return;
  if (how === 'both' && rows.some(({ kind }) => kind === 'attributes')) {
    done.textContent = 'Of two tags that differ in their attributes, one is taken.';
    return;
  }
  editor.postMessage({ type: 'decide', take: how, rows });
  const decided = new Set(rows.map(keyOf));
  const after = [...grid.rows.keys()].map((offset) => (grid.currentIndex + 1 + offset) % grid.rows.length);
  const next = after.find((index) => grid.rows[index].decision === null && !decided.has(keyOf(grid.rows[index])));
  grid.selection.clear();
  grid.moveTo(next ?? grid.currentIndex);
}

/** Shows the place of the current row while the keyboard is here. */
function preview(): void {
  const row = grid.currentRow;
  if (!row || !document.hasFocus() || keyOf(row) === shownPlace) return;
  shownPlace = keyOf(row);
  editor.postMessage({ type: 'preview', row });
}

function keyOf(row: LayerDifference): string {
  return [row.location.uri, ...row.first.map(({ id }) => id), '|', ...row.second.map(({ id }) => id)].join(' ');
}

function remember(): void {
  editor.setState({ comparison: comparison(), order: grid.order, hidesDecided: hidesDecided.pressed });
}

function pressed(event: KeyboardEvent): void {
  if (event.target !== grid.node) return;
  const command = event.ctrlKey || event.metaKey;
  const how = command || event.altKey || event.shiftKey ? undefined : keys[event.key.toLowerCase()];
  if (how) decide(how);
  else if (command && event.key.toLowerCase() === 'z') editor.postMessage({ type: 'undo' });
  else return;
  event.preventDefault();
  event.stopPropagation();
}
